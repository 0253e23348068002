import { type Candidate } from '../compare/comparison.js';
import { maxBytesOf, withRoomFor } from './growing-buffer.js';

/** States of products that are written in one transaction. */
export interface StatesPart {
  /** For each state `[productID, hash, recordHash, addedAt, start, length]`, as JSON text. */
  readonly columns: string;
  /** The data of the states, each `length` bytes from `start`. Valid until the next part is asked for. */
  readonly data: Buffer;
  /** The rows that these states replace. */
  readonly replacedRows: readonly number[];
}

/**
 * States that are sorted together before they are written; see `parts`. More would write fewer pages of the index, but
 * this is what 250 MB for a run leave.
 */
export const MAX_WINDOW_ROWS = 5_000;
export const MAX_WINDOW_BYTES = 4 * 1024 * 1024;
/**
 * States in one transaction: enough to spread its cost, while an API write that waits for it takes 65 to 87 ms at most
 * (80 to 147 ms with 500 rows).
 */
export const MAX_TRANSACTION_ROWS = 250;
export const MAX_TRANSACTION_BYTES = 512 * 1024;
/** More than the states of a window; 32 bits before it still make an exact number. */
const STATE_NUMBERS = 2 ** 21;

/**
 * States of products that wait to be written. They are bytes outside of the heap: thousands of objects that live for a
 * while are what costs the garbage collector most, and the database takes bytes.
 */
export class PendingStates {
  private buffer = Buffer.allocUnsafe(0);
  private usedBytes = 0;
  /** Where each state begins: its columns, and then its data. */
  private starts: number[] = [];
  private dataStarts: number[] = [];
  /** The row that each state replaces, or 0. */
  private replaced: number[] = [];
  private sorted = Buffer.allocUnsafe(0);

  get rows(): number {
    return this.starts.length;
  }

  get isFull(): boolean {
    return this.rows >= MAX_WINDOW_ROWS || this.usedBytes >= MAX_WINDOW_BYTES;
  }

  /** `addedAt` is in milliseconds since 1970. */
  add({ productID, hash, recordHash, data }: Candidate, addedAt: number, replacedRow: number | null): void {
    const columns = JSON.stringify([productID, hash, recordHash, addedAt]);
    const neededBytes = this.usedBytes + maxBytesOf(columns) + maxBytesOf(data);
    this.buffer = withRoomFor(this.buffer, neededBytes, MAX_WINDOW_BYTES + MAX_TRANSACTION_BYTES);
    this.starts.push(this.usedBytes);
    this.usedBytes += this.buffer.write(columns, this.usedBytes);
    this.dataStarts.push(this.usedBytes);
    this.usedBytes += this.buffer.write(data, this.usedBytes);
    this.replaced.push(replacedRow ?? 0);
  }

  /**
   * Yields the states in the order of product ids, one part for each transaction: in the order of the index each
   * transaction writes some of its pages, where unsorted states would write nearly all of them.
   */
  *parts(): Generator<StatesPart> {
    let part: number[] = [];
    let bytes = 0;
    for (const state of this.inOrder()) {
      part.push(state);
      bytes += this.endOf(state) - this.dataStart(state);
      if (part.length < MAX_TRANSACTION_ROWS && bytes < MAX_TRANSACTION_BYTES) continue;
      yield this.part(part, bytes);
      part = [];
      bytes = 0;
    }
    if (part.length > 0) yield this.part(part, bytes);
  }

  clear(): void {
    this.starts = [];
    this.dataStarts = [];
    this.replaced = [];
    this.usedBytes = 0;
  }

  private inOrder(): number[] {
    // The columns begin with `["`, so these are the first four characters of the id.
    const keys = this.starts.map((start, state) => this.buffer.readUInt32BE(start + 2) * STATE_NUMBERS + state);
    return [...Float64Array.from(keys).sort()].map((key) => key % STATE_NUMBERS);
  }

  private part(states: readonly number[], dataBytes: number): StatesPart {
    this.sorted = withRoomFor(this.sorted, dataBytes, MAX_TRANSACTION_BYTES);
    let start = 0;
    const columns = states.map((state) => {
      const dataStart = this.dataStart(state);
      const length = this.buffer.copy(this.sorted, start, dataStart, this.endOf(state));
      const text = `${this.buffer.toString('utf8', this.starts[state], dataStart - 1)},${start},${length}]`;
      start += length;
      return text;
    });
    return {
      columns: `[${columns.join()}]`,
      data: this.sorted.subarray(0, dataBytes),
      replacedRows: states.flatMap((state) => this.replaced[state] || []),
    };
  }

  private dataStart(state: number): number {
    return this.dataStarts[state] ?? 0;
  }

  private endOf(state: number): number {
    return this.starts[state + 1] ?? this.usedBytes;
  }
}
