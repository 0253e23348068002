import { FIELD_NAMES } from './field-names.js';
import { type TargetField, type TargetFormat } from '../target-format.js';

/** What a field of a format means, as far as products of different sources are told apart by it. */
export type FieldMeaning = keyof typeof FIELD_NAMES;

const MEANINGS = new Map(
  Object.entries(FIELD_NAMES).map(([meaning, names]) => [
    meaning,
    new Set(Object.values(names).join(',').split(',').map(nameKey)),
  ]),
);

/** What feeds write where they have no value. */
const NO_VALUES: ReadonlySet<string> = new Set(
  ['na', 'none', 'null', 'nil', 'undefined', 'unknown', 'unbranded', 'nobrand', 'generic', 'other', 'various'].concat([
    'doesnotapply',
    'notapplicable',
    'default',
    'nichtzutreffend',
  ]),
);

/** The fields of a meaning, in the order of the format; a `gtin` attribute says it too. */
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

/** A text by which values are compared: letters and digits of any script, without accents, in lower case; null when it names nothing. */
export function comparable(text: string): string | null {
  const letters = lettersAndDigits(text);
  return letters === '' || NO_VALUES.has(letters) ? null : letters;
}

/** A name as the tables are searched; umlauts written as two letters equal the plain ones. */
function nameKey(name: string): string {
  return lettersAndDigits(name).replace(/([aou])e/g, '$1');
}

function lettersAndDigits(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
