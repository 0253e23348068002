import type { RawRecord } from '../../../common/records.js';
import { isRefused } from '../../../pipeline/map/grammar/names.js';

/** One place of the records where values were found. */
export interface SourcePath {
  /** The text of a `sourceField`, `[*]` at every list of objects; a list of plain values carries no mark. */
  readonly text: string;
  /** The keys on the way, without marks. */
  readonly keys: readonly string[];
  /** The keys, by their place in `keys`, that hold lists of objects. */
  readonly lists: readonly number[];
  /** What was found, record by record: up to `MOST_VALUES` values each. */
  readonly found: (unknown[] | undefined)[];
  /** Whether some records hold a list where others hold one value. */
  mixed: boolean;
  /** Whether the values themselves stand in a list. */
  listed: boolean;
}

const MOST_PATHS = 1_000;
const MOST_VALUES = 8;
const DEEPEST = 8;
const LONGEST_KEY = 200;
const PLAIN_KEY = /^[^.[\]"']+$/;

/** Every path of the sample, in the order in which records show them. Never throws, whatever the records hold. */
export function sourcePaths(sample: readonly RawRecord[]): SourcePath[] {
  const first = walkAll(sample, new Set());
  // XML repeats an element or does not, as each product needs: where some records have a list, all are read as lists.
  const both = new Set([...first.shapes].filter(([, shape]) => shape === 3).map(([text]) => text));
  const { paths, shapes } = both.size === 0 ? first : walkAll(sample, both);
  for (const path of paths.values()) {
    path.mixed = both.has(path.text) || [...both].some((text) => path.text.startsWith(`${text}[*]`));
    path.listed = (shapes.get(path.text) ?? 0) >= 2;
  }
  return [...paths.values()];
}

function walkAll(sample: readonly RawRecord[], both: ReadonlySet<string>): Walk {
  const walked = { paths: new Map<string, SourcePath>(), shapes: new Map<string, number>(), both, record: 0 };
  sample.forEach((record, at) => {
    walked.record = at;
    if (isObject(record)) walk(walked, record, '', [], [], 0);
  });
  return walked;
}

interface Walk {
  readonly paths: Map<string, SourcePath>;
  /** Per text: 1 single value or object, 2 list, 3 both. */
  readonly shapes: Map<string, number>;
  /** Known to hold lists in other records. */
  readonly both: ReadonlySet<string>;
  record: number;
}

function walk(
  walked: Walk,
  value: Readonly<Record<string, unknown>>,
  prefix: string,
  keys: readonly string[],
  lists: readonly number[],
  depth: number,
): void {
  for (const [key, inner] of Object.entries(value)) {
    if (key === '' || key.length > LONGEST_KEY || isRefused(key)) continue;
    const text = prefix === '' ? firstStep(key) : prefix + step(key);
    const way = [...keys, key];
    visit(walked, inner, text, way, lists, depth);
  }
}

function visit(
  walked: Walk,
  value: unknown,
  text: string,
  keys: readonly string[],
  lists: readonly number[],
  depth: number,
): void {
  if (!Array.isArray(value)) {
    note(walked, text, 1);
    if (!isObject(value)) add(walked, value, text, keys, lists);
    else if (walked.both.has(text)) visit(walked, [value], text, keys, lists, depth);
    else if (depth < DEEPEST) walk(walked, value, nestable(text, keys), keys, lists, depth + 1);
    return;
  }
  if (value.length > 0) note(walked, text, 2);
  for (const element of (value as unknown[]).slice(0, MOST_VALUES)) {
    if (isObject(element)) {
      if (depth < DEEPEST)
        walk(walked, element, `${nestable(text, keys)}[*]`, keys, [...lists, keys.length - 1], depth + 1);
    } else if (!Array.isArray(element)) add(walked, element, text, keys, lists);
  }
}

function add(walked: Walk, value: unknown, text: string, keys: readonly string[], lists: readonly number[]): void {
  let path = walked.paths.get(text);
  if (!path) {
    if (walked.paths.size >= MOST_PATHS) return;
    path = { text, keys, lists, found: [], mixed: false, listed: false };
    walked.paths.set(text, path);
  }
  const values = (path.found[walked.record] ??= []);
  if (values.length < MOST_VALUES) values.push(value);
}

function note(walked: Walk, text: string, shape: number): void {
  walked.shapes.set(text, (walked.shapes.get(text) ?? 0) | shape);
}

// As a whole text a key always wins, so a header needs no quoting; only one that looks like a constant does.
function firstStep(key: string): string {
  return /^'.*'$/s.test(key) ? quoted(key) : key;
}

function step(key: string): string {
  return PLAIN_KEY.test(key) ? `.${key}` : quoted(key);
}

/** The text as the beginning of a longer one: there, a key with dots or brackets has to be quoted. */
function nestable(text: string, keys: readonly string[]): string {
  const [key = ''] = keys;
  return keys.length === 1 && text === key && !PLAIN_KEY.test(key) ? quoted(key) : text;
}

function quoted(key: string): string {
  return `["${key.replace(/["\\]/g, '\\$&')}"]`;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
