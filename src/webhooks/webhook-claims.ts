import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, EntityManager, IsNull, Not } from 'typeorm';
import { CONFIG, type FeedmillConfig } from '../config/config.js';
import { READ_DATA_SOURCE } from '../database/data-sources.js';
import { Database, Priority } from '../database/database.js';
import { query } from '../database/sql.js';
import { RunHistory, type RunPosition } from './run-history.js';
import { Webhook } from './webhook.entity.js';

/** Webhooks that may be tried now; those that tell about products only when there is a version to deliver. */
const TRIABLE = `SELECT w."id", w."jobID", w."event", w."lastRunID" FROM "webhook" w JOIN "catalogue" c ON c."jobID" = w."jobID"
  WHERE w."state" = 'ACTIVE' AND (w."nextAttemptAt" IS NULL OR w."nextAttemptAt" <= ?)
  AND (w."event" IN ('RUN_FAILED', 'RUN_HELD') OR w."version" < c."version")`;

/**
 * Which server delivers a webhook, and how far it has come. Every write is conditional: it does nothing when another
 * server has the webhook now, or when somebody saved it or set it back while a delivery was under way.
 */
@Injectable()
export class WebhookClaims {
  constructor(
    private readonly database: Database,
    @InjectDataSource(READ_DATA_SOURCE) private readonly reader: DataSource,
    @Inject(CONFIG) private readonly config: FeedmillConfig,
    private readonly runs: RunHistory,
  ) {}

  /** Milliseconds between two signs of life of whoever delivers. */
  get renewEvery(): number {
    return this.config.RUN_LEASE / 4;
  }

  /** The webhooks, of one job or of all, that have something to deliver now. */
  async due(now: Date, jobID: string | null): Promise<string[]> {
    const ofJob = jobID === null ? '' : ' AND w."jobID" = ?';
    const parameters = jobID === null ? [now.getTime()] : [now.getTime(), jobID];
    const triable = await query<RunPosition>(this.reader.manager, `${TRIABLE}${ofJob} ORDER BY w."id"`, parameters);
    const isOfRuns = ({ event }: RunPosition) => event === 'RUN_FAILED' || event === 'RUN_HELD';
    const withRun = new Set(await this.runs.withNext(triable.filter(isOfRuns)));
    return triable.filter((webhook) => !isOfRuns(webhook) || withRun.has(webhook.id)).map(({ id }) => id);
  }

  /** The webhook for one server; null when another one has it, or when it is not due any more. */
  claim(id: string, owner: string, now: Date): Promise<Webhook | null> {
    return this.write(async (manager) => {
      const webhook = await manager.findOneBy(Webhook, { id });
      if (webhook?.state !== 'ACTIVE' || (webhook.nextAttemptAt && webhook.nextAttemptAt > now)) return null;
      if (webhook.leaseUntil && webhook.leaseUntil > now) return null;
      const lease = { leaseOwner: owner, leaseUntil: this.leaseFrom(now) };
      const { affected } = await manager.update(
        Webhook,
        { id, state: 'ACTIVE', leaseOwner: webhook.leaseOwner ?? IsNull() },
        lease,
      );
      return affected === 1 ? { ...webhook, ...lease } : null;
    });
  }

  /** Says that this server still delivers. False when it has lost the webhook. */
  renew({ id, leaseOwner }: Webhook, now: Date): Promise<boolean> {
    return this.write(async (manager) => {
      const mine = { id, leaseOwner: leaseOwner ?? IsNull() };
      const { affected } = await manager.update(Webhook, mine, { leaseUntil: this.leaseFrom(now) });
      return affected === 1;
    });
  }

  /**
   * Stores where a webhook stands after a delivery, or after one that failed. Answers the webhook as it is then, also when
   * somebody else changed it meanwhile and nothing was stored; null when it is not this server's to deliver any more.
   */
  move(webhook: Webhook, change: Partial<Webhook>): Promise<Webhook | null> {
    const { id, leaseOwner, deliveryID } = webhook;
    const mine = { id, state: 'ACTIVE' as const, leaseOwner: leaseOwner ?? IsNull() };
    return this.write(async (manager) => {
      // Somebody who saves it or sets it back also gives the next delivery another id.
      await manager.update(Webhook, { ...mine, deliveryID }, change);
      return manager.findOneBy(Webhook, mine);
    });
  }

  async release({ id, leaseOwner }: Webhook): Promise<void> {
    const mine = { id, leaseOwner: leaseOwner ?? IsNull() };
    await this.write((manager) => manager.update(Webhook, mine, { leaseOwner: null, leaseUntil: null }));
  }

  /** At the start of the only server on a SQLite file, whatever is leased has no server any more. */
  async releaseLost(): Promise<void> {
    if (!this.database.isSqlite) return;
    await this.write((manager) =>
      manager.update(Webhook, { leaseOwner: Not(IsNull()) }, { leaseOwner: null, leaseUntil: null }),
    );
  }

  private leaseFrom(now: Date): Date {
    return new Date(now.getTime() + this.config.RUN_LEASE);
  }

  private write<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.database.transact(work, Priority.RUN);
  }
}
