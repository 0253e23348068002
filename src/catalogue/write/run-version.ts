import { hash } from 'node:crypto';
import { EntityManager } from 'typeorm';
import { type Product } from '../../common/records.js';
import { type ComparisonCounts, type NextVersion } from '../../pipeline/next-version.js';
import { type RecordIndex } from '../../pipeline/record-index.js';
import { type RunCounts } from '../../pipeline/run-counts.js';
import { type ReadDocument } from '../catalogue.entity.js';
import { type Arrival, Comparison, type Difference, type RejectedProduct } from '../compare/comparison.js';
import { type Collapse, WatchedValues } from '../guard/watched-values.js';
import { type SampledChange } from './dry-run-version.js';
import { MissingProducts, type Removal } from './missing-products.js';

/** Products that are looked up in one statement: enough to spread its cost. */
const MAX_PRODUCTS_PER_COMPARISON = 100;
/** Recognised products cost no statement, but they wait in memory. */
const MAX_ARRIVALS_PER_COMPARISON = 5_000;
/** 132 bits of the hash of a product: equal hashes mean that nothing changed. */
const PRODUCT_HASH_CHARACTERS = 22;

/** What a run decided to do with its version. */
export interface CommitRequest {
  readonly runID: string;
  /** The number of the run within its job. */
  readonly runNumber: number;
  readonly removal: Removal;
  readonly counts: Pick<RunCounts, 'added' | 'updated' | 'removed'>;
  /** The document that the version was made of, by which a later run may ask for a newer one only. */
  readonly document: ReadDocument | null;
}

/**
 * Makes the run row final. It is called in the transaction of the commit, before the version becomes current, and returns
 * the time of the commit. `sample` holds the changes that a dry run would make, null for a real run.
 */
export type FinishRun = (manager: EntityManager, sample: SampledChange[] | null) => Promise<Date>;

export interface RunVersionParts {
  readonly index: RecordIndex;
  readonly comparison: Comparison;
  readonly missing: MissingProducts;
  readonly values: WatchedValues;
}

/** The next version of a catalogue during one run: a real one, or that of a dry run, which writes nothing. */
export abstract class RunVersion implements NextVersion {
  private arrivals: Arrival[] = [];
  private rejected: RejectedProduct[] = [];
  /** Products that wait to be looked up: candidates and rejected ones. */
  private waitingProducts = 0;

  readonly index: RecordIndex;
  protected readonly comparison: Comparison;
  protected readonly missing: MissingProducts;
  private readonly values: WatchedValues;

  constructor({ index, comparison, missing, values }: RunVersionParts) {
    this.index = index;
    this.comparison = comparison;
    this.missing = missing;
    this.values = values;
  }

  get isFull(): boolean {
    return this.waitingProducts >= MAX_PRODUCTS_PER_COMPARISON || this.arrivals.length >= MAX_ARRIVALS_PER_COMPARISON;
  }

  recognise(row: number): void {
    this.arrivals.push(row);
  }

  offer(productID: string, product: Product, recordHash: string | null): void {
    const data = JSON.stringify(product);
    const emptyFields = this.values.emptyIn(product);
    this.arrivals.push({
      productID,
      hash: hash('sha256', data, 'base64url').slice(0, PRODUCT_HASH_CHARACTERS),
      data,
      emptyFields,
      // An empty watched field is counted in every run, so its record is read in every run.
      recordHash: emptyFields.length === 0 ? recordHash : null,
    });
    this.waitingProducts++;
  }

  reject(productID: string, invalidFields: ReadonlySet<string>): void {
    this.rejected.push({ productID, emptyFields: this.values.invalidIn(invalidFields) });
    this.waitingProducts++;
  }

  async compare(): Promise<ComparisonCounts> {
    const { arrivals, rejected } = this;
    this.arrivals = [];
    this.rejected = [];
    this.waitingProducts = 0;
    const difference = await this.comparison.compare(arrivals);
    await this.take(difference);
    await this.comparison.reject(rejected);
    return difference.counts;
  }

  /** Returns what the guards look at; `collapsedShare` is in per cent. */
  async examine(collapsedShare: number): Promise<{ missing: number; overdue: number; collapse: Collapse | null }> {
    return { ...(await this.missing.count()), collapse: await this.comparison.collapse(collapsedShare) };
  }

  abstract whenIdle(): Promise<void>;

  /** Makes the version current, in one short transaction together with the end of its run. */
  abstract commit(request: CommitRequest, finish: FinishRun): Promise<void>;

  protected abstract take(difference: Difference): Promise<void>;
}
