import { DataSource } from 'typeorm';
import { joinTexts, query } from '../../database/sql.js';
import { type Catalogue } from './catalogue.entity.js';
import { highBits, lowBits } from './hash-bits.js';

const PAGE = 5_000;
const FULL = 0.75;

/**
 * The records of the committed version of a catalogue, by their hash: which product a record made that comes again. About
 * 16 bytes each, in one open hash table.
 */
export class KnownRecords {
  private readonly capacity: number;
  private readonly words: Uint32Array;
  private readonly rows: Uint32Array | Float64Array;

  private size = 0;

  private constructor(most: number, lastRow: number) {
    this.capacity = Math.ceil((most + 1) / FULL);
    this.words = new Uint32Array(this.capacity * 2);
    this.rows = new (lastRow < 2 ** 32 ? Uint32Array : Float64Array)(this.capacity);
  }

  static async load(reader: DataSource, catalogue: Catalogue): Promise<KnownRecords> {
    const [last] = await query<{ row: number | null }>(reader.manager, 'SELECT MAX("row") AS "row" FROM "product"');
    const known = new KnownRecords(catalogue.productCount, Number(last?.row));
    for await (const page of pagesOf(reader, catalogue)) {
      const parts = page.split(' ');
      for (let i = 0; i < parts.length; i += 2) known.add(parts[i + 1] ?? '', Number(parts[i]));
    }
    return known;
  }

  get isEmpty(): boolean {
    return this.size === 0;
  }

  /** The row of the product that a record made; 0 when none is known. */
  rowOf(rawHash: string): number {
    return this.rows[this.placeOf(rawHash)] ?? 0;
  }

  private add(rawHash: string, row: number): void {
    const at = this.placeOf(rawHash);
    this.rows[at] = row;
    this.size++;
  }

  /** Where a hash stands, or would; its bits are put there. */
  private placeOf(rawHash: string): number {
    const high = highBits(rawHash);
    const low = lowBits(rawHash);
    for (let at = high % this.capacity; ; at = (at + 1) % this.capacity) {
      if (this.rows[at] === 0) {
        this.words[at * 2] = high;
        this.words[at * 2 + 1] = low;
        return at;
      }
      if (this.words[at * 2] === high && this.words[at * 2 + 1] === low) return at;
    }
  }
}

/** Rows and their hashes as `1 abc 2 def`, in the order in which they lie in the file. */
async function* pagesOf({ manager }: DataSource, { id, version }: Catalogue): AsyncGenerator<string> {
  for (let from = 0; ;) {
    const [next] = await query<{ from: number | null }>(
      manager,
      'SELECT MIN("validFrom") AS "from" FROM "product" WHERE "catalogueID" = ? AND "validFrom" > ? AND "validFrom" <= ?',
      [id, from, version],
    );
    if (!next?.from) return;
    from = Number(next.from);
    for (let after = 0; ;) {
      const [page] = await query<{ last: number | null; text: string | null }>(
        manager,
        `SELECT MAX("row") AS "last", ${joinTexts(manager, `CASE WHEN "rawHash" IS NOT NULL AND ("validUntil" IS NULL OR "validUntil" > ?) THEN "row" || ' ' || "rawHash" END`)} AS "text"
         FROM (SELECT "row", "rawHash", "validUntil" FROM "product" WHERE "catalogueID" = ? AND "validFrom" = ? AND "row" > ? ORDER BY "row" LIMIT ${PAGE}) "page"`,
        [version, id, from, after],
      );
      if (!page?.last) break;
      after = Number(page.last);
      if (page.text) yield page.text;
    }
  }
}
