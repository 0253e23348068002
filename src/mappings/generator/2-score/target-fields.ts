import { type TargetField, type TargetFormat } from '../../../pipeline/target-format.js';
import { NAME_STRENGTH } from '../weights.js';
import { type Meanings, readName, weaken } from './read-name.js';

/** A target field that a rule may fill, with its possible meanings. */
export interface Target {
  /** As a `targetField`: `Price`, `Offer.Price`. */
  readonly name: string;
  readonly field: TargetField;
  readonly meanings: Meanings;
}

/** If two meanings share a name, the type of the field selects those that fit it. */
const MEANINGS_BY_TYPE: Readonly<Record<string, readonly string[]>> = {
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
/** In words. A longer description is a sentence about the field, not a name for it. */
const MAX_NAME_LIKE_DESCRIPTION = 5;

/** Returns the fields to fill, nested ones by their dotted names. Meanings come from the name, else from the description. */
export function targetsOf(format: TargetFormat): Target[] {
  return Object.entries(format).flatMap(([name, field]) => targetOf(name, name, field));
}

/** Returns whether a record without a value for this field is rejected. */
export function isRequiredTarget({ field }: Target): boolean {
  return field.attributes?.some((attribute) => attribute === 'required' || attribute === 'primary') === true;
}

function targetOf(dottedName: string, ownName: string, field: TargetField): Target[] {
  if (field.type === 'object' && field.fields) {
    return Object.entries(field.fields).flatMap(([inner, member]) => targetOf(`${dottedName}.${inner}`, inner, member));
  }
  if (field.fields) return [];
  return [{ name: dottedName, field, meanings: meaningsOf(ownName, field) }];
}

function meaningsOf(name: string, field: TargetField): Meanings {
  const byName = readName(name);
  const found = byName.size > 0 ? byName : readDescription(field.description ?? '');
  if (found.size === 0) return meaningOfAttribute(field);
  const fittingType = MEANINGS_BY_TYPE[field.type];
  if (!fittingType || found.size < 2) return found;
  const fitting = new Map([...found].filter(([meaning]) => fittingType.includes(meaning)));
  return fitting.size > 0 ? fitting : found;
}

function meaningOfAttribute({ type, attributes = [] }: TargetField): Meanings {
  if (attributes.includes('gtin')) return new Map([['gtin', NAME_STRENGTH.TARGET_DESCRIPTION]]);
  const isCurrency = attributes.includes('currency') && type === 'string';
  return new Map(isCurrency ? [['currency', NAME_STRENGTH.TARGET_DESCRIPTION]] : []);
}

/** Reads a description that is as short as a name: `Product price`, `The price of the product`. */
function readDescription(description: string): Meanings {
  const words = description.trim().split(/\s+/);
  if (words.length > MAX_NAME_LIKE_DESCRIPTION) return new Map();
  return weaken(readName(description), NAME_STRENGTH.TARGET_DESCRIPTION);
}
