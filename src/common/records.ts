/** A record as a source delivers it: the platform's own keys and JSON values, plus `_id`, `_link`, `_currency` of the connector. */
export type RawRecord = Record<string, unknown>;

/** Stands for a record that is known by its text, so that nobody has read it: the row of the product that it made. */
export class KnownRecord {
  [key: string]: unknown;

  constructor(readonly row: number) {}
}

/** A record with the hash by which it will be known when it comes again. */
export class HashedRecord {
  [key: string]: unknown;

  constructor(
    readonly hash: string,
    readonly record: RawRecord,
  ) {}
}

/** A product in its target format: field names and JSON values. */
export type Product = Record<string, unknown>;
