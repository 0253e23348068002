import { EntityManager } from 'typeorm';
import { eachInteger, eachOf, query } from '../../database/sql.js';
import { Absences } from './absences.js';
import { type Candidate, CatalogueComparison, type RejectedProduct, type WriteCounts } from './catalogue-comparison.js';
import { MissingProducts, type Removal } from './missing-products.js';

/** A short transaction of one run; it throws, and does nothing, when the run may not write any more. */
export type RunTransact = <T>(work: (manager: EntityManager) => Promise<T>) => Promise<T>;

/** What a run does to its catalogue, unless it is a run that only looks. */
export interface CatalogueTarget {
  /** Compares a batch with the catalogue and takes what differs. */
  write(batch: readonly Candidate[]): Promise<WriteCounts>;
  /** Products whose records were rejected keep their last good state and count as present. */
  keep(rejected: readonly RejectedProduct[]): Promise<void>;
  /** Does with the products that did not arrive what was decided. */
  settle(removal: Removal): Promise<void>;
}

const INSERT_ROWS = 200;

/**
 * Writes the next version of one catalogue, which nobody sees before it is committed. What did not change costs a probe
 * and nothing else. One writer per catalogue at a time: its transactions make sure of it.
 */
export class CatalogueWriter implements CatalogueTarget {
  readonly next: number;

  constructor(
    private readonly comparison: CatalogueComparison,
    private readonly missing: MissingProducts,
    private readonly absences: Absences,
    private readonly transact: RunTransact,
    private readonly now: Date,
  ) {
    this.next = comparison.catalogue.version + 1;
  }

  async write(batch: readonly Candidate[]): Promise<WriteCounts> {
    const { counts, added, updated } = await this.comparison.compare(batch);
    if (added.length + updated.length > 0) {
      await this.transact(async (manager) => {
        await this.close(
          manager,
          updated.map(({ row }) => row),
        );
        const now = this.now.getTime();
        await this.insert(manager, [...added.map((candidate) => ({ candidate, addedAt: now })), ...updated]);
      });
    }
    return counts;
  }

  keep(rejected: readonly RejectedProduct[]): Promise<void> {
    return this.comparison.keep(rejected);
  }

  async settle(removal: Removal): Promise<void> {
    for await (const { removed, absent } of this.missing.pages(removal)) {
      await this.transact(async (manager) => {
        await this.close(
          manager,
          removed.map(({ row }) => row),
        );
        await this.absences.write(manager, absent);
      });
    }
  }

  private async close(manager: EntityManager, rows: readonly number[]): Promise<void> {
    if (rows.length === 0) return;
    await query(
      manager,
      `UPDATE "product" SET "validUntil" = CAST(? AS integer) WHERE "row" IN (SELECT ${eachInteger(manager)} FROM ${eachOf(manager)})`,
      [this.next, JSON.stringify(rows)],
    );
  }

  private async insert(
    manager: EntityManager,
    products: readonly { candidate: Candidate; addedAt: number }[],
  ): Promise<void> {
    for (let from = 0; from < products.length; from += INSERT_ROWS) {
      const rows = products.slice(from, from + INSERT_ROWS);
      await query(
        manager,
        `INSERT INTO "product" ("catalogueID", "productID", "hash", "data", "validFrom", "addedAt", "updatedAt") VALUES ${rows.map(() => '(?, ?, ?, ?, ?, ?, ?)').join(', ')}`,
        rows.flatMap(({ candidate: { productID, hash, data }, addedAt }) => [
          this.comparison.catalogue.id,
          productID,
          hash,
          data,
          this.next,
          addedAt,
          this.now.getTime(),
        ]),
      );
    }
  }
}
