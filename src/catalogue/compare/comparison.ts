import { DataSource } from 'typeorm';
import { type Product } from '../../common/records.js';
import { eachInteger, eachOf, query } from '../../database/sql.js';
import { type ComparisonCounts } from '../../pipeline/next-version.js';
import { type Catalogue } from '../catalogue.entity.js';
import { type Collapse, WatchedValues } from '../guard/watched-values.js';
import { HashTable } from './hash-table.js';
import { RowSet } from './row-set.js';

/** A product of this run, ready to be compared with the catalogue. */
export interface Candidate {
  readonly productID: string;
  /** Hash of `data`; equal hashes mean that nothing changed. */
  readonly hash: string;
  /** The product as JSON text. */
  readonly data: string;
  /** Indexes of the watched fields in which it is 0 or false; see `WatchedValues`. */
  readonly emptyFields: readonly number[];
  /** Hash of its record; null when such a record has to be read again whenever it comes. */
  readonly recordHash: string | null;
}

/** A product of a run: a candidate to compare, or the row of a product whose record was recognised. */
export type Arrival = Candidate | number;

/** A rejected record whose product is known. */
export interface RejectedProduct {
  readonly productID: string;
  /** Indexes of the watched fields that have an invalid value. */
  readonly emptyFields: readonly number[];
}

/** How a batch differs from the catalogue. */
export interface Difference {
  readonly counts: ComparisonCounts;
  readonly added: readonly Candidate[];
  readonly updated: readonly UpdatedProduct[];
  /** Unchanged products whose record is worth recognising from now on. */
  readonly newRecordHashes: readonly { readonly row: number; readonly recordHash: string }[];
}

interface UpdatedProduct {
  readonly candidate: Candidate;
  /** The row that the new state replaces. */
  readonly row: number;
  /** Milliseconds since 1970. */
  readonly addedAt: number;
}

/** A product of the committed version. */
export interface CurrentProduct {
  readonly row: number;
  readonly productID: string;
}

interface Found {
  row: number;
  productID: string;
  addedAt: number;
  isSame: number;
}

const NO_FIELDS: readonly number[] = [];
/** Rows in one page of ids, and of ids with data: both are about the same number of bytes. */
const PAGE_ROWS = 5_000;
const PAGE_ROWS_WITH_DATA = 1_000;
/** A new hash is stored for a product when at most one in this many of the unchanged products gets one. */
const RECOGNISED_PER_NEW_HASH = 4;
const IS_COMMITTED = '"validFrom" <= ? AND ("validUntil" IS NULL OR "validUntil" > ?)';

/**
 * Compares the products of one run with the committed version of its catalogue, and remembers which of them arrived. It
 * only reads, and sees nothing of what the run writes meanwhile.
 */
export class Comparison {
  /** Rows whose product arrived in this run, and rows whose record arrived but was rejected. */
  private readonly seen = new RowSet();
  private readonly rejected = new RowSet();
  private readonly added = new HashTable();
  private arrivedCount = 0;
  private recognisedCount = 0;
  private newHashCount = 0;

  constructor(
    private readonly reader: DataSource,
    readonly catalogue: Catalogue,
    private readonly values: WatchedValues,
    private readonly madeBy: string,
  ) {}

  /** Compares products in the order of the feed; a product that this run accepted before is a duplicate. */
  async compare(arrivals: readonly Arrival[]): Promise<Difference> {
    const counts: ComparisonCounts = { added: 0, updated: 0, unchanged: 0, duplicates: 0 };
    const first = firstOfEach(arrivals);
    const found = new Map((await this.probe([...first.values()])).map((each) => [each.productID, each]));
    const added: Candidate[] = [];
    const updated: UpdatedProduct[] = [];
    const same: { candidate: Candidate; row: number }[] = [];
    const emptied = new Map<number, readonly number[]>();
    for (const arrival of arrivals) {
      if (typeof arrival === 'number') {
        counts[this.recognise(arrival)]++;
        continue;
      }
      const current = found.get(arrival.productID);
      if (first.get(arrival.productID) !== arrival) {
        counts.duplicates++;
      } else if (!current) {
        if (this.added.add(arrival.productID)) added.push(arrival);
        else counts.duplicates++;
      } else if (this.seen.has(current.row)) {
        counts.duplicates++;
      } else {
        this.arrive(current.row);
        if (current.isSame) {
          counts.unchanged++;
          this.values.countUnchanged(arrival.emptyFields);
          same.push({ candidate: arrival, row: current.row });
          continue;
        }
        updated.push({ candidate: arrival, row: current.row, addedAt: current.addedAt });
        if (arrival.emptyFields.length > 0) emptied.set(current.row, arrival.emptyFields);
      }
    }
    await this.countEmptied(emptied);
    counts.added = added.length;
    counts.updated = updated.length;
    return { counts, added, updated, newRecordHashes: this.hashesWorthStoring(same) };
  }

  /** Marks products whose records were rejected as present; they keep their last good state. */
  async reject(rejected: readonly RejectedProduct[]): Promise<void> {
    const emptyFields = new Map(rejected.map((each) => [each.productID, each.emptyFields]));
    const emptied = new Map<number, readonly number[]>();
    const found = await this.probe([...emptyFields.keys()].map((productID) => ({ productID, hash: '' })));
    for (const { row, productID } of found) {
      if (this.hasArrived(row)) continue;
      this.arrivedCount++;
      this.rejected.add(row);
      const fields = emptyFields.get(productID) ?? NO_FIELDS;
      if (fields.length > 0) emptied.set(row, fields);
    }
    await this.countEmptied(emptied);
  }

  /** Products of the committed version that did not arrive. */
  get missingCount(): number {
    return this.catalogue.productCount - this.arrivedCount;
  }

  /** Yields the products of the committed version that did not arrive, in pages, in the order of their ids. */
  async *missing(): AsyncGenerator<CurrentProduct[]> {
    // A usual run brings every product again: then the catalogue need not be read.
    if (this.missingCount === 0) return;
    for await (const page of this.committed('"row", "productID"', PAGE_ROWS)) {
      const missing = page.filter(({ row }) => !this.hasArrived(row));
      if (missing.length > 0) yield missing;
    }
  }

  /** Returns the watched field that lost its value in more than `share` per cent of the products that arrived again. */
  async collapse(share: number): Promise<Collapse | null> {
    const suspects = this.values.suspects(share);
    if (suspects.length === 0) return null;
    const had = suspects.map(() => 0);
    const pages = this.committed<CurrentProduct & { data: string }>('"row", "productID", "data"', PAGE_ROWS_WITH_DATA);
    for await (const page of pages) {
      for (const { row, data } of page) {
        if (this.hasArrived(row)) this.values.countValues(suspects, JSON.parse(data) as Product, had);
      }
    }
    return this.values.collapse(suspects, had, share);
  }

  /** Returns the stored products of some rows, by row. */
  async productsOf(rows: readonly number[]): Promise<Map<number, Product>> {
    if (rows.length === 0) return new Map();
    const { manager } = this.reader;
    const states = await query<{ row: number; data: string }>(
      manager,
      `SELECT "row", "data" FROM "product" WHERE "row" IN (SELECT ${eachInteger(manager)} FROM ${eachOf(manager)})`,
      [JSON.stringify(rows)],
    );
    return new Map(states.map(({ row, data }) => [row, JSON.parse(data) as Product]));
  }

  private recognise(row: number): 'unchanged' | 'duplicates' {
    if (this.seen.has(row)) return 'duplicates';
    this.arrive(row);
    this.recognisedCount++;
    this.values.countUnchanged(NO_FIELDS);
    return 'unchanged';
  }

  private arrive(row: number): void {
    if (!this.rejected.has(row)) this.arrivedCount++;
    this.seen.add(row);
  }

  /**
   * Chooses the products whose record hash is stored. In a feed in which every record holds the time of its export no
   * hash ever matches, and storing them all would write every row in every run.
   */
  private hashesWorthStoring(same: readonly { candidate: Candidate; row: number }[]): Difference['newRecordHashes'] {
    return same.flatMap(({ candidate: { recordHash }, row }) => {
      if (recordHash === null) return [];
      const isWorthStoring =
        this.catalogue.madeBy !== this.madeBy || ++this.newHashCount * RECOGNISED_PER_NEW_HASH <= this.recognisedCount;
      return isWorthStoring ? [{ row, recordHash }] : [];
    });
  }

  private hasArrived(row: number): boolean {
    return this.seen.has(row) || this.rejected.has(row);
  }

  private async countEmptied(emptied: ReadonlyMap<number, readonly number[]>): Promise<void> {
    for (const [row, before] of await this.productsOf([...emptied.keys()])) {
      this.values.countEmpty(emptied.get(row) ?? NO_FIELDS, before);
    }
  }

  private async *committed<T extends CurrentProduct = CurrentProduct>(
    columns: string,
    pageRows: number,
  ): AsyncGenerator<T[]> {
    const { id, version } = this.catalogue;
    let after = '';
    for (;;) {
      const page = await query<T>(
        this.reader.manager,
        `SELECT ${columns} FROM "product" WHERE "catalogueID" = ? AND ${IS_COMMITTED} AND "productID" > ? ORDER BY "productID" LIMIT ${pageRows}`,
        [id, version, version, after],
      );
      const last = page.at(-1);
      if (!last) return;
      after = last.productID;
      yield page;
    }
  }

  private probe(batch: readonly Pick<Candidate, 'productID' | 'hash'>[]): Promise<Found[]> {
    const { id, version } = this.catalogue;
    if (batch.length === 0 || version === 0) return Promise.resolve([]);
    const { manager } = this.reader;
    // CROSS JOIN makes SQLite look each key up; it would otherwise read the whole catalogue for each batch.
    return query<Found>(
      manager,
      `SELECT p."row", p."productID", p."addedAt", CASE WHEN p."hash" = "each"."value" ->> 1 THEN 1 ELSE 0 END AS "isSame"
       FROM ${eachOf(manager)} CROSS JOIN "product" p WHERE p."catalogueID" = ? AND p."productID" = "each"."value" ->> 0 AND ${IS_COMMITTED}`,
      [JSON.stringify(batch.map(({ productID, hash }) => [productID, hash])), id, version, version],
    );
  }
}

/** Returns the first candidate of each product. */
function firstOfEach(arrivals: readonly Arrival[]): Map<string, Candidate> {
  const first = new Map<string, Candidate>();
  for (const arrival of arrivals) {
    if (typeof arrival !== 'number' && !first.has(arrival.productID)) first.set(arrival.productID, arrival);
  }
  return first;
}
