import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { CatalogueReader } from '../catalogue/read/catalogue-reader.js';
import { CONFIG, type FeedmillConfig } from '../config/config.js';
import { READ_DATA_SOURCE } from '../database/data-sources.js';
import { Database } from '../database/database.js';
import { query } from '../database/sql.js';
import { Leases } from '../publish/leases.js';
import { RunHistory, type RunPosition } from './run-history.js';
import { Webhook } from './webhook.entity.js';

const IS_DUE = `w."state" = 'ACTIVE' AND (w."nextAttemptAt" IS NULL OR w."nextAttemptAt" <= ?)`;

/**
 * Stores the positions of webhooks, and which server delivers each. Every write is conditional: it changes nothing when another
 * server has the webhook, or when somebody saved or redelivered it while a delivery was in progress.
 */
@Injectable()
export class WebhookPositions {
  readonly leases: Leases<Webhook>;

  constructor(
    database: Database,
    @InjectDataSource(READ_DATA_SOURCE) private readonly reader: DataSource,
    @Inject(CONFIG) config: FeedmillConfig,
    private readonly catalogues: CatalogueReader,
    private readonly runs: RunHistory,
  ) {
    this.leases = new Leases(database, Webhook, ({ id }) => ({ id }), config.RUN_LEASE);
  }

  /** Returns the ids of the webhooks, of one job or of all, that have something to deliver now. */
  async due(now: Date, jobID: string | null): Promise<string[]> {
    const ofJob = jobID === null ? '' : ' AND w."jobID" = ?';
    const parameters = [now.getTime(), ...(jobID === null ? [] : [jobID])];
    const products = await this.catalogues.subscribersBehind(
      `SELECT w."id" AS "key", w."jobID", w."version" FROM "webhook" w
       WHERE ${IS_DUE}${ofJob} AND w."event" IN ('ADDED', 'UPDATED', 'REMOVED')`,
      parameters,
    );
    const ofRuns = await query<RunPosition>(
      this.reader.manager,
      `SELECT w."id", w."jobID", w."event", w."lastRunNumber" FROM "webhook" w
       WHERE ${IS_DUE}${ofJob} AND w."event" IN ('RUN_FAILED', 'RUN_HELD')`,
      parameters,
    );
    return [...products, ...(await this.runs.withNext(ofRuns))].sort();
  }

  /** Leases a webhook; null when another server has it, or when it is not due any more. */
  claim(id: string, owner: string, now: Date): Promise<Webhook | null> {
    const isDue = ({ nextAttemptAt }: Webhook): boolean => !nextAttemptAt || nextAttemptAt <= now;
    return this.leases.claim({ id, state: 'ACTIVE' }, owner, now, isDue);
  }

  /**
   * Stores the position of a webhook after a delivery, or after one that failed. Returns the webhook as it is then, also
   * when somebody changed it meanwhile and nothing was stored; null when this server may not deliver it any more.
   */
  move(webhook: Webhook, change: Partial<Webhook>): Promise<Webhook | null> {
    const mine = { ...this.leases.mine(webhook), state: 'ACTIVE' as const };
    return this.leases.write(async (manager) => {
      // Saving or redelivering a webhook also changes the id of its next delivery.
      await manager.update(Webhook, { ...mine, deliveryID: webhook.deliveryID }, change);
      return manager.findOneBy(Webhook, mine);
    });
  }
}
