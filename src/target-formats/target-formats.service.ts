import { setImmediate } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, EntityManager, In } from 'typeorm';
import { Clock } from '../common/clock.js';
import { badInput, FeedmillError } from '../common/errors.js';
import { newId } from '../common/ids.js';
import { CONFIG, type FeedmillConfig } from '../config/config.js';
import { READ_DATA_SOURCE } from '../database/data-sources.js';
import { Database } from '../database/database.js';
import { deleteUnused, JobReferences } from '../database/references.js';
import { checkTargetFormat, mergeTargetFormats } from '../pipeline/normalise/check-target-format.js';
import { type CompiledFormat, compileFormat } from '../pipeline/normalise/compile-format.js';
import { type ValidationResult } from '../pipeline/normalise/validate-product.js';
import { type TargetFormat } from '../pipeline/target-format.js';
import { TargetFormatInput } from './dto/target-format.input.js';
import { FieldAttributeRegistry } from './field-attributes.js';
import { StoredTargetFormat } from './target-format.entity.js';

const UNNAMED = 'Target format';
/** Products that are validated before others get their turn. */
const SLICE = 500;

/** Target formats: checked when saved, exactly one of them the default at any time. */
@Injectable()
export class TargetFormatsService {
  constructor(
    private readonly database: Database,
    @InjectDataSource(READ_DATA_SOURCE) private readonly reader: DataSource,
    @Inject(CONFIG) private readonly config: FeedmillConfig,
    private readonly clock: Clock,
    private readonly attributes: FieldAttributeRegistry,
    private readonly jobs: JobReferences,
  ) {}

  /** All of them, oldest first. */
  async list(): Promise<StoredTargetFormat[]> {
    const most = this.config.LIMIT_LIST;
    const formats = await this.reader.manager.find(StoredTargetFormat, { order: { id: 'ASC' }, take: most + 1 });
    if (formats.length > most)
      throw badInput('getTargetFormats', `There are more than ${most} target formats. Raise LIMIT_LIST.`);
    return formats;
  }

  find(id: string): Promise<StoredTargetFormat | null> {
    return this.reader.manager.findOneBy(StoredTargetFormat, { id });
  }

  async get(id: string, field = 'targetFormat.id'): Promise<StoredTargetFormat> {
    const format = await this.find(id);
    if (!format) throw notFound(id, field);
    return format;
  }

  async mapById(ids: readonly string[]): Promise<Map<string, StoredTargetFormat>> {
    const found = await this.reader.manager.findBy(StoredTargetFormat, { id: In([...ids]) });
    return new Map(found.map((format) => [format.id, format]));
  }

  getDefault(): Promise<StoredTargetFormat> {
    return this.reader.manager.findOneByOrFail(StoredTargetFormat, { isDefault: true });
  }

  /** Checks what a client sent as a format, with the attributes of this application; `field` is how errors call it. */
  check(data: unknown, field: string): TargetFormat {
    return checkTargetFormat(data, { field, attributes: this.attributes.all });
  }

  /** What a reading operation works with: data wins over id, nothing given means the default. */
  async resolve(input?: TargetFormatInput | null): Promise<TargetFormat> {
    if (input?.data !== null && input?.data !== undefined) return this.check(input.data, 'targetFormat.data');
    return (await (input?.id ? this.get(input.id) : this.getDefault())).format;
  }

  /** Checks a format and makes it ready to be put; nothing is stored yet. */
  prepare(data: unknown, name?: string): Promise<StoredTargetFormat> {
    return this.ready(this.check(data, 'targetFormat.data'), name);
  }

  async put(format: StoredTargetFormat, manager: EntityManager): Promise<void> {
    await manager.insert(StoredTargetFormat, { ...format, isDefault: false });
  }

  /** Saves a format given as a list, whose fields are taken together; by `id` it replaces a stored one. */
  async save(input: {
    name?: string | null;
    targetFormat: readonly unknown[];
    makeDefault?: boolean | null;
    id?: string | null;
  }): Promise<string> {
    const attributes = this.attributes.all;
    const merged = mergeTargetFormats(input.targetFormat, { field: 'targetFormat', attributes });
    const added = input.id ? null : await this.ready(merged, input.name ?? undefined);
    const id = added?.id ?? input.id ?? '';
    await this.database.transact(async (manager) => {
      if (input.makeDefault) await this.lock(manager);
      if (added) await this.put(added, manager);
      else await this.replace(id, merged, input.name, manager);
      if (input.makeDefault) await this.makeDefault(id, manager);
    });
    return id;
  }

  /** `IN_USE` while a job uses it, `BAD_USER_INPUT` while it is the default; false when nothing has that id. */
  async remove(id: string): Promise<boolean> {
    return this.database.transact(async (manager) => {
      await this.lock(manager);
      if (await manager.existsBy(StoredTargetFormat, { id, isDefault: true })) {
        throw badInput('id', 'The default target format cannot be deleted; make another one the default first.');
      }
      return deleteUnused(manager, this.jobs, StoredTargetFormat, id, 'targetFormat');
    });
  }

  /** False when nothing has that id. */
  async setDefault(id: string): Promise<boolean> {
    return this.database.transact(async (manager) => {
      await this.lock(manager);
      if (!(await manager.existsBy(StoredTargetFormat, { id }))) return false;
      await this.makeDefault(id, manager);
      return true;
    });
  }

  compile(format: TargetFormat): CompiledFormat {
    return compileFormat(format, {
      attributes: this.attributes.all,
      phoneRegion: this.config.PHONE_REGION,
      slashDates: this.config.SLASH_DATES,
    });
  }

  async validate(products: readonly unknown[], input?: TargetFormatInput | null): Promise<ValidationResult[]> {
    const compiled = this.compile(await this.resolve(input));
    const results: ValidationResult[] = [];
    for (let from = 0; from < products.length; from += SLICE) {
      for (const product of products.slice(from, from + SLICE)) results.push(compiled.validate(product));
      await setImmediate();
    }
    return results;
  }

  private async ready(format: TargetFormat, name = UNNAMED): Promise<StoredTargetFormat> {
    const createdAt = await this.clock.now();
    return this.reader.manager.create(StoredTargetFormat, {
      ...{ id: newId(), isDefault: false, revision: 1, createdAt },
      name,
      format,
    });
  }

  /** Writes what an edit gives; the database raises the revision, so that two saves at once give two revisions. */
  private async replace(
    id: string,
    format: TargetFormat,
    name: string | null | undefined,
    manager: EntityManager,
  ): Promise<void> {
    const changed = { name: name ?? undefined, format, revision: () => '"revision" + 1' };
    const { affected } = await manager.update(StoredTargetFormat, id, changed);
    if (affected !== 1) throw notFound(id, 'id');
  }

  /** Keeps others from changing which formats there are: exactly one of them is the default at any time. */
  private async lock(manager: EntityManager): Promise<void> {
    await this.database.lockTable('target_format', manager);
  }

  private async makeDefault(id: string, manager: EntityManager): Promise<void> {
    await manager.update(StoredTargetFormat, { isDefault: true }, { isDefault: false });
    await manager.update(StoredTargetFormat, id, { isDefault: true });
  }
}

function notFound(id: string, field: string): FeedmillError {
  return new FeedmillError('NOT_FOUND', `There is no target format "${id}".`, { field });
}
