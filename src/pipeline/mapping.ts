/** One rule of a mapping as it is stored. The order within a rule: source value, transform, choices, default. */
export interface MappingRule {
  readonly sourceField?: string;
  readonly targetField?: string;
  readonly transform?: string;
  readonly choices?: Readonly<Record<string, readonly string[]>>;
  readonly default?: unknown;
  /** Only in a rule without `targetField`: records for which it is not true are skipped. */
  readonly where?: string;
  /** Confidence of a generated rule, 0 to 1; ignored when the mapping is applied. */
  readonly confidence?: number;
  readonly reason?: string;
}

export type Mapping = readonly MappingRule[];
