import { type IssueCode, type IssueSink } from '../common/issues.js';
import { type RawRecord } from '../common/records.js';

const KEPT_PER_CODE = 100;
const RECORD_CHARACTERS = 2_000;
/** Codes of issues about invalid values; a missing value is not invalid. */
const OF_VALUES: ReadonlySet<IssueCode> = new Set(['VALUE_INVALID', 'TRANSFORM_FAILED', 'CHOICE_UNMATCHED']);

export interface KeptIssue {
  readonly code: IssueCode;
  readonly field: string | null;
  readonly message: string;
  readonly record: unknown;
  readonly position: number | null;
}

/** The issues of one run: all counted by code and field, the first hundred of each code kept with their record. */
export class IssueLog implements IssueSink {
  readonly kept: KeptIssue[] = [];
  /** Removes secrets of the source, which records may repeat, from the stored values. */
  redact: <T>(value: T) => T = (value) => value;
  /** The number of issues so far. */
  total = 0;
  /** The fields that have an invalid value in the current record. */
  readonly invalid = new Set<string>();
  private readonly byCode = new Map<IssueCode, number>();
  private readonly byField = new Map<string, { code: IssueCode; field: string | null; count: number }>();
  private record: RawRecord | null = null;
  private position: number | null = null;

  /** Sets the record of the next issues; positions count from 0. */
  moveTo(record: RawRecord | null, position: number | null): void {
    this.record = record;
    this.position = position;
    if (this.invalid.size > 0) this.invalid.clear();
  }

  add(code: IssueCode, field: string | null, message: () => string): void {
    this.total++;
    if (field !== null && OF_VALUES.has(code)) this.invalid.add(field);
    const key = `${code} ${field ?? ''}`;
    const counted = this.byField.get(key);
    if (counted) counted.count++;
    else this.byField.set(key, { code, field, count: 1 });
    const count = (this.byCode.get(code) ?? 0) + 1;
    this.byCode.set(code, count);
    if (count > KEPT_PER_CODE) return;
    const shown = this.redact({ message: message(), record: this.record });
    this.kept.push({ code, field, message: shown.message, record: clipRecord(shown.record), position: this.position });
  }

  get counts(): { code: IssueCode; field: string | null; count: number }[] {
    return [...this.byField.values()].sort((a, b) => b.count - a.count);
  }
}

/** Returns a record as it is stored: complete if it is small, else the beginning of its text. */
function clipRecord(record: RawRecord | null): unknown {
  if (record === null) return null;
  const text = JSON.stringify(record);
  return text.length <= RECORD_CHARACTERS ? (JSON.parse(text) as unknown) : `${text.slice(0, RECORD_CHARACTERS - 1)}…`;
}
