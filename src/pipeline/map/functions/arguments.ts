import { toText } from '../values.js';

const WHOLE = /^\s*[+-]?\d{1,15}\s*$/;

/** Returns a scalar as text; undefined for objects and nested arrays. */
export function scalarText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** Returns an integer that is given as a number or as text (`1`, `"1"`, `"-1"`); undefined for other values. */
export function wholeNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isInteger(value) ? value : undefined;
  return typeof value === 'string' && WHOLE.test(value) ? Number(value) : undefined;
}

/** Returns an argument as text; a missing one as an empty text. */
export const argumentText = toText;

/** Returns the error of `check` if a literal argument is not an integer; missing arguments are valid. */
export function wholeNumberError(name: string, value: unknown): string | null {
  return value === undefined || wholeNumber(value) !== undefined ? null : `${name} must be a whole number`;
}

/** Returns the element at an index, which may count from the end; null if it does not exist. */
export function elementAt(list: readonly unknown[], index: number): unknown {
  return list.at(index) ?? null;
}
