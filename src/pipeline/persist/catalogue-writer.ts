import { EntityManager } from 'typeorm';
import { eachInteger, eachOf, query, textIn } from '../../database/sql.js';
import { Absences } from './absences.js';
import {
  type Arrival,
  CatalogueComparison,
  type Difference,
  type RejectedProduct,
  type WriteCounts,
} from './catalogue-comparison.js';
import { MissingProducts, type Removal } from './missing-products.js';
import { NewStates, type StatesPart, TRANSACTION, WINDOW } from './new-states.js';

/** A short transaction of one run; it throws, and does nothing, when the run may not write any more. */
export type RunTransact = <T>(work: (manager: EntityManager) => Promise<T>) => Promise<T>;

/** What a run does to its catalogue, unless it is a run that only looks. */
export interface CatalogueTarget {
  /** Compares a batch with the catalogue and takes what differs. */
  write(batch: readonly Arrival[]): Promise<WriteCounts>;
  /** Products whose records were rejected keep their last good state and count as present. */
  keep(rejected: readonly RejectedProduct[]): Promise<void>;
  /** Waits until nothing is being written any more, whether that succeeds or not. */
  written(): Promise<void>;
  /** Does with the products that did not arrive what was decided. */
  settle(removal: Removal): Promise<void>;
}

/**
 * Writes the next version of one catalogue, which nobody sees before it is committed. What did not change costs a probe
 * and nothing else. One writer per catalogue at a time: its transactions make sure of it.
 */
export class CatalogueWriter implements CatalogueTarget {
  readonly next: number;
  private states = new NewStates();
  /** What is being written, while the other one fills. */
  private others = new NewStates();
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

  /** What differs is written beside the comparison of what comes next; an error of it is thrown by a later call. */
  async write(batch: readonly Arrival[]): Promise<WriteCounts> {
    const { counts, added, updated, renewed } = await this.comparison.compare(batch);
    const now = this.now.getTime();
    for (const candidate of added) this.states.add(candidate, now, null);
    for (const { candidate, row, addedAt } of updated) this.states.add(candidate, addedAt, row);
    this.renewing.push(...renewed);
    if (this.states.isFull || this.renewing.length >= WINDOW.rows) await this.flush();
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
        const rows = removed.map(({ row }) => row);
        await this.close(manager, rows);
        await this.absences.write(manager, absent);
      });
    }
  }

  /** Hands what waits to the database, after what it was handed before. */
  private async flush(): Promise<void> {
    await this.writing;
    const [states, renewed] = [this.states, this.renewing];
    this.states = this.others;
    this.others = states;
    this.renewing = [];
    this.writing = this.writeAll(states, renewed);
    // Whoever comes next throws it; until then it is not unhandled.
    this.writing.catch(() => undefined);
  }

  private async writeAll(states: NewStates, renewed: Difference['renewed']): Promise<void> {
    for (const part of states.parts()) {
      await this.transact(async (manager) => {
        await this.close(manager, part.ends);
        await this.insert(manager, part);
      });
    }
    states.clear();
    for (let from = 0; from < renewed.length; from += TRANSACTION.rows) {
      await this.transact((manager) => this.renew(manager, renewed.slice(from, from + TRANSACTION.rows)));
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

  /** Of what a product is made is true of it whether this run is committed or not. */
  private async renew(manager: EntityManager, renewed: Difference['renewed']): Promise<void> {
    await query(
      manager,
      `UPDATE "product" SET "rawHash" = "each"."value" ->> 1 FROM ${eachOf(manager)} WHERE "product"."row" = CAST("each"."value" ->> 0 AS integer)`,
      [JSON.stringify(renewed.map(({ row, rawHash }) => [row, rawHash]))],
    );
  }

  private async insert(manager: EntityManager, { columns, data }: StatesPart): Promise<void> {
    const column = (i: number): string => `"each"."value" ->> ${i}`;
    await query(
      manager,
      `INSERT INTO "product" ("catalogueID", "validFrom", "updatedAt", "data", "productID", "hash", "rawHash", "addedAt")
       SELECT CAST(? AS integer), CAST(? AS integer), CAST(? AS bigint), ${textIn(manager, column(4), column(5))}, ${column(0)}, ${column(1)}, ${column(2)}, CAST(${column(3)} AS bigint) FROM ${eachOf(manager)}`,
      [this.comparison.catalogue.id, this.next, this.now.getTime(), data, columns],
    );
  }
}
