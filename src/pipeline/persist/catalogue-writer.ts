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
  /** What becomes of a record that made the product in this row of the committed version. */
  recognise(row: number): 'unchanged' | 'duplicates';
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
const TRANSACTION: Most = { rows: 500, chars: 1024 * 1024 };
/** What is sorted before it is written, see `flush`; a second one fills meanwhile. */
const WINDOW: Most = { rows: 5_000, chars: 4 * 1024 * 1024 };

interface Most {
  readonly rows: number;
  readonly chars: number;
}

/** A state that the next version has, and the row of the one that ends with it. */
interface NewState {
  readonly candidate: Candidate;
  readonly addedAt: number;
  readonly ends: number | null;
}

/**
 * Writes the next version of one catalogue, which nobody sees before it is committed. What did not change costs a probe
 * and nothing else. One writer per catalogue at a time: its transactions make sure of it.
 */
export class CatalogueWriter implements CatalogueTarget {
  readonly next: number;
  private waiting: NewState[] = [];
  private waitingChars = 0;
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

  recognise(row: number): 'unchanged' | 'duplicates' {
    return this.comparison.recognise(row);
  }

  /** What differs is written beside the comparison of what comes next; an error of it is thrown by a later call. */
  async write(batch: readonly Candidate[]): Promise<WriteCounts> {
    const { counts, added, updated, renewed } = await this.comparison.compare(batch);
    const now = this.now.getTime();
    for (const candidate of added) this.take({ candidate, addedAt: now, ends: null });
    for (const { candidate, row, addedAt } of updated) this.take({ candidate, addedAt, ends: row });
    this.renewing.push(...renewed);
    const rows = this.waiting.length + this.renewing.length;
    if (rows >= WINDOW.rows || this.waitingChars >= WINDOW.chars) await this.flush();
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

  private take(state: NewState): void {
    this.waiting.push(state);
    this.waitingChars += state.candidate.data.length;
  }

  /**
   * Hands what waits to the database, after what it was handed before. In the order of the index: so each transaction
   * writes some of its pages, where those of an unsorted window would write nearly all of them one after another.
   */
  private async flush(): Promise<void> {
    await this.writing;
    const [states, renewed] = [this.waiting, this.renewing];
    this.waiting = [];
    this.waitingChars = 0;
    this.renewing = [];
    states.sort((one, other) => (one.candidate.productID < other.candidate.productID ? -1 : 1));
    this.writing = this.writeAll(states, renewed);
    // Whoever comes next throws it; until then it is not unhandled.
    this.writing.catch(() => undefined);
  }

  private async writeAll(states: readonly NewState[], renewed: Difference['renewed']): Promise<void> {
    for (const part of partsOf(states)) {
      await this.transact(async (manager) => {
        await this.close(
          manager,
          part.flatMap(({ ends }) => ends ?? []),
        );
        await this.insert(manager, part);
      });
    }
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

  private async insert(manager: EntityManager, states: readonly NewState[]): Promise<void> {
    const [productID, hash, rawHash, data, addedAt] = [0, 1, 2, 3, 4].map((i) => `"each"."value" ->> ${i}`);
    await query(
      manager,
      `INSERT INTO "product" ("catalogueID", "validFrom", "updatedAt", "productID", "hash", "rawHash", "data", "addedAt")
       SELECT CAST(? AS integer), CAST(? AS integer), CAST(? AS bigint), ${productID}, ${hash}, ${rawHash}, ${data}, CAST(${addedAt} AS bigint) FROM ${eachOf(manager)}`,
      [
        this.comparison.catalogue.id,
        this.next,
        this.now.getTime(),
        JSON.stringify(
          states.map(({ candidate: each, addedAt: added }) => [
            each.productID,
            each.hash,
            each.rawHash,
            each.data,
            added,
          ]),
        ),
      ],
    );
  }
}

/** What is written in one transaction each. */
function* partsOf(states: readonly NewState[]): Generator<NewState[]> {
  let part: NewState[] = [];
  let chars = 0;
  for (const state of states) {
    part.push(state);
    chars += state.candidate.data.length;
    if (part.length < TRANSACTION.rows && chars < TRANSACTION.chars) continue;
    yield part;
    part = [];
    chars = 0;
  }
  if (part.length > 0) yield part;
}
