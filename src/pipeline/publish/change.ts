import { isDeepStrictEqual } from 'node:util';
import { type Product } from '../../common/records.js';
import { type Place } from './place.js';

/** A field before and after a change; null where it had no value. */
export interface FieldChange {
  readonly name: string;
  readonly from: unknown;
  readonly to: unknown;
}

/** What one version of a catalogue changed about one product. */
export interface Change {
  readonly place: Place;
  readonly version: number;
  readonly event: 'ADDED' | 'UPDATED' | 'REMOVED';
  readonly productID: string;
  /** All fields, in the new state; of a removed product the last known. */
  readonly data: Product;
  /** Of UPDATED only, in the order of the new state, then what is gone. */
  readonly changedFields: readonly FieldChange[] | null;
}

/** The fields that differ between two states of a product. */
export function changedFields(before: Product, after: Product): FieldChange[] {
  return [...new Set([...Object.keys(after), ...Object.keys(before)])]
    .map((name) => ({ name, from: valueOf(before, name), to: valueOf(after, name) }))
    .filter(({ from, to }) => !isDeepStrictEqual(from, to));
}

function valueOf(product: Product, name: string): unknown {
  return Object.hasOwn(product, name) ? product[name] : null;
}
