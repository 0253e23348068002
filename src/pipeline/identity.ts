import type { Product, RawRecord } from '../common/records.js';

/** Identifies the product of a record. */
export interface Identity {
  /** Returns the id of a product: from the job and its primary fields, else the source's own id, else the whole product. */
  idOf(product: Product, record: RawRecord): string;
  /** Returns the id of the product that a rejected record would have made, or null when it cannot be read. */
  ofRejected(draft: Product, record: RawRecord): string | null;
}
