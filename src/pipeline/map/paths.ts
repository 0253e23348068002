import { EACH, type PathStep } from './grammar/names.js';
import { type SourcePath } from './grammar/parse-path.js';

const DIGITS = /^\d{1,9}$/;

/** Reads one path of a value; null if it does not exist. */
export type Read = (value: unknown) => unknown;

/** Compiles a `sourceField`. A key of the record that equals the whole text comes before the path that the text means. */
export function compileSource({ text, constant, steps }: SourcePath): Read {
  if (steps?.length === 1 && steps[0] === text) return compileStep(text);
  const key = internalized(text);
  const read = constant !== undefined ? () => constant : steps === null ? () => null : compilePath(steps);
  // No prototype has a key with dots, brackets or quotes, so a plain property read finds own properties only.
  return (record) => {
    const literal = (record as Record<string, unknown>)[key];
    return literal !== undefined ? literal : read(record);
  };
}

/** Compiles a path. Only own properties are read; `[*]` gathers what the rest of the path finds in one flat array. */
export function compilePath(steps: readonly PathStep[]): Read {
  const each = steps.indexOf(EACH);
  if (each >= 0) return gather(compilePath(steps.slice(0, each)), steps.slice(each + 1));
  const [first, second, third] = steps.map(compileStep);
  if (!first) return (value) => value ?? null;
  if (!second) return first;
  if (!third) return (value) => second(first(value));
  if (steps.length === 3) return (value) => third(second(first(value)));
  const rest = compilePath(steps.slice(3));
  return (value) => rest(third(second(first(value))));
}

function compileStep(step: PathStep): Read {
  if (typeof step === 'number') return step < 0 ? (value) => elementOf(value, step) : element(step);
  const key = internalized(step as string);
  return isPlain(key) ? property(key) : (value) => ownKey(value, key);
}

/** Returns the same text as an interned string: V8 looks up other strings at every property read. */
function internalized(text: string): string {
  return Object.keys({ [text]: true })[0] ?? text;
}

function property(key: string): Read {
  return (value) =>
    typeof value === 'object' && value !== null ? ((value as Record<string, unknown>)[key] ?? null) : null;
}

function element(index: number): Read {
  return (value) => (Array.isArray(value) ? ((value as unknown[])[index] ?? null) : null);
}

// A plain property read is several times faster than a check for an own property. For keys that no prototype of a JSON
// value has, both mean the same.
function isPlain(key: string): boolean {
  return !(key in Object.prototype || key in Array.prototype || /^\d+$/.test(key));
}

/** Returns an own property of an object, or an element of an array by its index as text; null for anything else. */
export function ownKey(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return null;
  if (Array.isArray(value) && !DIGITS.test(key)) return null;
  return Object.hasOwn(value, key) ? ((value as Record<string, unknown>)[key] ?? null) : null;
}

function elementOf(value: unknown, index: number): unknown {
  return Array.isArray(value) ? ((value as unknown[]).at(index) ?? null) : null;
}

/**
 * Reads the rest of the path below each element of `list`, into a flat array. One object counts as an array of one: an
 * XML feed repeats an element only if a product needs several.
 */
function gather(list: Read, rest: readonly PathStep[]): Read {
  const isNested = rest.includes(EACH);
  const read = compilePath(rest);
  return (value) => {
    const elements = list(value);
    if (elements === null) return null;
    const found: unknown[] = [];
    for (const each of Array.isArray(elements) ? (elements as unknown[]) : [elements]) {
      const inner = read(each ?? null);
      if (inner === null) continue;
      if (isNested && Array.isArray(inner)) for (const one of inner as unknown[]) found.push(one);
      else found.push(inner);
    }
    return found;
  };
}
