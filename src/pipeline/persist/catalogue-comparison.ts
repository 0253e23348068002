import { DataSource } from 'typeorm';
import { KnownRecord, type Product } from '../../common/records.js';
import { eachInteger, eachOf, query } from '../../database/sql.js';
import { Catalogue } from './catalogue.entity.js';
import { KeySet } from './key-set.js';
import { RowSet } from './row-set.js';
import { type Collapse, WatchedValues } from './watched-values.js';

/** A product of this run, ready to be compared with the catalogue. */
export interface Candidate {
  readonly productID: string;
  readonly hash: string;
  /** The product as JSON text. */
  readonly data: string;
  /** Watched fields in which it is 0 or false. */
  readonly empty: readonly number[];
  /** Of its record; null when such a record has to be looked at again whenever it comes. */
  readonly rawHash: string | null;
}

/** What a run brings of one product: to be compared, or known by its record. */
export type Arrival = Candidate | KnownRecord;

/** A record that was rejected, but whose product is known. */
export interface RejectedProduct {
  readonly productID: string;
  /** Watched fields for which it brought an invalid value. */
  readonly empty: readonly number[];
}

export type WriteCounts = Record<'added' | 'updated' | 'unchanged' | 'duplicates', number>;

/** How a batch differs from the catalogue. */
export interface Difference {
  readonly counts: WriteCounts;
  readonly added: readonly Candidate[];
  readonly updated: readonly { readonly candidate: Candidate; readonly row: number; readonly addedAt: number }[];
  /** Unchanged products that are worth knowing by another record from now on. */
  readonly renewed: readonly { readonly row: number; readonly rawHash: string }[];
}

/** A product of the committed version. */
export interface CurrentProduct {
  readonly row: number;
  readonly productID: string;
}

interface Found {
  row: number;
  productID: string;
  addedAt: string | number;
  same: number;
}

const NO_FIELDS: readonly number[] = [];
const PAGE = 5_000;
const PAGE_WITH_DATA = 1_000;
const COMMITTED = '"validFrom" <= ? AND ("validUntil" IS NULL OR "validUntil" > ?)';

/**
 * Compares the products of one run with the committed version of its catalogue, and remembers which of them arrived. It
 * only reads, and sees nothing of what the run writes meanwhile.
 */
export class CatalogueComparison {
  /** Current rows whose product arrived in this run, and those whose record did but was rejected. */
  private readonly seen = new RowSet();
  private readonly kept = new RowSet();
  private readonly added = new KeySet();
  private arrived = 0;
  private recognised = 0;
  private renewable = 0;

  constructor(
    private readonly reader: DataSource,
    readonly catalogue: Catalogue,
    private readonly values: WatchedValues,
    private readonly madeBy: string,
  ) {}

  /** In the order in which they came: a product that this run accepted before is a duplicate. */
  async compare(batch: readonly Arrival[]): Promise<Difference> {
    const counts: WriteCounts = { added: 0, updated: 0, unchanged: 0, duplicates: 0 };
    const first = new Map<string, Candidate>();
    for (const arrival of batch) {
      if (!(arrival instanceof KnownRecord) && !first.has(arrival.productID)) first.set(arrival.productID, arrival);
    }
    const found = new Map((await this.probe([...first.values()])).map((each) => [each.productID, each]));
    const added: Candidate[] = [];
    const updated: Difference['updated'][number][] = [];
    const same: { candidate: Candidate; row: number }[] = [];
    const emptied = new Map<number, readonly number[]>();
    for (const arrival of batch) {
      if (arrival instanceof KnownRecord) {
        counts[this.recognise(arrival.row)]++;
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
        if (current.same) {
          counts.unchanged++;
          this.values.countUnchanged(arrival.empty);
          same.push({ candidate: arrival, row: current.row });
          continue;
        }
        updated.push({ candidate: arrival, row: current.row, addedAt: Number(current.addedAt) });
        if (arrival.empty.length > 0) emptied.set(current.row, arrival.empty);
      }
    }
    await this.countEmptied(emptied);
    return {
      counts: { ...counts, added: added.length, updated: updated.length },
      added,
      updated,
      renewed: this.worthRenewing(same),
    };
  }

  /** Products whose records were rejected keep their last good state and count as present. */
  async keep(rejected: readonly RejectedProduct[]): Promise<void> {
    const empty = new Map(rejected.map((each) => [each.productID, each.empty]));
    const emptied = new Map<number, readonly number[]>();
    const found = await this.probe([...empty.keys()].map((productID) => ({ productID, hash: '' })));
    for (const { row, productID } of found) {
      // It arrived before, with a record that was accepted or with one that was not.
      if (this.hasArrived(row)) continue;
      this.arrived++;
      this.kept.add(row);
      const fields = empty.get(productID) ?? [];
      if (fields.length > 0) emptied.set(row, fields);
    }
    await this.countEmptied(emptied);
  }

  /** How many products of the committed version did not arrive. */
  get missingCount(): number {
    return this.catalogue.productCount - this.arrived;
  }

  /** The products of the committed version that did not arrive, in pages, in the order of their ids. */
  async *missing(): AsyncGenerator<CurrentProduct[]> {
    // The usual run brings everything again: then the catalogue need not be gone through.
    if (this.missingCount === 0) return;
    for await (const page of this.committed('"row", "productID"', PAGE)) {
      const missing = page.filter(({ row }) => !this.hasArrived(row));
      if (missing.length > 0) yield missing;
    }
  }

  /** Whether a watched field lost its value in more than `share` per cent of the products that had one and arrived again. */
  async collapse(share: number): Promise<Collapse | null> {
    const suspects = this.values.suspects(share);
    if (suspects.length === 0) return null;
    const had = suspects.map(() => 0);
    for await (const page of this.committed<CurrentProduct & { data: string }>(
      '"row", "productID", "data"',
      PAGE_WITH_DATA,
    )) {
      for (const { row, data } of page) {
        if (this.hasArrived(row)) this.values.countValues(suspects, JSON.parse(data) as Product, had);
      }
    }
    return this.values.collapse(suspects, had, share);
  }

  /** The stored states of some products, by row. */
  async dataOf(rows: readonly number[]): Promise<Map<number, Product>> {
    if (rows.length === 0) return new Map();
    const { manager } = this.reader;
    const states = await query<{ row: number; data: string }>(
      manager,
      `SELECT "row", "data" FROM "product" WHERE "row" IN (SELECT ${eachInteger(manager)} FROM ${eachOf(manager)})`,
      [JSON.stringify(rows)],
    );
    return new Map(states.map(({ row, data }) => [row, JSON.parse(data) as Product]));
  }

  /** What becomes of a record that made the product in this row of the committed version. */
  private recognise(row: number): 'unchanged' | 'duplicates' {
    if (this.seen.has(row)) return 'duplicates';
    this.arrive(row);
    this.recognised++;
    this.values.countUnchanged(NO_FIELDS);
    return 'unchanged';
  }

  private arrive(row: number): void {
    if (!this.kept.has(row)) this.arrived++;
    this.seen.add(row);
  }

  // A feed in which every record says when it was written would otherwise have every row written in every run.
  private worthRenewing(same: readonly { candidate: Candidate; row: number }[]): Difference['renewed'] {
    return same.flatMap(({ candidate: { rawHash }, row }) => {
      if (rawHash === null) return [];
      const isWorth = this.catalogue.madeBy !== this.madeBy || ++this.renewable * 4 <= this.recognised;
      return isWorth ? [{ row, rawHash }] : [];
    });
  }

  private hasArrived(row: number): boolean {
    return this.seen.has(row) || this.kept.has(row);
  }

  private async countEmptied(emptied: ReadonlyMap<number, readonly number[]>): Promise<void> {
    for (const [row, before] of await this.dataOf([...emptied.keys()])) {
      this.values.countEmpty(emptied.get(row) ?? [], before);
    }
  }

  private async *committed<T extends CurrentProduct = CurrentProduct>(
    columns: string,
    size: number,
  ): AsyncGenerator<T[]> {
    const { id, version } = this.catalogue;
    let after = '';
    for (;;) {
      const page = await query<T>(
        this.reader.manager,
        `SELECT ${columns} FROM "product" WHERE "catalogueID" = ? AND ${COMMITTED} AND "productID" > ? ORDER BY "productID" LIMIT ${size}`,
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
    // CROSS JOIN: it makes SQLite look each key up, where it would otherwise go through the whole catalogue per batch.
    return query<Found>(
      manager,
      `SELECT p."row", p."productID", p."addedAt", CASE WHEN p."hash" = "each"."value" ->> 1 THEN 1 ELSE 0 END AS "same"
       FROM ${eachOf(manager)} CROSS JOIN "product" p WHERE p."catalogueID" = ? AND p."productID" = "each"."value" ->> 0 AND ${COMMITTED}`,
      [JSON.stringify(batch.map(({ productID, hash }) => [productID, hash])), id, version, version],
    );
  }
}
