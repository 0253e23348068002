import fc from 'fast-check';
import { capitalize, hasValue, toBoolean, toNumber, toText } from './values.js';

describe('toNumber', () => {
  it.each<[unknown, number | null]>([
    ['123.45', 123.45],
    ['1,299.00', 1299],
    ['1 299,00', 1299],
    ['1\u00a0299,00', 1299],
    ['1\u202f299,00 €', 1299],
    ["1'299.00", 1299],
    ['1.299,00', 1299],
    ['2,44', 2.44],
    ['29.99 USD', 29.99],
    ['EUR29,99', 29.99],
    ['11.99€', 11.99],
    ['€ 11,99', 11.99],
    ['-5', -5],
    ['−5', -5],
    ['-$5.50', -5.5],
    ['$-5.50', -5.5],
    ['1e3', 1000],
    ['8.80609E+12', 8806090000000],
    ['1,299', 1299],
    ['12,99', 12.99],
    ['0,299', 0.299],
    ['-0,299', -0.299],
    ['1.299', 1.299],
    ['1.299.000', 1299000],
    ['1,299,000', 1299000],
    ['1,299,000.50', 1299000.5],
    ['1.299.000,50', 1299000.5],
    ['1,00,000.00', 100000],
    ['12 345 678', 12345678],
    ['.5', 0.5],
    ['$.99', 0.99],
    ['Rs.500', 500],
    ['29,-', 29],
    ['costs 5.99.', 5.99],
    ['5eur', 5],
    [' 7 ', 7],
    [7, 7],
    [0, 0],
    ['0', 0],
    ['2.890,00RSD2.023,00RSD', null],
    ['10-20', null],
    ['15.05.2023', null],
    ['1e999', null],
    ['', null],
    ['free', null],
    [Number.NaN, null],
    [true, null],
    [null, null],
    [{}, null],
  ])('reads %j as %j', (text, expected) => expect(toNumber(text)).toBe(expected));

  it.each<[string, string, number | null]>([
    ['1.299', ',', 1299],
    ['1,299', ',', 1.299],
    ['1.299,50 kn', ',', 1299.5],
    ['2,44', ',', 2.44],
    ['1,5,5', ',', null],
    ['1.299', '.', 1.299],
    ['1,299', '.', 1299],
    ['1299', ',', 1299],
  ])('reads %j with the decimal sign %j as %j', (text, decimal, expected) =>
    expect(toNumber(text, decimal)).toBe(expected),
  );

  it('reads what JavaScript writes', () => {
    fc.assert(fc.property(fc.integer(), (n) => toNumber(String(n)) === n));
    fc.assert(fc.property(fc.integer({ min: -1e6, max: 1e6 }), (n) => toNumber((n / 100).toFixed(2)) === n / 100));
  });

  it('answers a finite number or null for any text', () => {
    const texts = fc.string({ unit: fc.constantFrom(..."0123456789., -+eE€a'") });
    fc.assert(
      fc.property(texts, (text) =>
        [null, true].includes(toNumber(text) === null ? null : Number.isFinite(toNumber(text))),
      ),
    );
  });
});

describe('toBoolean', () => {
  it.each([
    'true',
    'TRUE',
    '1',
    1,
    true,
    'yes',
    'Y',
    'on',
    't',
    'in stock',
    'In_Stock',
    'IN-STOCK',
    'instock',
    'available',
  ])('takes %j for true', (value) => expect(toBoolean(value)).toBe(true));
  it.each([
    'false',
    '0',
    0,
    false,
    'no',
    'N',
    'off',
    'f',
    'out of stock',
    'out_of_stock',
    'Sold Out',
    'unavailable',
    'not available',
  ])('takes %j for false', (value) => expect(toBoolean(value)).toBe(false));
  it.each(['', 'maybe', 2, '1.0', null, undefined, {}, []])('makes nothing of %j', (value) =>
    expect(toBoolean(value)).toBeNull(),
  );
});

describe('capitalize', () => {
  it.each([
    ['product name', 'Product Name'],
    ['PRODUCT naME', 'PRODUCT NaME'],
    ['40oz (red) mug', '40oz (red) Mug'],
    ['äpfel\tünd\u00a0öl', 'Äpfel\tÜnd\u00a0Öl'],
    ['ßtraße ŉ', 'ßtraße ŉ'],
    ['𐐨𐐨 x', '𐐀𐐨 X'],
    ["o'neil's well-known", "O'neil's Well-known"],
    ['', ''],
    ['  two  spaces ', '  Two  Spaces '],
  ])('%j -> %j', (text, expected) => expect(capitalize(text)).toBe(expected));

  it('changes nothing more when applied twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => capitalize(capitalize(text)) === capitalize(text)),
    );
  });
});

describe('hasValue', () => {
  it.each([null, undefined, '', []])('%j is not a value', (value) => expect(hasValue(value)).toBe(false));
  it.each([0, false, ' ', [null], {}])('%j is a value', (value) => expect(hasValue(value)).toBe(true));
});

describe('toText', () => {
  it.each<[unknown, string]>([
    [123, '123'],
    [false, 'false'],
    [null, ''],
    [{ a: [1] }, '{"a":[1]}'],
  ])('%j -> %j', (value, expected) => expect(toText(value)).toBe(expected));
});
