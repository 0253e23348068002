/** A record as a source delivers it: the platform's own keys and JSON values, plus `_id`, `_link`, `_currency` of the connector. */
export type RawRecord = Record<string, unknown>;

/** A product in its target format: field names and JSON values. */
export type Product = Record<string, unknown>;
