import { randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, EntityManager, In } from 'typeorm';
import { CatalogueReader, type CatalogueSnapshot } from '../catalogue/read/catalogue-reader.js';
import { JobFormats } from '../catalogue/job-formats.js';
import { Clock } from '../common/clock.js';
import { badInput, FeedmillError } from '../common/errors.js';
import { newId } from '../common/ids.js';
import { READ_DATA_SOURCE } from '../database/data-sources.js';
import { Database } from '../database/database.js';
import { PRODUCT_EVENTS, Webhook, type WebhookEventName } from './webhook.entity.js';
import { RunHistory } from './run-history.js';
import { WebhookDelivery } from './webhook-delivery.js';

const SECRET_BYTES = { made: 32, least: 24, most: 64 } as const;

export interface WebhookRequest {
  readonly url: string;
  readonly event: WebhookEventName;
  readonly fields?: readonly (string | null)[] | null;
  readonly jobID: string;
  readonly secret?: string | null;
}

/** Saves, lists, redelivers and deletes webhooks. */
@Injectable()
export class WebhooksService {
  constructor(
    private readonly database: Database,
    @InjectDataSource(READ_DATA_SOURCE) private readonly reader: DataSource,
    private readonly clock: Clock,
    private readonly catalogues: CatalogueReader,
    private readonly delivery: WebhookDelivery,
    private readonly formats: JobFormats,
    private readonly runs: RunHistory,
  ) {}

  /** All of them, oldest first. */
  list(): Promise<Webhook[]> {
    return this.reader.manager.find(Webhook, { order: { id: 'ASC' } });
  }

  async listOf(jobIDs: readonly string[]): Promise<Webhook[]> {
    return this.reader.manager.find(Webhook, { where: { jobID: In([...jobIDs]) }, order: { id: 'ASC' } });
  }

  /**
   * Saves a webhook, or replaces the one with the same url, event and job, which keeps its id, secret and position and is
   * enabled again. `secret` in the answer is one that was made here: it is shown this once.
   */
  async save(request: WebhookRequest): Promise<{ id: string; secret: string | null }> {
    const fields = [...new Set((request.fields ?? []).filter((field) => field !== null))];
    checkUrl(request.url);
    checkSecret(request.secret);
    await this.checkFields(request.jobID, request.event, fields);
    const { jobID, event, url } = request;
    const createdAt = await this.clock.now();
    const saved = await this.database.transact(async (manager) => {
      const catalogue = await this.catalogues.find(jobID, manager);
      if (!catalogue) throw noJob(jobID);
      const stored = await manager.findOneBy(Webhook, { jobID, event, url });
      if (stored) {
        await manager.update(Webhook, stored.id, {
          ...ENABLED,
          ...(request.secret && { secret: request.secret }),
          ...(!isDeepStrictEqual(fields, stored.fields) && { fields, ...newContents(stored) }),
        });
        return { id: stored.id, secret: null };
      }
      const made = request.secret ? null : randomBytes(SECRET_BYTES.made).toString('base64');
      const webhook = manager.create(Webhook, {
        ...ENABLED,
        ...{ id: newId(), jobID, event, url, fields, createdAt },
        secret: made ?? request.secret ?? '',
        version: catalogue.version,
        // A run that ended before the webhook was made is not delivered; one that is active is.
        lastRunNumber: await this.runs.lastEnded(jobID, manager),
        deliveryID: newId(),
      });
      await manager.insert(Webhook, webhook);
      return { id: webhook.id, secret: made };
    });
    this.delivery.wake(jobID);
    return saved;
  }

  /** Deletes the webhooks of a job, in the transaction that deletes the job. */
  async removeOf(jobID: string, manager: EntityManager): Promise<void> {
    await manager.delete(Webhook, { jobID });
  }

  /** False when nothing has that id. */
  remove(id: string): Promise<boolean> {
    return this.database.transact(async (manager) => (await manager.delete(Webhook, id)).affected === 1);
  }

  /**
   * Sets a webhook back, so that everything from a version on is delivered again, that version included, and enables it.
   * `NOT_FOUND` when nothing has that id, `VERSION_GONE` for a version that is not kept any more, `BAD_USER_INPUT` for one
   * that is not there and for a webhook that goes by runs.
   */
  async redeliver(id: string, fromVersion: number): Promise<void> {
    const jobID = await this.database.transact(async (manager) => {
      const webhook = await manager.findOneBy(Webhook, { id });
      const catalogue = webhook && (await this.catalogues.find(webhook.jobID, manager));
      if (!webhook || !catalogue) throw noWebhook(id);
      const version = Math.max(fromVersion - 1, 0);
      checkRedelivery(webhook.event, fromVersion, catalogue);
      if (version < catalogue.oldestVersion) throw gone(fromVersion, catalogue);
      await manager.update(Webhook, id, { ...ENABLED, version, within: null, deliveryID: newId() });
      return webhook.jobID;
    });
    this.delivery.wake(jobID);
  }

  /** Returns, by job, the version that the slowest active webhook has delivered; jobs without one are left out. */
  async slowestVersions(jobIDs: readonly string[], manager: EntityManager): Promise<ReadonlyMap<string, number>> {
    const slowest = await manager
      .createQueryBuilder(Webhook, 'webhook')
      .select('webhook.jobID', 'jobID')
      .addSelect('MIN(webhook.version)', 'version')
      .where('webhook.jobID IN (:...jobIDs)', { jobIDs })
      .andWhere('webhook.state = :state', { state: 'ACTIVE' })
      .andWhere('webhook.event IN (:...events)', { events: PRODUCT_EVENTS })
      .groupBy('webhook.jobID')
      .getRawMany<{ jobID: string; version: number }>();
    return new Map(slowest.map(({ jobID, version }) => [jobID, version]));
  }

  private async checkFields(jobID: string, event: WebhookEventName, fields: readonly string[]): Promise<void> {
    const format = await this.formats.formatOf(jobID);
    if (!format) throw noJob(jobID);
    if (fields.length === 0) return;
    if (event !== 'UPDATED') throw badInput('fields', 'fields only goes with the event UPDATED.');
    const unknown = fields.find((field) => !Object.hasOwn(format, field));
    if (unknown !== undefined) {
      throw badInput(
        'fields',
        `"${unknown}" is not a field of the job's target format, which has ${Object.keys(format).join(', ')}.`,
      );
    }
  }
}

/** Columns of a webhook that is enabled and due at once. */
const ENABLED = { state: 'ACTIVE', lastError: null, attempts: 0, nextAttemptAt: null } as const;

/** Columns that restart a partly delivered version: its batches may differ, so the next delivery gets a new id. */
function newContents({ within }: Webhook): Pick<Webhook, 'within' | 'deliveryID'> {
  return { within: within && { ...within, count: null }, deliveryID: newId() };
}

function checkRedelivery(event: WebhookEventName, fromVersion: number, { version }: CatalogueSnapshot): void {
  if (event === 'RUN_FAILED' || event === 'RUN_HELD') {
    throw badInput('webhookID', `A ${event} webhook goes by runs, not by versions: there is nothing to redeliver.`);
  }
  if (fromVersion < 0 || fromVersion > version) {
    throw badInput('fromVersion', `fromVersion is ${fromVersion}; the catalogue has the versions 0 to ${version}.`);
  }
}

function gone(fromVersion: number, { oldestVersion }: CatalogueSnapshot): FeedmillError {
  return new FeedmillError(
    'VERSION_GONE',
    `The changes of version ${fromVersion} are no longer kept; the oldest version that can be delivered again is ${oldestVersion + 1}. Read the catalogue again with getProducts.`,
    { field: 'fromVersion' },
  );
}

function noJob(id: string): FeedmillError {
  return new FeedmillError('NOT_FOUND', `There is no job "${id}".`, { field: 'jobID' });
}

function noWebhook(id: string): FeedmillError {
  return new FeedmillError('NOT_FOUND', `There is no webhook "${id}".`, { field: 'webhookID' });
}

function checkUrl(text: string): void {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url && /^https?:$/.test(url.protocol) && !url.username && !url.password) return;
  throw badInput('url', 'url must be an absolute http or https address without credentials in it.');
}

function checkSecret(secret: string | null | undefined): void {
  if (!secret) return;
  const { length } = Buffer.from(secret, 'base64');
  if (/^[A-Za-z0-9+/]+={0,2}$/.test(secret) && length >= SECRET_BYTES.least && length <= SECRET_BYTES.most) return;
  throw badInput('secret', `secret must be ${SECRET_BYTES.least} to ${SECRET_BYTES.most} bytes in base64.`);
}
