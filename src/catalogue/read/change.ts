import { isDeepStrictEqual } from 'node:util';
import { type Product } from '../../common/records.js';
import { type CatalogueChange, type FieldChange } from '../../extensions/change-listener.js';
import { type ChangePosition } from './change-position.js';

/** A change, and its position among all changes of its catalogue. */
export interface Change extends CatalogueChange {
  readonly position: ChangePosition;
}

/** Returns the fields that differ between two states of a product. */
export function changedFields(before: Product, after: Product): FieldChange[] {
  return [...new Set([...Object.keys(after), ...Object.keys(before)])]
    .map((name) => ({ name, from: valueOf(before, name), to: valueOf(after, name) }))
    .filter(({ from, to }) => !isDeepStrictEqual(from, to));
}

function valueOf(product: Product, name: string): unknown {
  return Object.hasOwn(product, name) ? product[name] : null;
}
