import type { RawRecord } from '../../../common/records.js';
import { isRefused } from '../../../pipeline/map/grammar/names.js';
import { SAMPLE_LIMITS } from '../weights.js';

/** A path of the records under which values were found. */
export interface SourcePath {
  /** The text of a `sourceField`, with `[*]` after each list of objects; a list of plain values has no mark. */
  readonly text: string;
  /** The keys of the path, outermost first, without marks. */
  readonly keys: readonly string[];
  /** The indexes in `keys` of the keys that hold lists of objects. */
  readonly listIndexes: readonly number[];
  /** The values by the position of their record: up to `MAX_VALUES_PER_RECORD` each. */
  readonly valuesByRecord: (unknown[] | undefined)[];
  /** Whether here or further out some records have a list and others a single value. */
  hasMixedShape: boolean;
  /** Whether the values themselves are elements of a list. */
  holdsList: boolean;
}

const PLAIN_KEY = /^[^.[\]"']+$/;
/** What a path holds, as bits: a single value or object, a list, or both in different records. */
const SHAPE = { SINGLE: 1, LIST: 2, BOTH: 3 } as const;

/** Returns every path of the sample, in the order in which the records show them. Never throws, whatever the records hold. */
export function collectPaths(sample: readonly RawRecord[]): SourcePath[] {
  const first = walkSample(sample, new Set());
  // XML repeats an element only where a product needs it: if some records have a list, all are read as lists.
  const mixed = new Set([...first.shapes].filter(([, shape]) => shape === SHAPE.BOTH).map(([text]) => text));
  const { paths, shapes } = mixed.size === 0 ? first : walkSample(sample, mixed);
  for (const path of paths.values()) {
    path.hasMixedShape = mixed.has(path.text) || [...mixed].some((text) => path.text.startsWith(`${text}[*]`));
    path.holdsList = (shapes.get(path.text) ?? 0) >= SHAPE.LIST;
  }
  return [...paths.values()];
}

interface Walk {
  readonly paths: Map<string, SourcePath>;
  /** Bits of `SHAPE` by the text of the path. */
  readonly shapes: Map<string, number>;
  /** The paths that hold lists in other records. */
  readonly mixed: ReadonlySet<string>;
  /** The position of the record that is walked. */
  position: number;
}

/** Where the walk stands: the path so far, and how deep it is. */
interface Branch {
  readonly text: string;
  readonly keys: readonly string[];
  readonly listIndexes: readonly number[];
  readonly depth: number;
}

function walkSample(sample: readonly RawRecord[], mixed: ReadonlySet<string>): Walk {
  const walk: Walk = { paths: new Map(), shapes: new Map(), mixed, position: 0 };
  sample.forEach((record, position) => {
    walk.position = position;
    if (isObject(record)) walkObject(walk, record, { text: '', keys: [], listIndexes: [], depth: 0 });
  });
  return walk;
}

function walkObject(walk: Walk, object: Readonly<Record<string, unknown>>, branch: Branch): void {
  for (const [key, value] of Object.entries(object)) {
    if (key === '' || key.length > SAMPLE_LIMITS.MAX_KEY_LENGTH || isRefused(key)) continue;
    const text = branch.text === '' ? firstStep(key) : branch.text + laterStep(key);
    walkValue(walk, value, { ...branch, text, keys: [...branch.keys, key] });
  }
}

function walkValue(walk: Walk, value: unknown, branch: Branch): void {
  const { text, keys, depth } = branch;
  if (!Array.isArray(value)) {
    noteShape(walk, text, SHAPE.SINGLE);
    if (!isObject(value)) addValue(walk, value, branch);
    else if (walk.mixed.has(text)) walkValue(walk, [value], branch);
    else if (depth < SAMPLE_LIMITS.MAX_DEPTH)
      walkObject(walk, value, { ...branch, text: asPrefix(text, keys), depth: depth + 1 });
    return;
  }
  if (value.length > 0) noteShape(walk, text, SHAPE.LIST);
  for (const element of (value as unknown[]).slice(0, SAMPLE_LIMITS.MAX_VALUES_PER_RECORD)) {
    if (isObject(element)) {
      if (depth >= SAMPLE_LIMITS.MAX_DEPTH) continue;
      const listIndexes = [...branch.listIndexes, keys.length - 1];
      walkObject(walk, element, { text: `${asPrefix(text, keys)}[*]`, keys, listIndexes, depth: depth + 1 });
    } else if (!Array.isArray(element)) addValue(walk, element, branch);
  }
}

function addValue(walk: Walk, value: unknown, { text, keys, listIndexes }: Branch): void {
  let path = walk.paths.get(text);
  if (!path) {
    if (walk.paths.size >= SAMPLE_LIMITS.MAX_PATHS) return;
    path = { text, keys, listIndexes, valuesByRecord: [], hasMixedShape: false, holdsList: false };
    walk.paths.set(text, path);
  }
  const values = (path.valuesByRecord[walk.position] ??= []);
  if (values.length < SAMPLE_LIMITS.MAX_VALUES_PER_RECORD) values.push(value);
}

function noteShape(walk: Walk, text: string, shape: number): void {
  walk.shapes.set(text, (walk.shapes.get(text) ?? 0) | shape);
}

// A key that equals the whole sourceField always matches, so a header needs no quotes unless it looks like a constant.
function firstStep(key: string): string {
  return /^'.*'$/s.test(key) ? quoted(key) : key;
}

function laterStep(key: string): string {
  return PLAIN_KEY.test(key) ? `.${key}` : quoted(key);
}

/** Returns the text as the beginning of a longer path: there, a key with dots or brackets needs quotes. */
function asPrefix(text: string, keys: readonly string[]): string {
  const [key = ''] = keys;
  return keys.length === 1 && text === key && !PLAIN_KEY.test(key) ? quoted(key) : text;
}

function quoted(key: string): string {
  return `["${key.replace(/["\\]/g, '\\$&')}"]`;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
