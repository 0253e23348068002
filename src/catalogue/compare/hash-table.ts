import { highBits, lowBits } from './hash-bits.js';

/** Two 32-bit words for each key. */
const WORDS_PER_SLOT = 2;
/** Beyond this share of used slots, searches of an open-addressing table become long. */
const MAX_LOAD = 0.75;
const GROWTH = 1.5;
/** A table that grows needs its memory twice. 64 small tables that grow one after another keep that below 2 %. */
const SUBTABLES = 64;
const FIRST_SLOTS = 16;

/**
 * A hash table from ids or hashes in base64url to row numbers. It exists for memory alone: an entry takes about 19 bytes,
 * or 13 without rows, where a `Map` of strings takes more than 90, and a run holds one for each product. It knows a key by
 * 64 of its bits: among a million keys, two are taken for one with a chance of 1 in 40 million.
 */
export class HashTable {
  private readonly tables: Table[];
  private entries = 0;

  /** `rows`: `none` makes a set; `32 bits` is for row numbers below 2 ** 32. */
  constructor(rows: 'none' | '32 bits' | '53 bits' = 'none') {
    // The tables begin with different sizes, so that they do not grow at the same time.
    const slotsOf = (table: number): number => Math.floor(FIRST_SLOTS * GROWTH ** (table / SUBTABLES));
    this.tables = Array.from({ length: SUBTABLES }, (_, table) => new Table(slotsOf(table), rows));
  }

  get size(): number {
    return this.entries;
  }

  /** Returns false, and changes nothing, when the key is there already. */
  add(key: string, row = 0): boolean {
    const high = highBits(key);
    const added = this.tableOf(high).add(Math.floor(high / SUBTABLES), lowBits(key), row);
    if (added) this.entries++;
    return added;
  }

  /** Returns the row of a key, or 0 for a key that is not there. */
  rowOf(key: string): number {
    const high = highBits(key);
    return this.tableOf(high).rowOf(Math.floor(high / SUBTABLES), lowBits(key));
  }

  private tableOf(high: number): Table {
    return this.tables[high % SUBTABLES]!;
  }
}

type Rows = Uint32Array | Float64Array | null;

class Table {
  private words: Uint32Array;
  private rows: Rows;
  private entries = 0;

  constructor(
    private slots: number,
    private readonly kind: 'none' | '32 bits' | '53 bits',
  ) {
    this.words = new Uint32Array(slots * WORDS_PER_SLOT);
    this.rows = this.newRows();
  }

  add(high: number, low: number, row: number): boolean {
    // A slot of two zeros is a free one.
    const slot = this.slotOf(high || 1, low);
    if (this.words[slot * WORDS_PER_SLOT] !== 0) return false;
    this.put(slot, high || 1, low, row);
    if (++this.entries > this.slots * MAX_LOAD) this.grow();
    return true;
  }

  rowOf(high: number, low: number): number {
    return this.rows?.[this.slotOf(high || 1, low)] ?? 0;
  }

  /** Returns the slot of a key, or the free slot where it would be. */
  private slotOf(high: number, low: number): number {
    const { words, slots } = this;
    for (let slot = high % slots; ; slot = slot + 1 === slots ? 0 : slot + 1) {
      const at = slot * WORDS_PER_SLOT;
      if (words[at] === 0 || (words[at] === high && words[at + 1] === low)) return slot;
    }
  }

  private put(slot: number, high: number, low: number, row: number): void {
    this.words[slot * WORDS_PER_SLOT] = high;
    this.words[slot * WORDS_PER_SLOT + 1] = low;
    if (this.rows) this.rows[slot] = row;
  }

  private grow(): void {
    const { words, rows, slots } = this;
    this.slots = Math.ceil(slots * GROWTH);
    this.words = new Uint32Array(this.slots * WORDS_PER_SLOT);
    this.rows = this.newRows();
    for (let slot = 0; slot < slots; slot++) {
      const [high, low] = [words[slot * WORDS_PER_SLOT]!, words[slot * WORDS_PER_SLOT + 1]!];
      if (high !== 0) this.put(this.slotOf(high, low), high, low, rows?.[slot] ?? 0);
    }
  }

  private newRows(): Rows {
    if (this.kind === 'none') return null;
    return new (this.kind === '32 bits' ? Uint32Array : Float64Array)(this.slots);
  }
}
