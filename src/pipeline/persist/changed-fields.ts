import { isDeepStrictEqual } from 'node:util';
import { type Product } from '../../common/records.js';

/** A field of a product before and after a change; null where it had no value. */
export interface FieldChange {
  readonly name: string;
  readonly from: unknown;
  readonly to: unknown;
}

/** The fields in which two states of a product differ: those of the new state in its order, then those that are gone. */
export function changedFields(before: Product, after: Product): FieldChange[] {
  const names = new Set([...Object.keys(after), ...Object.keys(before)]);
  return [...names]
    .map((name) => ({ name, from: before[name] ?? null, to: after[name] ?? null }))
    .filter(({ from, to }) => !isDeepStrictEqual(from, to));
}
