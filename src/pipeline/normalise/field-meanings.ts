import { type TargetField, type TargetFormat } from '../target-format.js';

/** What a field of a format means, as far as products of different sources are told apart by it. */
export type FieldMeaning = 'gtin' | 'brand' | 'mpn' | 'name';

/** The names by which fields of a meaning go, as letters and digits in lower case. */
const MEANINGS: Readonly<Record<FieldMeaning, readonly string[]>> = {
  gtin: [
    ...['gtin', 'gtins', 'gtin8', 'gtin12', 'gtin13', 'gtin14', 'ean', 'ean8', 'ean13', 'eancode', 'upc', 'upca'],
    ...['upccode', 'isbn', 'isbn13', 'jan', 'barcode', 'productgtin', 'globaltradeitemnumber', 'variantbarcode'],
  ],
  brand: [
    'brand',
    'brandname',
    'manufacturer',
    'manufacturername',
    'vendor',
    'maker',
    'marke',
    'marca',
    'marque',
    'merk',
  ],
  mpn: [
    ...['mpn', 'manufacturerpartnumber', 'manufacturerpartno', 'mfrpartnumber', 'mfrpartno', 'partnumber', 'partno'],
    ...['modelnumber', 'modelno', 'manufacturersku', 'productmpn', 'herstellernummer'],
  ],
  name: ['name', 'title', 'productname', 'producttitle', 'itemname', 'itemtitle', 'titel', 'titre', 'titolo', 'nombre'],
};

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
  const names = new Set(MEANINGS[meaning]);
  const means = (name: string, { type, attributes = [] }: TargetField): boolean =>
    type !== 'boolean' &&
    type !== 'object' &&
    !attributes.includes('indexProductID') &&
    (names.has(lettersAndDigits(name)) || (meaning === 'gtin' && attributes.includes('gtin')));
  return Object.entries(format)
    .filter(([name, field]) => means(name, field))
    .map(([name]) => name);
}

/** A text by which values are compared: letters and digits of any script, in lower case; null when it names nothing. */
export function comparable(text: string): string | null {
  const letters = lettersAndDigits(text);
  return letters === '' || NO_VALUES.has(letters) ? null : letters;
}

function lettersAndDigits(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
