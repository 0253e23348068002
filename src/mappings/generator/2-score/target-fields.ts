import { type TargetField, type TargetFormat } from '../../../pipeline/target-format.js';
import { readName, type Reading } from './read-name.js';

/** A target field that a rule may fill. */
export interface Target {
  /** As a `targetField`: `Price`, `Offer.Price`. */
  readonly name: string;
  readonly field: TargetField;
  readonly meanings: Reading;
}

/** Where two meanings share a name, the field's type says which is meant. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  number: [
    'price',
    'regularPrice',
    'salePrice',
    'oldPrice',
    'cost',
    'shippingPrice',
    'otherAmount',
    'stock',
    'weight',
    'dimension',
  ],
};

/** The fields to fill, nested ones by their dotted names; their meanings from their names, else from their descriptions. */
export function targetsOf(format: TargetFormat): Target[] {
  return Object.entries(format).flatMap(([name, field]) => targetOf(name, name, field));
}

function targetOf(name: string, own: string, field: TargetField): Target[] {
  if (field.type === 'object' && field.fields) {
    return Object.entries(field.fields).flatMap(([inner, member]) => targetOf(`${name}.${inner}`, inner, member));
  }
  if (field.fields) return [];
  return [{ name, field, meanings: meaningsOf(own, field) }];
}

function meaningsOf(name: string, field: TargetField): Reading {
  const read = readName(name);
  const found = read.size > 0 ? read : described(field.description ?? '');
  if (found.size === 0 && field.attributes?.includes('gtin')) return new Map([['gtin', 0.9]]);
  if (found.size === 0 && field.attributes?.includes('currency') && field.type === 'string')
    return new Map([['currency', 0.9]]);
  const kinds = KINDS[field.type];
  if (!kinds || found.size < 2) return found;
  const fitting = new Map([...found].filter(([meaning]) => kinds.includes(meaning)));
  return fitting.size > 0 ? fitting : found;
}

/** `Product price`, `The price of the product`: a description that is no more than a name. */
function described(description: string): Reading {
  const words = description.trim().split(/\s+/);
  if (words.length > 5) return new Map();
  return new Map([...readName(description)].map(([meaning, strength]) => [meaning, strength * 0.9]));
}
