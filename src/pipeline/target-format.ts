/** A target format as it is stored: the fields of a product, by name, in the order in which products show them. */
export type TargetFormat = Readonly<Record<string, TargetField>>;

export const FIELD_TYPES = ['string', 'number', 'boolean', 'array', 'object'] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

export interface TargetField {
  readonly type: FieldType;
  readonly description?: string;
  readonly attributes?: readonly string[];
  readonly choices?: readonly (string | number | boolean)[];
  /** Members of an `object`, or of each element of an `array`. */
  readonly fields?: TargetFormat;
}
