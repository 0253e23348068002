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

const DEFAULT_NAME = 'Target format';
/** Products validated before the event loop gets a turn: a few milliseconds of work. */
const PRODUCTS_PER_TURN = 500;

/** Saves and compiles target formats; keeps exactly one of them the default. */
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

  /** Returns all target formats, oldest first. `BAD_USER_INPUT` if there are more than LIMIT_LIST. */
  async list(): Promise<StoredTargetFormat[]> {
    const most = this.config.LIMIT_LIST;
    const formats = await this.reader.manager.find(StoredTargetFormat, { order: { id: 'ASC' }, take: most + 1 });
    if (formats.length > most)
      throw badInput('getTargetFormats', `There are more than ${most} target formats. Raise LIMIT_LIST.`);
    return formats;
  }

  /** Returns a stored target format, or null. */
  find(id: string): Promise<StoredTargetFormat | null> {
    return this.reader.manager.findOneBy(StoredTargetFormat, { id });
  }

  /** Returns a stored target format; `NOT_FOUND` with the name of the field if there is none. */
  async get(id: string, field = 'targetFormat.id'): Promise<StoredTargetFormat> {
    const format = await this.find(id);
    if (!format) throw notFound(id, field);
    return format;
  }

  /** Returns the stored target formats of these ids, by id; unknown ids are left out. */
  async mapById(ids: readonly string[]): Promise<Map<string, StoredTargetFormat>> {
    const found = await this.reader.manager.findBy(StoredTargetFormat, { id: In([...ids]) });
    return new Map(found.map((format) => [format.id, format]));
  }

  /** Returns the default target format. */
  getDefault(): Promise<StoredTargetFormat> {
    return this.reader.manager.findOneByOrFail(StoredTargetFormat, { isDefault: true });
  }

  /** Checks a format from a client, with the attributes of this application. `field` is its name in errors. */
  check(data: unknown, field: string): TargetFormat {
    return checkTargetFormat(data, { field, attributes: this.attributes.all });
  }

  /** Returns the format that a reading operation uses: `data` if given, else the stored one, else the default. */
  async resolve(input?: TargetFormatInput | null): Promise<TargetFormat> {
    if (input?.data !== null && input?.data !== undefined) return this.check(input.data, 'targetFormat.data');
    return (await (input?.id ? this.get(input.id) : this.getDefault())).format;
  }

  /** Checks a format and returns the row for `put`; does not store it. */
  prepare(data: unknown, name?: string): Promise<StoredTargetFormat> {
    return this.toRow(this.check(data, 'targetFormat.data'), name);
  }

  /** Inserts a format, or updates the stored one with its id. */
  async put(format: StoredTargetFormat, manager: EntityManager): Promise<void> {
    await manager.insert(StoredTargetFormat, { ...format, isDefault: false });
  }

  /** Saves a format given as a list, whose fields are merged. With `id` it replaces a stored one. Returns the id. */
  async save(input: {
    name?: string | null;
    targetFormat: readonly unknown[];
    makeDefault?: boolean | null;
    id?: string | null;
  }): Promise<string> {
    const attributes = this.attributes.all;
    const merged = mergeTargetFormats(input.targetFormat, { field: 'targetFormat', attributes });
    const added = input.id ? null : await this.toRow(merged, input.name ?? undefined);
    const id = added?.id ?? input.id ?? '';
    await this.database.transact(async (manager) => {
      if (input.makeDefault) await this.lock(manager);
      if (added) await this.put(added, manager);
      else await this.replace(id, merged, input.name, manager);
      if (input.makeDefault) await this.makeDefault(id, manager);
    });
    return id;
  }

  /** Deletes a target format. Returns false if there is none; `IN_USE` while a job uses it, `BAD_USER_INPUT` for the default. */
  async remove(id: string): Promise<boolean> {
    return this.database.transact(async (manager) => {
      await this.lock(manager);
      if (await manager.existsBy(StoredTargetFormat, { id, isDefault: true })) {
        throw badInput('id', 'The default target format cannot be deleted; make another one the default first.');
      }
      return deleteUnused(manager, this.jobs, StoredTargetFormat, id, 'targetFormat');
    });
  }

  /** Makes a target format the default. Returns false if there is none with that id. */
  async setDefault(id: string): Promise<boolean> {
    return this.database.transact(async (manager) => {
      await this.lock(manager);
      if (!(await manager.existsBy(StoredTargetFormat, { id }))) return false;
      await this.makeDefault(id, manager);
      return true;
    });
  }

  /** Compiles a format with the attributes and settings of this application. */
  compile(format: TargetFormat): CompiledFormat {
    return compileFormat(format, {
      attributes: this.attributes.all,
      phoneRegion: this.config.PHONE_REGION,
      slashDates: this.config.SLASH_DATES,
    });
  }

  /** Validates products without normalising them; one result per product, in order. */
  async validate(products: readonly unknown[], input?: TargetFormatInput | null): Promise<ValidationResult[]> {
    const compiled = this.compile(await this.resolve(input));
    const results: ValidationResult[] = [];
    for (let from = 0; from < products.length; from += PRODUCTS_PER_TURN) {
      for (const product of products.slice(from, from + PRODUCTS_PER_TURN)) results.push(compiled.validate(product));
      await setImmediate();
    }
    return results;
  }

  private async toRow(format: TargetFormat, name = DEFAULT_NAME): Promise<StoredTargetFormat> {
    const createdAt = await this.clock.now();
    return this.reader.manager.create(StoredTargetFormat, {
      id: newId(),
      isDefault: false,
      revision: 1,
      createdAt,
      name,
      format,
    });
  }

  /** Updates the columns that an edit gives; the database raises the revision, so that two saves give two revisions. */
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

  /** Locks the table for the transaction, so that exactly one format stays the default. */
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
