import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { CONFIG, type FeedmillConfig } from '../../config/config.js';
import { READ_DATA_SOURCE } from '../../database/data-sources.js';
import { query } from '../../database/sql.js';
import { SIZES_WINDOW } from '../../pipeline/persist/catalogue-sizes.js';
import { CatalogueReads } from '../../products/catalogue-reads.js';
import { RowPurge } from './row-purge.js';

const DAY = 24 * 3_600_000;

/** Webhooks that go by versions and are being delivered. */
const FOLLOWING = `w."jobID" = "catalogue"."jobID" AND w."state" = 'ACTIVE' AND w."event" IN ('ADDED', 'UPDATED', 'REMOVED')`;

interface Purgeable {
  readonly id: number;
  readonly version: number;
  readonly oldestVersion: number;
  /** Up to where the slowest webhook has come; null without one. */
  readonly delivered: number | null;
}

/** Deletes what no reader of a catalogue can ask for any more. May be ended anywhere and done again. */
@Injectable()
export class CataloguePurge {
  constructor(
    @InjectDataSource(READ_DATA_SOURCE) private readonly reader: DataSource,
    @Inject(CONFIG) private readonly config: FeedmillConfig,
    private readonly reads: CatalogueReads,
    private readonly rows: RowPurge,
  ) {}

  /** The catalogues and issues that deleted jobs left behind; the row of a catalogue goes last, for it says what is left. */
  async deletedJobs(): Promise<void> {
    const orphans = await query<{ id: number }>(
      this.reader.manager,
      'SELECT "id" FROM "catalogue" WHERE "jobID" IS NULL',
    );
    if (orphans.length === 0) return;
    const withoutRun = 'NOT EXISTS (SELECT 1 FROM "run" r WHERE r."id" = "run_issue"."runID")';
    await this.rows.delete('run_issue', withoutRun, []);
    for (const { id } of orphans) {
      for (const table of ['product', 'absence', 'catalogue_version', 'change_listener']) {
        await this.rows.delete(table, '"catalogueID" = ?', [id]);
      }
      await this.rows.delete('catalogue', '"id" = ?', [id]);
    }
  }

  /**
   * The states of products that were closed more than `VERSIONS_KEPT` commits ago, unless a webhook has yet to deliver
   * them or somebody in this process is reading such a version. The catalogue says first which versions are gone, so that
   * whoever asks for one of them is told so, and never reads the half of it.
   */
  async oldVersions(): Promise<void> {
    const kept = this.config.VERSIONS_KEPT;
    const grown = await query<Purgeable>(
      this.reader.manager,
      `SELECT "id", "version", "oldestVersion", (SELECT MIN(w."version") FROM "webhook" w WHERE ${FOLLOWING}) AS "delivered"
       FROM "catalogue" WHERE "jobID" IS NOT NULL AND "version" - "oldestVersion" > ?`,
      [kept],
    );
    for (const { id, version, oldestVersion, delivered } of grown) {
      const limits = [version - kept, delivered, this.reads.oldest(id)].filter((limit) => limit !== null);
      if (Math.min(...limits) > oldestVersion) await this.giveUp(id, Math.min(...limits));
    }
    await this.closedStates();
  }

  /** The sizes of purged versions are kept as long as the guard against slow bleeding looks back, and a day more. */
  async history(now: Date): Promise<void> {
    const windowStart = now.getTime() - SIZES_WINDOW - DAY;
    await this.rows.delete(
      'catalogue_version',
      `"version" < (SELECT c."oldestVersion" FROM "catalogue" c WHERE c."id" = "catalogue_version"."catalogueID")
       AND "version" < (SELECT MAX(v."version") FROM "catalogue_version" v
         WHERE v."catalogueID" = "catalogue_version"."catalogueID" AND v."committedAt" <= ?)`,
      [windowStart],
    );
  }

  /** A webhook may have been enabled again meanwhile: then it is left for the next time. */
  private async giveUp(id: number, oldest: number): Promise<void> {
    const sql = `UPDATE "catalogue" SET "oldestVersion" = ? WHERE "id" = ? AND "oldestVersion" < ?
      AND NOT EXISTS (SELECT 1 FROM "webhook" w WHERE ${FOLLOWING} AND w."version" < ?)`;
    await this.rows.write((manager) => query(manager, sql, [oldest, id, oldest, oldest]));
  }

  private async closedStates(): Promise<void> {
    const purgeable = await query<Purgeable>(
      this.reader.manager,
      `SELECT "id", "oldestVersion" FROM "catalogue" WHERE "oldestVersion" > 0 AND EXISTS (
         SELECT 1 FROM "product" p WHERE p."catalogueID" = "catalogue"."id" AND p."validUntil" <= "catalogue"."oldestVersion")`,
    );
    for (const { id, oldestVersion } of purgeable) {
      await this.rows.delete('product', '"catalogueID" = ? AND "validUntil" <= ?', [id, oldestVersion]);
    }
  }
}
