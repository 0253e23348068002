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

/** Records that a generator gets, as `GenerateRequest` says. */
const MAX_SAMPLE_RECORDS = 200;

/** A problem of one record: why it is not in the result of `apply`, or why a field is empty. Positions count from 0. */
interface RecordIssue {
  readonly position: number;
  readonly code: IssueCode;
  readonly field: string | null;
  readonly message: string;
}

/** The products that a mapping makes of records, and the problems on the way. */
export interface Applied {
  readonly products: Product[];
  readonly issues: RecordIssue[];
}

/** Saves, generates and applies mappings. */
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

  /** Returns all mappings, oldest first. `BAD_USER_INPUT` if there are more than LIMIT_LIST. */
  async list(): Promise<StoredMapping[]> {
    const most = this.config.LIMIT_LIST;
    const mappings = await this.reader.manager.find(StoredMapping, { order: { id: 'ASC' }, take: most + 1 });
    if (mappings.length > most)
      throw badInput('getMappings', `There are more than ${most} mappings. Raise LIMIT_LIST.`);
    return mappings;
  }

  /** Returns a stored mapping; `NOT_FOUND` with the name of the field if there is none. */
  async get(id: string, field = 'mapping.id'): Promise<StoredMapping> {
    const mapping = await this.reader.manager.findOneBy(StoredMapping, { id });
    if (!mapping) throw notFound(id, field);
    return mapping;
  }

  /** Returns the stored mappings of these ids, by id; unknown ids are left out. */
  async mapById(ids: readonly string[]): Promise<Map<string, StoredMapping>> {
    const found = await this.reader.manager.findBy(StoredMapping, { id: In([...ids]) });
    return new Map(found.map((mapping) => [mapping.id, mapping]));
  }

  /**
   * Checks rules, or one rule, and returns them as a list. With a format, every target field has to be in it.
   * `BAD_USER_INPUT` names the invalid rule.
   */
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

  /** Updates a mapping; the database raises the revision, so that two concurrent saves give two revisions. */
  private async replace(id: string, name: string, rules: Mapping): Promise<void> {
    const changed = { name, rules: rules as never, revision: () => '"revision" + 1' };
    const { affected } = await this.database.transact((manager) => manager.update(StoredMapping, id, changed));
    if (affected !== 1) throw notFound(id, 'id');
  }

  /** Deletes a mapping. Returns false if there is none with that id; `IN_USE` while a job uses it. */
  remove(id: string): Promise<boolean> {
    return this.database.transact((manager) => deleteUnused(manager, this.jobs, StoredMapping, id, 'mapping'));
  }

  /** Generates a mapping from sample records and checks it; `INTERNAL` if the generator returned an invalid one. */
  async generate(sample: readonly RawRecord[], format: TargetFormat, sourceType?: string): Promise<Mapping> {
    const proposed = await this.generator.generate({ sample, format, sourceType });
    try {
      return this.check(proposed, format, 'mapping');
    } catch (error) {
      if (!(error instanceof FeedmillError)) throw error;
      // The check says BAD_USER_INPUT, but the generator made the rules, not the client.
      throw new FeedmillError(
        'INTERNAL',
        `The mapping generator proposed a mapping that is not valid: ${error.message}`,
      );
    }
  }

  /**
   * Generates a mapping from the first records of a source and names it after the source; does not store it. `EMPTY_FEED` if
   * there are no records, `BAD_USER_INPUT` with the name of the field if a required field has no certain source.
   */
  async generateFor(source: Source, format: TargetFormat): Promise<StoredMapping> {
    const { records, facts } = await this.sourceReader.sample(source, MAX_SAMPLE_RECORDS);
    const hint = typeof facts.hint === 'string' ? ` ${facts.hint}` : '';
    if (records.length === 0) {
      throw new FeedmillError(
        'EMPTY_FEED',
        `The source has no records now, so no mapping can be generated. Give a mapping, or try again when it has some.${hint}`,
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

  /** Compiles checked rules for `apply` of many records. */
  compile(mapping: Mapping, format: TargetFormat): CompiledMapping {
    return compileMapping(mapping, format, this.functions.all);
  }

  /** Returns the rules that a reading operation uses: `data` if given, else the stored ones. */
  async resolve(input: MappingInput, format: TargetFormat): Promise<Mapping> {
    if (input.data) return this.check(input.data, format, 'mapping.data');
    if (!input.id) throw badInput('mapping', 'mapping needs an id or data.');
    return this.check((await this.get(input.id)).rules, format, 'mapping');
  }

  /**
   * Maps and normalises records as a run of this source would. Skipped and rejected records are left out; the issues say
   * why.
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
      const ownID = record['_id'];
      const recordID = typeof ownID === 'string' || typeof ownID === 'number' ? String(ownID) : null;
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
  // Runs fill an indexProductID themselves.
  if (attributes.includes('indexProductID')) return false;
  return attributes.includes('required') || attributes.includes('primary');
}
