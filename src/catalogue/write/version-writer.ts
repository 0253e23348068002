import { EntityManager } from 'typeorm';
import { eachInteger, eachOf, query, textIn } from '../../database/sql.js';
import { type Difference } from '../compare/comparison.js';
import { type Absence, Absences } from './absences.js';
import { MAX_TRANSACTION_ROWS, MAX_WINDOW_ROWS, PendingStates, type StatesPart } from './pending-states.js';

/** A short transaction of one run. It throws, and writes nothing, when the run may not write any more. */
export type RunTransact = <T>(work: (manager: EntityManager) => Promise<T>) => Promise<T>;

type NewHash = Difference['newRecordHashes'][number];

/**
 * Writes the rows of one version of a catalogue in short transactions, while the run goes on reading. Readers see none of
 * them before the version is committed.
 */
export class VersionWriter {
  private filling = new PendingStates();
  /** What is being written while the other one fills. */
  private writing = new PendingStates();
  private newHashes: NewHash[] = [];
  private lastWrite: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly catalogueID: number,
    private readonly version: number,
    private readonly startedAt: Date,
    private readonly transact: RunTransact,
  ) {}

  /** Takes what differs. An error of writing it is thrown by a later call. */
  async write({ added, updated, newRecordHashes }: Difference): Promise<void> {
    const now = this.startedAt.getTime();
    for (const candidate of added) this.filling.add(candidate, now, null);
    for (const { candidate, row, addedAt } of updated) this.filling.add(candidate, addedAt, row);
    this.newHashes.push(...newRecordHashes);
    if (this.filling.isFull || this.newHashes.length >= MAX_WINDOW_ROWS) await this.flush();
  }

  /** Writes everything that is buffered. */
  async finish(): Promise<void> {
    await this.flush();
    await this.lastWrite;
  }

  /** Resolves when nothing is being written any more, also after an error. */
  whenIdle(): Promise<void> {
    return this.lastWrite.then(
      () => undefined,
      () => undefined,
    );
  }

  /** Removes some products, and remembers of others for how long they have been missing. */
  remove(rows: readonly number[], absences: Absences, absent: readonly Absence[]): Promise<void> {
    return this.transact(async (manager) => {
      await this.close(manager, rows);
      await absences.write(manager, absent);
    });
  }

  /** Hands what waits to the database once it has written what it was handed before. */
  private async flush(): Promise<void> {
    await this.lastWrite;
    [this.filling, this.writing] = [this.writing, this.filling];
    this.lastWrite = this.writeAll(this.writing, this.newHashes.splice(0));
    // The next call throws its error; until then it must not count as unhandled.
    this.lastWrite.catch(() => undefined);
  }

  private async writeAll(states: PendingStates, newHashes: readonly NewHash[]): Promise<void> {
    for (const part of states.parts()) {
      await this.transact(async (manager) => {
        await this.close(manager, part.replacedRows);
        await this.insert(manager, part);
      });
    }
    states.clear();
    for (let from = 0; from < newHashes.length; from += MAX_TRANSACTION_ROWS) {
      await this.transact((manager) => this.storeHashes(manager, newHashes.slice(from, from + MAX_TRANSACTION_ROWS)));
    }
  }

  private async close(manager: EntityManager, rows: readonly number[]): Promise<void> {
    if (rows.length === 0) return;
    await query(
      manager,
      `UPDATE "product" SET "validUntil" = CAST(? AS integer) WHERE "row" IN (SELECT ${eachInteger(manager)} FROM ${eachOf(manager)})`,
      [this.version, JSON.stringify(rows)],
    );
  }

  /** The record hash describes the stored product, so it may be stored even if the run is rolled back. */
  private async storeHashes(manager: EntityManager, newHashes: readonly NewHash[]): Promise<void> {
    await query(
      manager,
      `UPDATE "product" SET "rawHash" = "each"."value" ->> 1 FROM ${eachOf(manager)} WHERE "product"."row" = CAST("each"."value" ->> 0 AS bigint)`,
      [JSON.stringify(newHashes.map(({ row, recordHash }) => [row, recordHash]))],
    );
  }

  private async insert(manager: EntityManager, { columns, data }: StatesPart): Promise<void> {
    const column = (i: number): string => `"each"."value" ->> ${i}`;
    await query(
      manager,
      `INSERT INTO "product" ("catalogueID", "validFrom", "updatedAt", "data", "productID", "hash", "rawHash", "addedAt")
       SELECT CAST(? AS bigint), CAST(? AS integer), CAST(? AS bigint), ${textIn(manager, column(4), column(5))}, ${column(0)}, ${column(1)}, ${column(2)}, CAST(${column(3)} AS bigint) FROM ${eachOf(manager)}`,
      [this.catalogueID, this.version, this.startedAt.getTime(), data, columns],
    );
  }
}
