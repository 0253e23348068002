import type { RawRecord } from '../../../common/records.js';
import { NULL_TEXTS } from '../words/value-words.js';
import { type SourcePath, collectPaths } from './source-paths.js';
import { kindsOfValue, type ValueKind } from './value-kinds.js';

/** What the sample shows about one source path. */
export interface PathProfile {
  readonly path: SourcePath;
  /** The positions of the records that have a value here. */
  readonly filledRecords: ReadonlySet<number>;
  /** The share of records that have a value here. */
  readonly filledShare: number;
  /** The values, without empty ones and texts such as `NULL`; up to `MAX_VALUES_PER_RECORD` per record. */
  readonly values: readonly unknown[];
  /** The different values as trimmed texts. */
  readonly distinctTexts: ReadonlySet<string>;
  /** The average length of the values as texts, in characters. */
  readonly averageLength: number;
  /** The share of the filled records that have more than one value. */
  readonly multiValueShare: number;
  /** The texts for "no value" that occur: `NULL`, `n/a`. */
  readonly nullTexts: ReadonlySet<string>;
  /** Returns the share of the values that are of this kind; 0 without values. */
  share(kind: ValueKind): number;
}

/** Step 1: profiles every path of the sample. */
export function profileSample(sample: readonly RawRecord[]): PathProfile[] {
  return collectPaths(sample).map((path) => profilePath(path, sample.length));
}

function profilePath(path: SourcePath, recordCount: number): PathProfile {
  const values: unknown[] = [];
  const nullTexts = new Set<string>();
  const filledRecords = new Set<number>();
  let [multiValueRecords, totalLength] = [0, 0];
  const distinctTexts = new Set<string>();
  for (const [position, found] of path.valuesByRecord.entries()) {
    const present = (found ?? []).filter((value) => isPresent(value, nullTexts));
    if (present.length > 0) filledRecords.add(position);
    if (present.length > 1) multiValueRecords++;
    for (const value of present) {
      const text = String(value).trim();
      values.push(value);
      distinctTexts.add(text);
      totalLength += text.length;
    }
  }
  const counts = countKinds(values);
  return {
    path,
    filledRecords,
    filledShare: ratio(filledRecords.size, recordCount),
    values,
    distinctTexts,
    averageLength: ratio(totalLength, values.length),
    multiValueShare: ratio(multiValueRecords, filledRecords.size),
    nullTexts,
    share: (kind) => ratio(counts.get(kind) ?? 0, values.length),
  };
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

/** Counts the values of each kind. Each different value is examined once, because most columns repeat their values. */
function countKinds(values: readonly unknown[]): ReadonlyMap<ValueKind, number> {
  const occurrences = new Map<unknown, number>();
  for (const value of values) occurrences.set(value, (occurrences.get(value) ?? 0) + 1);
  const counts = new Map<ValueKind, number>();
  for (const [value, count] of occurrences) {
    for (const kind of kindsOfValue(value)) counts.set(kind, (counts.get(kind) ?? 0) + count);
  }
  return counts;
}

function isPresent(value: unknown, nullTexts: Set<string>): boolean {
  if (value === null || value === undefined) return false;
  if (typeof value !== 'string') return true;
  const text = value.trim();
  if (text === '') return false;
  if (!NULL_TEXTS.has(text.toLowerCase())) return true;
  nullTexts.add(value);
  return false;
}
