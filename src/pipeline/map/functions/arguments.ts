import { toText } from '../values.js';

const WHOLE = /^\s*[+-]?\d{1,15}\s*$/;

/** The text of a scalar; undefined for what is none (an object, a nested array). */
export function scalarText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** A whole number given as one or as its text (`1`, `"1"`, `"-1"`); undefined for anything else. */
export function wholeNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isInteger(value) ? value : undefined;
  return typeof value === 'string' && WHOLE.test(value) ? Number(value) : undefined;
}

/** An argument as text; a missing one is nothing. */
export const argumentText = toText;

/** Returns the error of `check` if a literal argument is not an integer; missing arguments are valid. */
export function wholeNumberError(name: string, value: unknown): string | null {
  return value === undefined || wholeNumber(value) !== undefined ? null : `${name} must be a whole number`;
}

/** The element at an index that may count from the end; null where there is none. */
export function elementAt(list: readonly unknown[], index: number): unknown {
  return list.at(index) ?? null;
}
