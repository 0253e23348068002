import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, EntityManager } from 'typeorm';
import { CONFIG, type FeedmillConfig } from '../../config/config.js';
import { READ_DATA_SOURCE } from '../../database/data-sources.js';
import { RowPurge } from '../../database/row-purge.js';
import { query } from '../../database/sql.js';
import { SIZE_HISTORY_MS } from '../guard/largest-size.js';
import { CatalogueReader } from '../read/catalogue-reader.js';

/** The size history of a purged version is kept a day longer than the guard looks back. */
const SIZE_HISTORY_MARGIN_MS = 24 * 3_600_000;

/** Returns, by job, the version that the slowest subscriber has come to. A job without a subscriber is left out. */
export type SlowestSubscribers = (
  jobIDs: readonly string[],
  manager: EntityManager,
) => Promise<ReadonlyMap<string, number>>;

interface Purgeable {
  readonly id: number;
  readonly jobID: string;
  readonly version: number;
  readonly oldestVersion: number;
}

/** Deletes what no reader of a catalogue can ask for any more. It may be interrupted anywhere and started again. */
@Injectable()
export class CataloguePurge {
  constructor(
    @InjectDataSource(READ_DATA_SOURCE) private readonly reader: DataSource,
    @Inject(CONFIG) private readonly config: FeedmillConfig,
    private readonly catalogues: CatalogueReader,
    private readonly rows: RowPurge,
  ) {}

  /** Returns the catalogues that deleted jobs left behind. */
  async orphans(): Promise<number[]> {
    const sql = 'SELECT "id" FROM "catalogue" WHERE "jobID" IS NULL';
    return (await query<{ id: number }>(this.reader.manager, sql)).map(({ id }) => id);
  }

  /** Deletes a whole catalogue. Its own row goes last, as it says that something is left to delete. */
  async delete(catalogueID: number): Promise<void> {
    for (const table of ['product', 'absence', 'catalogue_version']) {
      await this.rows.delete(table, '"catalogueID" = ?', [catalogueID]);
    }
    await this.rows.delete('catalogue', '"id" = ?', [catalogueID]);
  }

  /**
   * Deletes the states of products that were closed more than `VERSIONS_KEPT` commits ago, unless a subscriber has yet to
   * deliver them or this process is reading such a version. The catalogue says first which versions are gone, so that a
   * reader who asks for one of them is told so, and never reads a part of it.
   */
  async oldVersions(slowestSubscribers: SlowestSubscribers): Promise<void> {
    const { manager } = this.reader;
    const grown = await query<Purgeable>(
      manager,
      'SELECT "id", "jobID", "version", "oldestVersion" FROM "catalogue" WHERE "jobID" IS NOT NULL AND "version" - "oldestVersion" > ?',
      [this.config.VERSIONS_KEPT],
    );
    if (grown.length > 0) {
      const delivered = await slowestSubscribers(
        grown.map(({ jobID }) => jobID),
        manager,
      );
      for (const catalogue of grown) await this.raiseOldestVersion(catalogue, delivered, slowestSubscribers);
    }
    await this.closedStates();
  }

  /** Deletes the size history that the guard against slow bleeding no longer looks at. */
  async sizeHistory(now: Date): Promise<void> {
    const windowStart = now.getTime() - SIZE_HISTORY_MS - SIZE_HISTORY_MARGIN_MS;
    await this.rows.delete(
      'catalogue_version',
      `"version" < (SELECT c."oldestVersion" FROM "catalogue" c WHERE c."id" = "catalogue_version"."catalogueID")
       AND "version" < (SELECT MAX(v."version") FROM "catalogue_version" v
         WHERE v."catalogueID" = "catalogue_version"."catalogueID" AND v."committedAt" <= ?)`,
      [windowStart],
    );
  }

  private async raiseOldestVersion(
    { id, jobID, version, oldestVersion }: Purgeable,
    delivered: ReadonlyMap<string, number>,
    slowestSubscribers: SlowestSubscribers,
  ): Promise<void> {
    const limits = [version - this.config.VERSIONS_KEPT, delivered.get(jobID), this.catalogues.oldestBeingRead(id)];
    const oldest = Math.min(...limits.filter((limit) => typeof limit === 'number'));
    if (oldest <= oldestVersion) return;
    await this.rows.write(async (manager) => {
      // A subscriber may have been enabled again meanwhile: then this catalogue is left for the next time.
      const slowest = (await slowestSubscribers([jobID], manager)).get(jobID) ?? oldest;
      if (slowest < oldest) return;
      const sql = 'UPDATE "catalogue" SET "oldestVersion" = ? WHERE "id" = ? AND "oldestVersion" < ?';
      await query(manager, sql, [oldest, id, oldest]);
    });
  }

  private async closedStates(): Promise<void> {
    const purgeable = await query<Pick<Purgeable, 'id' | 'oldestVersion'>>(
      this.reader.manager,
      `SELECT "id", "oldestVersion" FROM "catalogue" WHERE "oldestVersion" > 0 AND EXISTS (
         SELECT 1 FROM "product" p WHERE p."catalogueID" = "catalogue"."id" AND p."validUntil" <= "catalogue"."oldestVersion")`,
    );
    for (const { id, oldestVersion } of purgeable) {
      await this.rows.delete('product', '"catalogueID" = ? AND "validUntil" <= ?', [id, oldestVersion]);
    }
  }
}
