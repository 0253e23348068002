import type { Product } from '../common/records.js';
import type { RecordIndex } from './record-index.js';

/** Counts of the products that a run compared with the catalogue. */
export type ComparisonCounts = Record<'added' | 'updated' | 'unchanged' | 'duplicates', number>;

/**
 * The next version of one catalogue, as the pipeline sees it. Products are offered in the order of the feed and compared
 * with the committed version in batches; nothing is visible to readers before the version is committed.
 */
export interface NextVersion {
  /** The records that made the products of the committed version. */
  readonly index: RecordIndex;
  /** True when enough products wait to be compared together. */
  readonly isFull: boolean;
  /** Marks a product of the committed version as seen, as the record that made it came again. */
  recognise(row: number): void;
  /**
   * Takes a product. Of several products with one id the first is kept. `recordHash` lets the record be recognised by
   * the next run; null when such a record has to be read in every run, as its issues are counted in every run.
   */
  offer(productID: string, product: Product, recordHash: string | null): void;
  /**
   * Takes a rejected record whose product is known: the product keeps its last good state and counts as present.
   * `invalidFields` are the fields that have an invalid value in the record.
   */
  reject(productID: string, invalidFields: ReadonlySet<string>): void;
  /** Compares the products offered since the last call with the committed version, and writes the differences. */
  compare(): Promise<ComparisonCounts>;
  /** Resolves when nothing is being written any more, also after a failed write. */
  whenIdle(): Promise<void>;
}
