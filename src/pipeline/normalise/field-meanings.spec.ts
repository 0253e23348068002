import { PRODUCT_CODES } from '../../mappings/generator/words/product-codes.js';
import { TEXT } from '../../mappings/generator/words/text.js';
import { comparable, type FieldMeaning, fieldsMeaning } from './field-meanings.js';

describe('the fields that tell products apart', () => {
  it.each<[FieldMeaning, string]>([
    ['gtin', 'gtin'],
    ['brand', 'brand'],
    ['mpn', 'mpn'],
    ['name', 'title'],
  ])('%s: go by every name that the generator of mappings knows', (meaning, id) => {
    const known = [...PRODUCT_CODES, ...TEXT].find((each) => each.id === id);
    const names = Object.values(known?.names ?? {}).flatMap((text) => text.split(',').map((name) => name.trim()));
    expect(names.length).toBeGreaterThan(50);
    expect(names.filter((name) => fieldsMeaning(meaning, { [name]: { type: 'string' } }).length === 0)).toEqual([]);
  });

  it.each<[FieldMeaning, string[]]>([
    ['gtin', ['GTIN', 'gtin_13', 'ean-code', 'Variant Barcode', 'Código de barras', 'EuropäischeArtikelnummer']],
    ['brand', ['Brand', 'manufacturer_name', 'Hersteller', 'Varumärke', 'Производитель']],
    ['mpn', ['MPN', 'Part Number', 'numéro de pièce', 'Hersteller-Nr.']],
    ['name', ['Name', 'productTitle', 'Bezeichnung', 'Libellé']],
  ])('%s: are written in any way', (meaning, names) => {
    const format = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
    expect(fieldsMeaning(meaning, { ...format, Price: { type: 'number' } })).toEqual(names);
  });

  it('have a GTIN also by their attribute, and are neither objects nor ids themselves', () =>
    expect(
      fieldsMeaning('gtin', {
        Code: { type: 'string', attributes: ['gtin'] },
        GTIN: { type: 'object', fields: { A: { type: 'string' } } },
        EAN: { type: 'string', attributes: ['indexProductID'] },
      }),
    ).toEqual(['Code']));
});

it.each([
  ['ACME, Inc.', 'acmeinc'],
  ['Nestlé', 'nestle'],
  ['ｆｕｌｌ ｗｉｄｔｈ', 'fullwidth'],
  ['Йод', 'иод'],
  ['日本', '日本'],
  ['n/a', null],
  ['Does not apply', null],
  [' - ', null],
])('%s is compared as %s', (text, expected) => expect(comparable(text)).toBe(expected));
