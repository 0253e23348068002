import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, EntityManager, In } from 'typeorm';
import { Clock } from '../common/clock.js';
import { badInput, FeedmillError } from '../common/errors.js';
import { newId } from '../common/ids.js';
import { type IssueCode, type IssueSink } from '../common/issues.js';
import { type Product, type RawRecord } from '../common/records.js';
import { CONFIG, type FeedmillConfig } from '../config/config.js';
import { READ_DATA_SOURCE } from '../database/data-sources.js';
import { Database } from '../database/database.js';
import { deleteUnused, JobReferences } from '../database/references.js';
import { MappingGenerator } from '../extensions/mapping-generator.js';
import { type CompiledMapping, compileMapping, checkMapping } from '../pipeline/map/compile-mapping.js';
import { type Mapping } from '../pipeline/mapping.js';
import { type TargetFormat } from '../pipeline/target-format.js';
import { SourceReader } from '../sources/source-reader.js';
import { Source } from '../sources/source.entity.js';
import { TargetFormatsService } from '../target-formats/target-formats.service.js';
import { missingLinkHint } from './generator/4-write-rules/missing-link-hint.js';
import { MappingInput } from './dto/mapping.input.js';
import { StoredMapping } from './mapping.entity.js';
import { TransformFunctionRegistry } from './transform-functions.js';

const SAMPLE = 200;

/** Why a record is not in the result of `apply`, or what else is wrong with it; positions count from 0. */
interface RecordIssue {
  readonly position: number;
  readonly code: IssueCode;
  readonly field: string | null;
  readonly message: string;
}

export interface Applied {
  readonly products: Product[];
  readonly issues: RecordIssue[];
}

/** Mappings: checked when saved, generated from samples, applied to records. */
@Injectable()
export class MappingsService {
  constructor(
    private readonly database: Database,
    @InjectDataSource(READ_DATA_SOURCE) private readonly reader: DataSource,
    @Inject(CONFIG) private readonly config: FeedmillConfig,
    private readonly clock: Clock,
    private readonly generator: MappingGenerator,
    private readonly formats: TargetFormatsService,
    private readonly sourceReader: SourceReader,
    private readonly functions: TransformFunctionRegistry,
    private readonly jobs: JobReferences,
  ) {}

  /** All of them, oldest first. */
  async list(): Promise<StoredMapping[]> {
    const most = this.config.LIMIT_LIST;
    const mappings = await this.reader.manager.find(StoredMapping, { order: { id: 'ASC' }, take: most + 1 });
    if (mappings.length > most)
      throw badInput('getMappings', `There are more than ${most} mappings. Raise LIMIT_LIST.`);
    return mappings;
  }

  async get(id: string, field = 'mapping.id'): Promise<StoredMapping> {
    const mapping = await this.reader.manager.findOneBy(StoredMapping, { id });
    if (!mapping) throw notFound(id, field);
    return mapping;
  }

  async mapById(ids: readonly string[]): Promise<Map<string, StoredMapping>> {
    const found = await this.reader.manager.findBy(StoredMapping, { id: In([...ids]) });
    return new Map(found.map((mapping) => [mapping.id, mapping]));
  }

  /** Checks rules, or one rule; with a format also that it has every field they fill. */
  check(rules: unknown, format?: TargetFormat, field = 'mapping'): Mapping {
    return checkMapping(rules, this.functions.all, { format, field });
  }

  /** A new mapping made ready to be put; nothing is stored yet. */
  async prepare(rules: Mapping, name: string): Promise<StoredMapping> {
    const createdAt = await this.clock.now();
    return this.reader.manager.create(StoredMapping, { id: newId(), createdAt, name, rules, revision: 1 });
  }

  async put(mapping: StoredMapping, manager: EntityManager): Promise<void> {
    await manager.insert(StoredMapping, { ...mapping, rules: mapping.rules as never });
  }

  /** Saves rules, or one rule; by `id` they replace a stored mapping. */
  async save(input: { name: string; mapping: unknown; id?: string | null }): Promise<string> {
    const rules = this.check(input.mapping);
    if (rules.length === 0) throw badInput('mapping', 'mapping has no rules; give at least one.');
    if (input.id) {
      await this.replace(input.id, input.name, rules);
      return input.id;
    }
    const mapping = await this.prepare(rules, input.name);
    await this.database.transact((manager) => this.put(mapping, manager));
    return mapping.id;
  }

  /** The database raises the revision, so that two saves at once give two revisions. */
  private async replace(id: string, name: string, rules: Mapping): Promise<void> {
    const changed = { name, rules: rules as never, revision: () => '"revision" + 1' };
    const { affected } = await this.database.transact((manager) => manager.update(StoredMapping, id, changed));
    if (affected !== 1) throw notFound(id, 'id');
  }

  /** `IN_USE` while a job uses it; false when nothing has that id. */
  remove(id: string): Promise<boolean> {
    return this.database.transact((manager) => deleteUnused(manager, this.jobs, StoredMapping, id, 'mapping'));
  }

  /** Proposes a mapping from sample records. */
  async generate(sample: readonly RawRecord[], format: TargetFormat, sourceType?: string): Promise<Mapping> {
    const proposed = await this.generator.generate({ sample, format, sourceType });
    try {
      return this.check(proposed, format, 'mapping');
    } catch (error) {
      if (!(error instanceof FeedmillError)) throw error;
      // Not the client's fault, whatever the check says.
      throw new FeedmillError(
        'INTERNAL',
        `The mapping generator proposed a mapping that is not valid: ${error.message}`,
      );
    }
  }

  /**
   * A mapping for a source, generated from its first records and named after it; not stored yet. `EMPTY_FEED` when it has
   * none, `BAD_USER_INPUT` naming the required field for which nothing in them fits.
   */
  async generateFor(source: Source, format: TargetFormat): Promise<StoredMapping> {
    const { records, facts } = await this.sourceReader.sample(source, SAMPLE);
    const hint = typeof facts.hint === 'string' ? ` ${facts.hint}` : '';
    if (records.length === 0) {
      throw new FeedmillError(
        'EMPTY_FEED',
        `The source has no records now, so that no mapping can be generated. Give a mapping, or try again when it has some.${hint}`,
      );
    }
    const rules = await this.generate(records, format, source.type);
    const filled = new Set(rules.map(({ targetField }) => targetField?.split('.')[0]));
    const missing = Object.entries(format)
      .filter(([name, field]) => isRequired(field) && !filled.has(name))
      .map(([name]) => name);
    const [first] = missing;
    if (first !== undefined) {
      const names = missing.map((name) => `"${name}"`).join(', ');
      throw badInput(
        first,
        `Nothing in the first records of the source fits the required ${missing.length > 1 ? 'fields' : 'field'} ${names}. Give a mapping that fills what is required, or make it optional in the target format.${hint || missingLinkHint(records, missing)}`,
      );
    }
    return this.prepare(rules, source.name);
  }

  compile(mapping: Mapping, format: TargetFormat): CompiledMapping {
    return compileMapping(mapping, format, this.functions.all);
  }

  /** What a reading operation works with: data wins over id. */
  async resolve(input: MappingInput, format: TargetFormat): Promise<Mapping> {
    if (input.data) return this.check(input.data, format, 'mapping.data');
    if (!input.id) throw badInput('mapping', 'mapping needs an id or data.');
    return this.check((await this.get(input.id)).rules, format, 'mapping');
  }

  /**
   * Maps and normalises records as a run of this source would; what is skipped or rejected is left out, and the issues
   * say why.
   */
  apply(records: readonly RawRecord[], mapping: Mapping, format: TargetFormat, sourceID?: string | null): Applied {
    const compiled = this.compile(mapping, format);
    const normaliser = this.formats.compile(format);
    const issues: RecordIssue[] = [];
    const products = records.flatMap((record, position) => {
      const sink: IssueSink = {
        add: (code, field, message) => issues.push({ position, code, field, message: message() }),
      };
      const draft = compiled.apply(record, sink);
      if (draft === null)
        sink.add('SKIPPED', null, () => 'The record is skipped: a "where" of the mapping is not true for it.');
      const own = record['_id'];
      const recordID = typeof own === 'string' || typeof own === 'number' ? String(own) : null;
      const product = draft && normaliser.normalise(draft, sink, { sourceID: sourceID ?? '', recordID });
      return product ? [product] : [];
    });
    return { products, issues };
  }
}

function notFound(id: string, field: string): FeedmillError {
  return new FeedmillError('NOT_FOUND', `There is no mapping "${id}".`, { field });
}

function isRequired({ attributes = [] }: TargetFormat[string]): boolean {
  // The engine fills an indexProductID by itself.
  if (attributes.includes('indexProductID')) return false;
  return attributes.includes('required') || attributes.includes('primary');
}
