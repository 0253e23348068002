import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In } from 'typeorm';
import { Clock } from '../common/clock.js';
import { badInput, FeedmillError } from '../common/errors.js';
import { newId } from '../common/ids.js';
import { Database } from '../database/database.js';
import { query } from '../database/sql.js';
import { Catalogue } from '../pipeline/persist/catalogue.entity.js';
import { StoredTargetFormat } from '../target-formats/target-format.entity.js';
import { Webhook, type WebhookEventName } from './webhook.entity.js';

const SECRET_BYTES = { made: 32, least: 24, most: 64 } as const;

export interface WebhookRequest {
  readonly url: string;
  readonly event: WebhookEventName;
  readonly fields?: readonly (string | null)[] | null;
  readonly jobID: string;
  readonly secret?: string | null;
}

/** Who is told about changes. */
@Injectable()
export class WebhooksService {
  constructor(
    private readonly database: Database,
    @InjectDataSource() private readonly reader: DataSource,
    private readonly clock: Clock,
  ) {}

  /** All of them, oldest first. */
  list(): Promise<Webhook[]> {
    return this.reader.manager.find(Webhook, { order: { id: 'ASC' } });
  }

  async listOf(jobIDs: readonly string[]): Promise<Webhook[]> {
    return this.reader.manager.find(Webhook, { where: { jobID: In([...jobIDs]) }, order: { id: 'ASC' } });
  }

  /**
   * Saves a webhook, or replaces the one with the same url, event and job, which keeps its id, secret and position. `secret`
   * in the answer is one that was made here: it is shown this once.
   */
  async save(request: WebhookRequest): Promise<{ id: string; secret: string | null }> {
    const fields = [...new Set((request.fields ?? []).filter((field) => field !== null))];
    checkUrl(request.url);
    checkSecret(request.secret);
    await this.checkFields(request.jobID, request.event, fields);
    const { jobID, event, url } = request;
    const createdAt = await this.clock.now();
    return this.database.transact(async (manager) => {
      const stored = await manager.findOneBy(Webhook, { jobID, event, url });
      const made = stored || request.secret ? null : randomBytes(SECRET_BYTES.made).toString('base64');
      const catalogue = await manager.findOneBy(Catalogue, { jobID });
      if (!catalogue) throw noJob(jobID);
      const webhook = manager.create(Webhook, {
        ...(stored ?? { id: newId(), createdAt, version: catalogue.version, jobID, event, url }),
        fields,
        secret: request.secret ?? stored?.secret ?? made ?? '',
        state: 'ACTIVE',
        lastError: null,
      });
      await manager.save(webhook);
      return { id: webhook.id, secret: made };
    });
  }

  /** False when nothing has that id. */
  remove(id: string): Promise<boolean> {
    return this.database.transact(async (manager) => (await manager.delete(Webhook, id)).affected === 1);
  }

  private async checkFields(jobID: string, event: WebhookEventName, fields: readonly string[]): Promise<void> {
    const { manager } = this.reader;
    const [job] = await query<{ targetFormatID: string }>(
      manager,
      'SELECT "targetFormatID" FROM "job" WHERE "id" = ?',
      [jobID],
    );
    if (!job) throw noJob(jobID);
    if (fields.length === 0) return;
    if (event !== 'UPDATED') throw badInput('fields', 'fields only goes with the event UPDATED.');
    const { format } = await manager.findOneByOrFail(StoredTargetFormat, { id: job.targetFormatID });
    const unknown = fields.find((field) => !Object.hasOwn(format, field));
    if (unknown !== undefined) {
      throw badInput(
        'fields',
        `"${unknown}" is no field of the job's target format, which has ${Object.keys(format).join(', ')}.`,
      );
    }
  }
}

function noJob(id: string): FeedmillError {
  return new FeedmillError('NOT_FOUND', `There is no job "${id}".`, { field: 'jobID' });
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
