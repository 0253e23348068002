/** A record as a source delivers it: the platform's own keys and JSON values, plus `_id`, `_link`, `_currency` of the connector. */
export type RawRecord = Record<string, unknown>;

/** A record that made a product of the catalogue before and came again unchanged. It is not read; only its place is kept. */
export interface KnownRecord {
  /** The row of the product that the record made. */
  readonly row: number;
  /** How many of `RecordBatch.records` came before it in the feed. */
  readonly after: number;
}

/** Some consecutive records of a feed. */
export interface RecordBatch {
  /** The records to map, in the order of the feed. */
  readonly records: readonly RawRecord[];
  /** The hash of each record's text, in the order of `records`; null when the texts were not hashed. */
  readonly hashes: readonly string[] | null;
  /** The records that need no mapping, in the order of the feed. */
  readonly known: readonly KnownRecord[];
}

/** A batch of records whose texts nobody hashed, such as those that a connector makes itself. */
export function toBatch(records: readonly RawRecord[]): RecordBatch {
  return { records, hashes: null, known: [] };
}

/** A product in its target format: field names and JSON values. */
export type Product = Record<string, unknown>;
