import { FIELD_NAMES } from './field-names.js';
import { type TargetField, type TargetFormat } from '../target-format.js';

/** The meaning of a field that identifies products across sources. */
export type FieldMeaning = keyof typeof FIELD_NAMES;

const MEANINGS = new Map(
  Object.entries(FIELD_NAMES).map(([meaning, names]) => [
    meaning,
    new Set(Object.values(names).join(',').split(',').map(nameKey)),
  ]),
);

/** Texts that feeds write instead of a value. */
const NO_VALUES: ReadonlySet<string> = new Set(
  ['na', 'none', 'null', 'nil', 'undefined', 'unknown', 'unbranded', 'nobrand', 'generic', 'other', 'various'].concat([
    'doesnotapply',
    'notapplicable',
    'default',
    'nichtzutreffend',
  ]),
);

/** Returns the fields with a meaning, in the order of the format; a field with the attribute `gtin` has that meaning too. */
export function fieldsMeaning(meaning: FieldMeaning, format: TargetFormat): string[] {
  const names = MEANINGS.get(meaning);
  const means = (name: string, { type, attributes = [] }: TargetField): boolean =>
    type !== 'boolean' &&
    type !== 'object' &&
    !attributes.includes('indexProductID') &&
    (names?.has(nameKey(name)) || (meaning === 'gtin' && attributes.includes('gtin')));
  return Object.entries(format)
    .filter(([name, field]) => means(name, field))
    .map(([name]) => name);
}

/** Returns a text for comparing values: letters and digits of any script, without accents, in lower case; null if it is empty. */
export function comparable(text: string): string | null {
  const letters = lettersAndDigits(text);
  return letters === '' || NO_VALUES.has(letters) ? null : letters;
}

/** Returns a name as it is looked up in the tables; umlauts written as two letters equal the plain letters. */
function nameKey(name: string): string {
  return lettersAndDigits(name).replace(/([aou])e/g, '$1');
}

function lettersAndDigits(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
