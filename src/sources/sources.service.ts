import { isDeepStrictEqual } from 'node:util';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, EntityManager, In, Not } from 'typeorm';
import { Clock } from '../common/clock.js';
import { badInput, FeedmillError } from '../common/errors.js';
import { newId } from '../common/ids.js';
import { CONFIG, type FeedmillConfig } from '../config/config.js';
import { READ_DATA_SOURCE } from '../database/data-sources.js';
import { ChangedMeanwhile, saveOnNewest } from '../database/concurrent-saves.js';
import { Database } from '../database/database.js';
import { deleteUnused, JobReferences } from '../database/references.js';
import { ConnectorRegistry } from '../extensions/registry.js';
import { SourceType } from '../graphql/source-type.enum.js';
import { checkCredentials, checkMove, checkPlaceholders, checkSource } from './check-source.js';
import { type Credentials, CredentialVault } from './credential-vault.js';
import { SourceRequest } from './dto/source.input.js';
import { unmaskHeaders, unmaskUrl } from './masking.js';
import { refuseCircle } from './refuse-circle.js';
import { Source } from './source.entity.js';

const FIELD = 'source.sourceRequest';
/** The columns that a request can change; a change of any of them raises the revision. */
const CONTENT = ['name', 'type', 'url', 'description', 'headers', 'body', 'method', 'credentials'] as const;

/** Saves, lists and deletes sources. They are checked when they are saved, and their credentials are sealed. */
@Injectable()
export class SourcesService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    @InjectDataSource(READ_DATA_SOURCE) private readonly reader: DataSource,
    @Inject(CONFIG) private readonly config: FeedmillConfig,
    private readonly clock: Clock,
    private readonly connectors: ConnectorRegistry,
    private readonly vault: CredentialVault,
    private readonly jobs: JobReferences,
  ) {}

  /** Stops the start if the connector of a stored source is missing: one unknown type would make `getSources` fail. */
  async onModuleInit(): Promise<void> {
    const lost = await this.reader.manager.findOneBy(Source, { type: Not(In(Object.values(SourceType))) });
    if (!lost) return;
    throw new FeedmillError(
      'EXTENSION_INVALID',
      `The source "${lost.name}" (${lost.id}) is of type ${lost.type}, but this application has no connector for that type. Provide the connector, or delete the source with an application that has it.`,
    );
  }

  /** Returns all sources, oldest first. `BAD_USER_INPUT` if there are more than LIMIT_LIST. */
  async list(): Promise<Source[]> {
    const most = this.config.LIMIT_LIST;
    const sources = await this.reader.manager.find(Source, { order: { id: 'ASC' }, take: most + 1 });
    if (sources.length > most) throw badInput('getSources', `There are more than ${most} sources. Raise LIMIT_LIST.`);
    return sources;
  }

  find(id: string): Promise<Source | null> {
    return this.reader.manager.findOneBy(Source, { id });
  }

  async get(id: string, field = 'source.id'): Promise<Source> {
    const source = await this.find(id);
    if (!source) throw new FeedmillError('NOT_FOUND', `There is no source "${id}".`, { field });
    return source;
  }

  async mapById(ids: readonly string[]): Promise<Map<string, Source>> {
    const found = await this.reader.manager.findBy(Source, { id: In([...ids]) });
    return new Map(found.map((source) => [source.id, source]));
  }

  /**
   * Checks a request and returns the source for `put`, or for reading only; does not store it. A stored source keeps the
   * fields that are left out, and `revision` is the stored one; a new source has revision 0. `BAD_USER_INPUT` names the
   * field that is wrong.
   */
  async prepare(request: SourceRequest, stored?: Source, field = FIELD): Promise<Source> {
    const url = request.url ? unmaskUrl(request.url.trim(), stored?.url ?? null) : (stored?.url ?? null);
    const source = this.reader.manager.create(Source, {
      id: stored?.id ?? newId(),
      name: request.name?.trim() || stored?.name || defaultName(request.type, url),
      type: request.type,
      url,
      description: request.description ?? stored?.description ?? null,
      headers: request.sourceHeaders
        ? unmaskHeaders(request.sourceHeaders, stored?.headers ?? [])
        : (stored?.headers ?? []),
      // An empty text removes the stored body, as a change from POST to GET requires.
      body: (request.sourceBody ?? stored?.body) || null,
      method: request.sourceMethod?.toUpperCase() ?? stored?.method ?? null,
      credentials: stored?.credentials ?? null,
      revision: stored?.revision ?? 0,
      createdAt: stored?.createdAt ?? (await this.clock.now()),
    });
    checkSource(source, field);
    await this.checkByConnector(source, field);
    if (stored) checkMove(source, stored, request, field);
    if (request.credentials !== null && request.credentials !== undefined) {
      const credentials = checkCredentials(request.credentials, field);
      source.credentials = Object.keys(credentials).length > 0 ? this.vault.seal(source.id, credentials) : null;
    }
    checkPlaceholders(source, this.credentialsOf(source, `${field}.credentials`), field);
    return source;
  }

  /**
   * Stores a prepared source. Throws `ChangedMeanwhile`, for `saveOnNewest`, if it was saved since it was read;
   * `BAD_USER_INPUT` if a job would read its own products.
   */
  async put(source: Source, manager: EntityManager, field = FIELD): Promise<void> {
    if (source.revision === 0) await manager.insert(Source, { ...source, revision: 1 });
    else await this.replace(source, manager);
    await this.refuseCircle(source, manager, `${field}.url`);
  }

  /** Throws `BAD_USER_INPUT` if a job would read its own products. Call it after source and job are stored. */
  refuseCircle(source: Source, manager: EntityManager, field: string): Promise<void> {
    return refuseCircle(source, this.jobs, manager, field);
  }

  /** Saves a new source, or updates the one with `id` with the fields of the request. */
  async save(request: SourceRequest, id?: string | null): Promise<Source> {
    return saveOnNewest(async () => {
      const source = await this.prepare(request, id ? await this.get(id, 'id') : undefined, 'source');
      await this.database.transact((manager) => this.put(source, manager, 'source'));
      return this.get(source.id, 'id');
    });
  }

  /** Deletes a source. Returns false if there is none with that id; `IN_USE` while a job uses it. */
  remove(id: string): Promise<boolean> {
    return this.database.transact((manager) => deleteUnused(manager, this.jobs, Source, id, 'source'));
  }

  /** Returns the opened credentials; `BAD_USER_INPUT` if one is missing that the connector needs. */
  credentialsOf({ id, type, credentials: sealed }: Source, field = 'credentials'): Credentials {
    const credentials = sealed ? this.vault.open(id, sealed) : {};
    const missing = this.connectors.credentialsOf(type).find((name) => !credentials[name]);
    if (missing === undefined) return credentials;
    throw badInput(field, `A source of type ${type} needs the credential "${missing}". Save it again with it.`);
  }

  /** Locks the row of a source for the transaction; `ChangedMeanwhile` if it was saved or deleted since it was read. */
  async hold({ id, revision }: Source, manager: EntityManager): Promise<Source> {
    const { affected } = await manager.update(Source, { id, revision }, { revision });
    const stored = affected === 1 ? await manager.findOneBy(Source, { id }) : null;
    if (!stored) throw new ChangedMeanwhile('source', id);
    return stored;
  }

  /** Writes the changed columns. The database raises the revision, and only if a column has changed. */
  private async replace(source: Source, manager: EntityManager): Promise<void> {
    const stored = await this.hold(source, manager);
    const changed = CONTENT.filter((name) => !isDeepStrictEqual(source[name], stored[name]));
    if (changed.length === 0) return;
    const content = Object.fromEntries(changed.map((name) => [name, source[name]]));
    await manager.update(Source, source.id, { ...content, revision: () => '"revision" + 1' });
  }

  private async checkByConnector({ type, url, method, headers, body }: Source, field: string): Promise<void> {
    try {
      await this.connectors.get(type)?.check?.({ url, method, headers, body });
    } catch (error) {
      if (!(error instanceof FeedmillError) || !error.details.field) throw error;
      throw new FeedmillError(error.code, error.message, {
        ...error.details,
        field: `${field}.${error.details.field}`,
      });
    }
  }
}

function defaultName(type: string, url: string | null): string {
  return url && URL.canParse(url) ? new URL(url).host : type;
}
