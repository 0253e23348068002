/**
 * Recognises the records of a feed that made the products of the current catalogue, by a hash of their text. Such a
 * record is not read again: its product is only marked as seen. See docs/decisions/known-records.md.
 */
export interface RecordIndex {
  /** True when no record can be recognised, as in a first run. */
  readonly isEmpty: boolean;
  /** Returns the hash of a record's text. `context` is whatever else decides how the text is read, such as a CSV header. */
  hashOf(text: Buffer | string, context?: string): string;
  /** Returns the row of the product that a record with this hash made, or 0. */
  rowOf(hash: string): number;
}
