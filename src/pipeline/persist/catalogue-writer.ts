import { EntityManager } from 'typeorm';
import { eachInteger, eachOf, query } from '../../database/sql.js';
import { Absences } from './absences.js';
import {
  type Candidate,
  CatalogueComparison,
  type Difference,
  type RejectedProduct,
  type WriteCounts,
} from './catalogue-comparison.js';
import { MissingProducts, type Removal } from './missing-products.js';

/** A short transaction of one run; it throws, and does nothing, when the run may not write any more. */
export type RunTransact = <T>(work: (manager: EntityManager) => Promise<T>) => Promise<T>;

/** What a run does to its catalogue, unless it is a run that only looks. */
export interface CatalogueTarget {
  /** What becomes of a record that made a product of the committed version; null for one that has to be mapped. */
  recognise(rawHash: string): 'unchanged' | 'duplicates' | null;
  /** Compares a batch with the catalogue and takes what differs. */
  write(batch: readonly Candidate[]): Promise<WriteCounts>;
  /** Products whose records were rejected keep their last good state and count as present. */
  keep(rejected: readonly RejectedProduct[]): Promise<void>;
  /** Waits until nothing is being written any more, whether that succeeds or not. */
  written(): Promise<void>;
  /** Does with the products that did not arrive what was decided. */
  settle(removal: Removal): Promise<void>;
}

/** One transaction: enough to spread its cost, and still far below what an API call would notice. */
const WRITE_ROWS = 500;
const INSERT_ROWS = 250;

interface Written {
  readonly candidate: Candidate;
  readonly addedAt: number;
}

/**
 * Writes the next version of one catalogue, which nobody sees before it is committed. What did not change costs a probe
 * and nothing else. One writer per catalogue at a time: its transactions make sure of it.
 */
export class CatalogueWriter implements CatalogueTarget {
  readonly next: number;
  private waiting: Written[] = [];
  private closing: number[] = [];
  private renewing: Difference['renewed'][number][] = [];
  private writing: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly comparison: CatalogueComparison,
    private readonly missing: MissingProducts,
    private readonly absences: Absences,
    private readonly transact: RunTransact,
    private readonly now: Date,
  ) {
    this.next = comparison.catalogue.version + 1;
  }

  recognise(rawHash: string): 'unchanged' | 'duplicates' | null {
    return this.comparison.recognise(rawHash);
  }

  /** What differs is written beside the comparison of what comes next; an error of it is thrown by a later call. */
  async write(batch: readonly Candidate[]): Promise<WriteCounts> {
    const { counts, added, updated, renewed } = await this.comparison.compare(batch);
    const now = this.now.getTime();
    for (const candidate of added) this.waiting.push({ candidate, addedAt: now });
    for (const { candidate, row, addedAt } of updated) {
      this.waiting.push({ candidate, addedAt });
      this.closing.push(row);
    }
    this.renewing.push(...renewed);
    if (this.waiting.length + this.renewing.length >= WRITE_ROWS) await this.flush();
    return counts;
  }

  written(): Promise<void> {
    return this.writing.then(
      () => undefined,
      () => undefined,
    );
  }

  keep(rejected: readonly RejectedProduct[]): Promise<void> {
    return this.comparison.keep(rejected);
  }

  async settle(removal: Removal): Promise<void> {
    await this.flush();
    await this.writing;
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

  /** Hands what waits to the database, after what it was handed before. */
  private async flush(): Promise<void> {
    await this.writing;
    const [rows, closed, renewed] = [this.waiting, this.closing, this.renewing];
    if (rows.length + renewed.length === 0) return;
    this.waiting = [];
    this.closing = [];
    this.renewing = [];
    // In the order of the index, whose pages are then touched once per transaction and not once per product.
    rows.sort((one, other) => (one.candidate.productID < other.candidate.productID ? -1 : 1));
    this.writing = this.transact(async (manager) => {
      await this.close(manager, closed);
      await this.insert(manager, rows);
      await this.renew(manager, renewed);
    });
    // Whoever comes next throws it; until then it is not unhandled.
    this.writing.catch(() => undefined);
  }

  private async close(manager: EntityManager, rows: readonly number[]): Promise<void> {
    if (rows.length === 0) return;
    await query(
      manager,
      `UPDATE "product" SET "validUntil" = CAST(? AS integer) WHERE "row" IN (SELECT ${eachInteger(manager)} FROM ${eachOf(manager)})`,
      [this.next, JSON.stringify(rows)],
    );
  }

  /** Of what a product is made is true of it whether this run is committed or not. */
  private async renew(manager: EntityManager, renewed: Difference['renewed']): Promise<void> {
    if (renewed.length === 0) return;
    await query(
      manager,
      `UPDATE "product" SET "rawHash" = "each"."value" ->> 1 FROM ${eachOf(manager)} WHERE "product"."row" = CAST("each"."value" ->> 0 AS integer)`,
      [JSON.stringify(renewed.map(({ row, rawHash }) => [row, rawHash]))],
    );
  }

  private async insert(manager: EntityManager, products: readonly Written[]): Promise<void> {
    for (let from = 0; from < products.length; from += INSERT_ROWS) {
      const rows = products.slice(from, from + INSERT_ROWS);
      await query(
        manager,
        `INSERT INTO "product" ("catalogueID", "productID", "hash", "rawHash", "data", "validFrom", "addedAt", "updatedAt") VALUES ${rows.map(() => '(?, ?, ?, ?, ?, ?, ?, ?)').join(', ')}`,
        rows.flatMap(({ candidate: { productID, hash, rawHash, data }, addedAt }) => [
          this.comparison.catalogue.id,
          productID,
          hash,
          rawHash,
          data,
          this.next,
          addedAt,
          this.now.getTime(),
        ]),
      );
    }
  }
}
