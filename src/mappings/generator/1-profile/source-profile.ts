import type { RawRecord } from '../../../common/records.js';
import { EMPTY_WORDS } from '../words/value-words.js';
import { type Look, looksOf } from './value-kinds.js';
import { type SourcePath, sourcePaths } from './source-paths.js';

/** What the sample says about one source path. */
export interface SourceProfile {
  readonly path: SourcePath;
  /** The positions of the records with a value here. */
  readonly filled: ReadonlySet<number>;
  /** The share of records with a value here. */
  readonly present: number;
  /** The values found, without empty ones and texts such as `NULL`; at most a few per record. */
  readonly values: readonly unknown[];
  /** The same as trimmed texts, each once. */
  readonly distinct: ReadonlySet<string>;
  /** The average length of the texts. */
  readonly length: number;
  /** The share of records with more than one value. */
  readonly several: number;
  /** Whether some cells say `NULL` and the like instead of staying empty. */
  readonly emptyWords: ReadonlySet<string>;
  /** The share of the values with this look, 0 when there are none. */
  share(look: Look): number;
}

/** Step 1: a profile of every path of the sample. */
export function profileSample(sample: readonly RawRecord[]): SourceProfile[] {
  return sourcePaths(sample).map((path) => profilePath(path, sample.length));
}

function profilePath(path: SourcePath, records: number): SourceProfile {
  const values: unknown[] = [];
  const emptyWords = new Set<string>();
  const filled = new Set<number>();
  let [several, length] = [0, 0];
  const distinct = new Set<string>();
  for (const [at, found] of path.found.entries()) {
    const here = (found ?? []).filter((value) => isPresent(value, emptyWords));
    if (here.length > 0) filled.add(at);
    if (here.length > 1) several++;
    for (const value of here) {
      const text = String(value).trim();
      values.push(value);
      distinct.add(text);
      length += text.length;
    }
  }
  const counts = countLooks(values);
  return {
    path,
    filled,
    present: records === 0 ? 0 : filled.size / records,
    values,
    distinct,
    length: values.length === 0 ? 0 : length / values.length,
    several: filled.size === 0 ? 0 : several / filled.size,
    emptyWords,
    share: (look) => (values.length === 0 ? 0 : (counts.get(look) ?? 0) / values.length),
  };
}

/** Each different value is looked at once: most columns repeat theirs. */
function countLooks(values: readonly unknown[]): ReadonlyMap<Look, number> {
  const times = new Map<unknown, number>();
  for (const value of values) times.set(value, (times.get(value) ?? 0) + 1);
  const counts = new Map<Look, number>();
  for (const [value, count] of times) {
    for (const look of looksOf(value)) counts.set(look, (counts.get(look) ?? 0) + count);
  }
  return counts;
}

function isPresent(value: unknown, emptyWords: Set<string>): boolean {
  if (value === null || value === undefined) return false;
  if (typeof value !== 'string') return true;
  const text = value.trim();
  if (text === '') return false;
  if (!EMPTY_WORDS.has(text.toLowerCase())) return true;
  emptyWords.add(value);
  return false;
}
