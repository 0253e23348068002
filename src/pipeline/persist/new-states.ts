import { mostBytes, withRoom } from './byte-room.js';
import { type Candidate } from './catalogue-comparison.js';

/** What is written in one transaction. */
export interface StatesPart {
  /** For each state `[productID, hash, rawHash, addedAt, at, length]`, as JSON text. */
  readonly columns: string;
  /** The data of the states, each `length` bytes from `at` on; only good until the next part. */
  readonly data: Buffer;
  /** The rows that end with these states. */
  readonly ends: readonly number[];
}

interface Most {
  readonly rows: number;
  readonly bytes: number;
}

/** What is sorted before it is written; see `parts`. */
export const WINDOW: Most = { rows: 5_000, bytes: 4 * 1024 * 1024 };
/** One transaction: enough to spread its cost, and still far below what an API call would notice. */
export const TRANSACTION: Most = { rows: 250, bytes: 512 * 1024 };
/** More than states that are sorted together; with the 32 bits before it, it is still an exact number. */
const MOST_STATES = 2 ** 21;

/**
 * States of products that wait to be written. They are bytes outside of the heap: thousands of objects that live for a
 * while are what costs the garbage collector most, and the database wants bytes.
 */
export class NewStates {
  private bytes = Buffer.allocUnsafe(0);
  private used = 0;
  /** Where each state begins: with its columns, then its data. */
  private starts: number[] = [];
  private dataStarts: number[] = [];
  /** The row of the state that ends with it, or 0. */
  private ends: number[] = [];
  private sorted = Buffer.allocUnsafe(0);

  get rows(): number {
    return this.starts.length;
  }

  get isFull(): boolean {
    return this.rows >= WINDOW.rows || this.used >= WINDOW.bytes;
  }

  add({ productID, hash, rawHash, data }: Candidate, addedAt: number, ends: number | null): void {
    const columns = JSON.stringify([productID, hash, rawHash, addedAt]);
    const most = this.used + mostBytes(columns) + mostBytes(data);
    this.bytes = withRoom(this.bytes, most, WINDOW.bytes + TRANSACTION.bytes);
    this.starts.push(this.used);
    this.used += this.bytes.write(columns, this.used);
    this.dataStarts.push(this.used);
    this.used += this.bytes.write(data, this.used);
    this.ends.push(ends ?? 0);
  }

  /**
   * In the order of the index: so each transaction writes some of its pages, where those of unsorted states would write
   * nearly all of them one after another.
   */
  *parts(): Generator<StatesPart> {
    let part: number[] = [];
    let bytes = 0;
    for (const state of this.inOrder()) {
      part.push(state);
      bytes += this.endOf(state) - this.dataStart(state);
      if (part.length < TRANSACTION.rows && bytes < TRANSACTION.bytes) continue;
      yield this.part(part, bytes);
      part = [];
      bytes = 0;
    }
    if (part.length > 0) yield this.part(part, bytes);
  }

  clear(): void {
    this.starts = [];
    this.dataStarts = [];
    this.ends = [];
    this.used = 0;
  }

  private inOrder(): number[] {
    // The columns begin `["`, so these are four characters of the id.
    const keys = this.starts.map((start, state) => this.bytes.readUInt32BE(start + 2) * MOST_STATES + state);
    return [...Float64Array.from(keys).sort()].map((key) => key % MOST_STATES);
  }

  private part(states: readonly number[], size: number): StatesPart {
    this.sorted = withRoom(this.sorted, size, TRANSACTION.bytes);
    let at = 0;
    const columns = states.map((state) => {
      const dataStart = this.dataStart(state);
      const length = this.bytes.copy(this.sorted, at, dataStart, this.endOf(state));
      const text = `${this.bytes.toString('utf8', this.starts[state], dataStart - 1)},${at},${length}]`;
      at += length;
      return text;
    });
    return {
      columns: `[${columns.join()}]`,
      data: this.sorted.subarray(0, size),
      ends: states.flatMap((state) => this.ends[state] || []),
    };
  }

  private dataStart(state: number): number {
    return this.dataStarts[state] ?? 0;
  }

  private endOf(state: number): number {
    return this.starts[state + 1] ?? this.used;
  }
}
