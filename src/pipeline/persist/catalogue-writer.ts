import { DataSource, EntityManager } from 'typeorm';
import { Database, Priority } from '../../database/database.js';
import { eachInteger, eachOf, query } from '../../database/sql.js';
import { Catalogue } from './catalogue.entity.js';
import { RowSet } from './row-set.js';

/** A product of this run, ready to be compared with the catalogue. */
export interface Candidate {
  readonly productID: string;
  readonly hash: string;
  /** The product as JSON text. */
  readonly data: string;
}

export type WriteCounts = Record<'added' | 'updated' | 'unchanged' | 'duplicates', number>;

/** Called first in every transaction of a run; throws when the run may not write any more. */
export type Fence = (manager: EntityManager) => Promise<void>;

interface Found {
  row: number;
  productID: string;
  validFrom: number;
  addedAt: string | number;
  same: number;
}

const INSERT_ROWS = 200;
const PAGE = 5_000;
const UNDO_ROWS = 2_000;

/**
 * Writes the next version of one catalogue, which nobody sees before it is committed. What did not change costs a probe
 * and nothing else. One writer per catalogue at a time: the fence makes sure of it.
 */
export class CatalogueWriter {
  /** Current rows whose product arrived in this run, and those whose record did but was rejected. */
  private readonly seen = new RowSet();
  private readonly kept = new RowSet();
  readonly next: number;

  constructor(
    private readonly database: Database,
    private readonly reader: DataSource,
    readonly catalogue: Catalogue,
    private readonly fence: Fence,
    private readonly now: Date,
  ) {
    this.next = catalogue.version + 1;
  }

  /** Compares a batch with the catalogue and writes what differs. A product that this run accepted before is a duplicate. */
  async write(batch: readonly Candidate[]): Promise<WriteCounts> {
    const counts: WriteCounts = { added: 0, updated: 0, unchanged: 0, duplicates: 0 };
    const first = new Map<string, Candidate>();
    for (const candidate of batch) {
      if (first.has(candidate.productID)) counts.duplicates++;
      else first.set(candidate.productID, candidate);
    }
    const found = new Map((await this.probe([...first.values()])).map((each) => [each.productID, each]));
    const closed: number[] = [];
    const written: { candidate: Candidate; addedAt: number }[] = [];
    for (const candidate of first.values()) {
      const current = found.get(candidate.productID);
      if (!current) {
        counts.added++;
        written.push({ candidate, addedAt: this.now.getTime() });
      } else if (current.validFrom === this.next || this.seen.has(current.row)) {
        counts.duplicates++;
      } else {
        this.seen.add(current.row);
        counts[current.same ? 'unchanged' : 'updated']++;
        if (current.same) continue;
        closed.push(current.row);
        written.push({ candidate, addedAt: Number(current.addedAt) });
      }
    }
    if (written.length > 0) {
      await this.transact(async (manager) => {
        await this.close(manager, closed);
        await this.insert(manager, written);
      });
    }
    return counts;
  }

  /** Products whose records were rejected keep their last good state and count as present. */
  async keep(productIDs: readonly string[]): Promise<void> {
    const found = await this.probe(productIDs.map((productID) => ({ productID, hash: '', data: '' })));
    for (const { row } of found) this.kept.add(row);
  }

  /** How many products of the committed version this run did not bring. */
  async countMissing(): Promise<number> {
    let count = 0;
    for await (const rows of this.missing()) count += rows.length;
    return count;
  }

  async removeMissing(): Promise<void> {
    for await (const rows of this.missing()) await this.transact((manager) => this.close(manager, rows));
  }

  /** Takes back everything that was written above the committed version, also by a run that died. */
  async undo(): Promise<void> {
    const { id, version } = this.catalogue;
    const steps = [
      `DELETE FROM "product" WHERE "row" IN (SELECT "row" FROM "product" WHERE "catalogueID" = ? AND "validFrom" > ? LIMIT ${UNDO_ROWS})`,
      `UPDATE "product" SET "validUntil" = NULL WHERE "row" IN (SELECT "row" FROM "product" WHERE "catalogueID" = ? AND "validUntil" > ? LIMIT ${UNDO_ROWS})`,
    ];
    for (const [i, step] of steps.entries()) {
      const column = i === 0 ? 'validFrom' : 'validUntil';
      const left = `SELECT "row" FROM "product" WHERE "catalogueID" = ? AND "${column}" > ? LIMIT 1`;
      while ((await query(this.reader.manager, left, [id, version])).length > 0) {
        await this.transact((manager) => query(manager, step, [id, version]));
      }
    }
  }

  private async *missing(): AsyncGenerator<number[]> {
    let after = '';
    for (;;) {
      const rows = await query<{ row: number; productID: string }>(
        this.reader.manager,
        `SELECT "row", "productID" FROM "product" WHERE "catalogueID" = ? AND "validUntil" IS NULL AND "validFrom" < ? AND "productID" > ? ORDER BY "productID" LIMIT ${PAGE}`,
        [this.catalogue.id, this.next, after],
      );
      const last = rows.at(-1);
      if (!last) return;
      after = last.productID;
      const missing = rows.map(({ row }) => row).filter((row) => !this.seen.has(row) && !this.kept.has(row));
      if (missing.length > 0) yield missing;
    }
  }

  private probe(batch: readonly Candidate[]): Promise<Found[]> {
    if (batch.length === 0) return Promise.resolve([]);
    const { manager } = this.reader;
    // CROSS JOIN: it makes SQLite look each key up, where it would otherwise go through the whole catalogue per batch.
    return query<Found>(
      manager,
      `SELECT p."row", p."productID", p."validFrom", p."addedAt", CASE WHEN p."hash" = "each"."value" ->> 1 THEN 1 ELSE 0 END AS "same"
       FROM ${eachOf(manager)} CROSS JOIN "product" p WHERE p."catalogueID" = ? AND p."productID" = "each"."value" ->> 0 AND p."validUntil" IS NULL`,
      [JSON.stringify(batch.map(({ productID, hash }) => [productID, hash])), this.catalogue.id],
    );
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
          this.catalogue.id,
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

  private transact<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.database.transact(async (manager) => {
      await this.fence(manager);
      return work(manager);
    }, Priority.RUN);
  }
}
