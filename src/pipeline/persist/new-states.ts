import { type Candidate } from './catalogue-comparison.js';

/** A state that the next version has. */
interface NewState extends Pick<Candidate, 'productID' | 'hash' | 'rawHash'> {
  readonly addedAt: number;
  /** The row of the state that ends with it. */
  readonly ends: number | null;
  /** Where its data lie, in bytes. */
  readonly at: number;
  readonly length: number;
}

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
export const TRANSACTION: Most = { rows: 500, bytes: 1024 * 1024 };
/** UTF-8 takes up to three bytes for what a JavaScript string counts as one. */
const BYTES_PER_CHAR = 3;

/**
 * States of products that wait to be written. Their data are bytes outside of the heap: thousands of texts that live for a
 * while are what costs the garbage collector most, and the database wants bytes.
 */
export class NewStates {
  private states: NewState[] = [];
  private texts = Buffer.allocUnsafe(0);
  private used = 0;
  private sorted = Buffer.allocUnsafe(0);

  get rows(): number {
    return this.states.length;
  }

  get isFull(): boolean {
    return this.rows >= WINDOW.rows || this.used >= WINDOW.bytes;
  }

  add({ productID, hash, rawHash, data }: Candidate, addedAt: number, ends: number | null): void {
    const at = this.used;
    const most = at + data.length * BYTES_PER_CHAR;
    if (most > this.texts.length) this.texts = withRoom(this.texts, Math.max(most, WINDOW.bytes + TRANSACTION.bytes));
    this.used += this.texts.write(data, at);
    this.states.push({ productID, hash, rawHash, addedAt, ends, at, length: this.used - at });
  }

  /**
   * In the order of the index: so each transaction writes some of its pages, where those of unsorted states would write
   * nearly all of them one after another.
   */
  *parts(): Generator<StatesPart> {
    this.states.sort((one, other) => (one.productID < other.productID ? -1 : 1));
    let from = 0;
    let bytes = 0;
    for (let to = 1; to <= this.rows; to++) {
      bytes += this.states[to - 1]?.length ?? 0;
      if (to < this.rows && to - from < TRANSACTION.rows && bytes < TRANSACTION.bytes) continue;
      yield this.part(this.states.slice(from, to), bytes);
      from = to;
      bytes = 0;
    }
  }

  clear(): void {
    this.states = [];
    this.used = 0;
  }

  private part(states: readonly NewState[], bytes: number): StatesPart {
    if (bytes > this.sorted.length) this.sorted = Buffer.allocUnsafe(Math.max(bytes, TRANSACTION.bytes));
    let to = 0;
    const columns = states.map(({ productID, hash, rawHash, addedAt, at, length }) => {
      const column = [productID, hash, rawHash, addedAt, to, length];
      to += this.texts.copy(this.sorted, to, at, at + length);
      return column;
    });
    return {
      columns: JSON.stringify(columns),
      data: this.sorted.subarray(0, bytes),
      ends: states.flatMap(({ ends }) => ends ?? []),
    };
  }
}

function withRoom(bytes: Buffer<ArrayBuffer>, length: number): Buffer<ArrayBuffer> {
  const larger = Buffer.allocUnsafe(length);
  bytes.copy(larger);
  return larger;
}
