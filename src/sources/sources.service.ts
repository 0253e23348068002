import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, EntityManager, In } from 'typeorm';
import { Clock } from '../common/clock.js';
import { badInput, FeedmillError } from '../common/errors.js';
import { newId } from '../common/ids.js';
import { CONFIG, type FeedmillConfig } from '../config/config.js';
import { Database } from '../database/database.js';
import { deleteUnused } from '../database/references.js';
import { ConnectorRegistry } from '../extensions/registry.js';
import { type Credentials, CredentialVault } from './credential-vault.js';
import { SourceRequest } from './dto/source.input.js';
import { splitHeader, unmaskHeaders, unmaskUrl } from './masking.js';
import { Source } from './source.entity.js';

const FIELD = 'source.sourceRequest';
const HEADER_NAME = /^[!#$%&'*+.^_`|~\w-]+$/;

/** Sources: checked when saved, their credentials sealed. */
@Injectable()
export class SourcesService {
  constructor(
    private readonly database: Database,
    @InjectDataSource() private readonly reader: DataSource,
    @Inject(CONFIG) private readonly config: FeedmillConfig,
    private readonly clock: Clock,
    private readonly connectors: ConnectorRegistry,
    private readonly vault: CredentialVault,
  ) {}

  /** All of them, oldest first. */
  async list(): Promise<Source[]> {
    const most = this.config.LIMIT_LIST;
    const sources = await this.reader.manager.find(Source, { order: { id: 'ASC' }, take: most + 1 });
    if (sources.length > most) throw badInput('getSources', `There are more than ${most} sources. Raise LIMIT_LIST.`);
    return sources;
  }

  async get(id: string, field = 'source.id'): Promise<Source> {
    const source = await this.reader.manager.findOneBy(Source, { id });
    if (!source) throw new FeedmillError('NOT_FOUND', `There is no source "${id}".`, { field });
    return source;
  }

  async mapById(ids: readonly string[]): Promise<Map<string, Source>> {
    const found = await this.reader.manager.findBy(Source, { id: In([...ids]) });
    return new Map(found.map((source) => [source.id, source]));
  }

  /**
   * A source made ready to be put, or only to be read; nothing is stored yet. Of a stored one, the fields that are left out
   * stay. `BAD_USER_INPUT` names what is wrong with it.
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
      body: request.sourceBody ?? stored?.body ?? null,
      method: request.sourceMethod ?? stored?.method ?? null,
      credentials: stored?.credentials ?? null,
      revision: (stored?.revision ?? 0) + 1,
      createdAt: stored?.createdAt ?? (await this.clock.now()),
    });
    checkHeaders(source.headers, field);
    this.checkByConnector(source, field);
    if (request.credentials !== null && request.credentials !== undefined) {
      source.credentials = this.vault.seal(source.id, checkCredentials(request.credentials, field));
    } else if (stored?.credentials && (stored.type !== source.type || originOf(stored.url) !== originOf(url))) {
      throw badInput(
        `${field}.credentials`,
        'The type or the origin of the url changes, and the stored credentials were given for the old one: give credentials again.',
      );
    }
    return source;
  }

  async put(source: Source, manager: EntityManager): Promise<void> {
    await manager.save(source);
  }

  /** `IN_USE` while a job uses it; false when nothing has that id. */
  remove(id: string): Promise<boolean> {
    return this.database.transact((manager) => deleteUnused(manager, Source, id, 'sourceID'));
  }

  credentialsOf(source: Source): Credentials {
    return source.credentials ? this.vault.open(source.id, source.credentials) : {};
  }

  private checkByConnector({ type, url, method, headers, body }: Source, field: string): void {
    try {
      this.connectors.get(type)?.check?.({ url, method, headers, body });
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

function originOf(url: string | null): string | null {
  return url && URL.canParse(url) ? new URL(url).origin : url;
}

function checkHeaders(headers: readonly string[], field: string): void {
  headers.forEach((header, i) => {
    const [name, value] = splitHeader(header);
    if (HEADER_NAME.test(name) && header.includes(':') && !/[\r\n\0]/.test(value)) return;
    throw badInput(`${field}.sourceHeaders[${i}]`, `${field}.sourceHeaders[${i}] must be of the form "Name: value".`);
  });
}

function checkCredentials(credentials: unknown, field: string): Credentials {
  const isObject = typeof credentials === 'object' && credentials !== null && !Array.isArray(credentials);
  if (
    isObject &&
    Object.entries(credentials).every(([name, value]) => /^\w+$/.test(name) && typeof value === 'string')
  ) {
    return credentials as Credentials;
  }
  throw badInput(
    `${field}.credentials`,
    `${field}.credentials must be an object of texts, each name of letters, digits and _.`,
  );
}
