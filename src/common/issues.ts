/** What can be wrong with one record; docs/jobs-and-runs.md lists the codes. `SKIPPED` appears in `applyMapping` only. */
export type IssueCode =
  | 'REQUIRED_MISSING'
  | 'VALUE_INVALID'
  | 'TRANSFORM_FAILED'
  | 'CHOICE_UNMATCHED'
  | 'FIELD_UNKNOWN'
  | 'RECORD_UNREADABLE'
  | 'CHARSET_REPLACED'
  | 'SKIPPED';

/**
 * Where stages report what is wrong with the record in hand. Issues are counted, never thrown. Which record is meant
 * (its position and content) is known to the sink; the message is built only when the sink keeps it, because a feed
 * may have millions of issues and only the first hundred of each code are kept.
 */
export interface IssueSink {
  add(code: IssueCode, field: string | null, message: () => string): void;
}

/** A value as it may stand in a message: text as it is, everything else as JSON, at most `length` characters. */
export function clip(value: unknown, length = 80): string {
  const text = typeof value === 'string' ? value : jsonOf(value);
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}

function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    // Nesting that exceeds the stack must not end the run.
    return Array.isArray(value) ? '[…]' : '{…}';
  }
}
