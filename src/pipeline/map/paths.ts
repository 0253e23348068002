import { EACH, type PathStep } from './grammar/names.js';
import { type SourcePath } from './grammar/parse-path.js';

/** Reads something of a record, or of a value in it; null when it is not there. */
export type Reader = (from: unknown) => unknown;

const DIGITS = /^\d{1,9}$/;

/**
 * Compiles a `sourceField`. A literal key of the record always wins over the same text read as a path or constant.
 */
export function compileSource({ text, constant, steps }: SourcePath): Reader {
  const [only, ...rest] = steps ?? [];
  const readLiteral = keyReader(text);
  if (only === text && rest.length === 0) return readLiteral;
  const readOtherwise = constant !== undefined ? () => constant : steps === null ? () => null : compileSteps(steps);
  return (record) => {
    // The plain read is safe: no prototype has a key with dots, brackets, quotes or spaces.
    const literal = (record as Record<string, unknown>)[text];
    return literal !== undefined ? literal : readOtherwise(record);
  };
}

/** Compiles the steps of a path below any value. Only own properties are read. */
export function compileSteps(steps: readonly PathStep[]): Reader {
  const [step, ...rest] = steps;
  if (step === undefined) return (from) => from ?? null;
  if (step === EACH) {
    const readElement = compileSteps(rest);
    return (from) => gather(from, readElement, rest.includes(EACH));
  }
  const read = typeof step === 'number' ? elementReader(step) : keyReader(step);
  if (rest.length === 0) return read;
  const readRest = compileSteps(rest);
  return (from) => {
    const value = read(from);
    return value === null ? null : readRest(value);
  };
}

/** Returns an own property of an object, or an element of an array by its digits; null for anything else. */
export function ownKey(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return null;
  if (Array.isArray(value) && !DIGITS.test(key)) return null;
  return Object.hasOwn(value, key) ? ((value as Record<string, unknown>)[key] ?? null) : null;
}

function keyReader(key: string): Reader {
  if (!isPlain(key)) return (from) => ownKey(from, key);
  return (from) =>
    typeof from === 'object' && from !== null ? ((from as Record<string, unknown>)[key] ?? null) : null;
}

/**
 * Returns true for a key that no prototype of JSON values has. A plain read of it is several times faster than a check
 * for an own property, and means the same.
 */
function isPlain(key: string): boolean {
  return !(key in Object.prototype || key in Array.prototype || /^\d+$/.test(key));
}

/** Reads the element of an array at an index that may count from the end. */
function elementReader(index: number): Reader {
  if (index < 0) return (from) => (Array.isArray(from) ? ((from as unknown[]).at(index) ?? null) : null);
  return (from) => (Array.isArray(from) ? ((from as unknown[])[index] ?? null) : null);
}

/**
 * Returns what `[*]` finds: the rest of the path below each element, in a flat array. One object stands for an array of
 * one, as XML feeds repeat an element or not depending on the product.
 */
function gather(value: unknown, readRest: Reader, isNested: boolean): unknown {
  if (value === null || value === undefined) return null;
  const found: unknown[] = [];
  for (const element of Array.isArray(value) ? (value as unknown[]) : [value]) {
    const inner = readRest(element ?? null);
    if (inner === null) continue;
    if (isNested && Array.isArray(inner)) for (const each of inner as unknown[]) found.push(each);
    else found.push(inner);
  }
  return found;
}
