import { type Product, type RawRecord } from '../../src/common/records.js';
import { type IssueSink } from '../../src/common/issues.js';
import { checkMapping, compileMapping } from '../../src/pipeline/map/compile-mapping.js';
import { BUILT_IN_FUNCTIONS } from '../../src/pipeline/map/functions.js';
import { BUILT_IN_ATTRIBUTES } from '../../src/pipeline/normalise/attributes.js';
import { checkTargetFormat } from '../../src/pipeline/normalise/check-target-format.js';
import { compileFormat } from '../../src/pipeline/normalise/compile-format.js';
import { identityOf } from '../../src/catalogue/compare/identity.js';
import { BUILT_IN_FORMATS } from '../../src/target-formats/built-in/index.js';

/** Records with what they are mapped by. */
export interface SampleCase {
  readonly name: string;
  readonly format: object;
  readonly mapping: readonly object[];
  readonly records: readonly RawRecord[];
}

/** What became of one record; the product is null when the record is skipped or rejected. */
export interface SampleProduct {
  readonly id: string | null;
  readonly product: Product | null;
}

/** Values as feeds have them, each kind of trouble once. */
const VALUES: readonly unknown[] = [
  ...['coffee mug', '  Größe: XL – "rot" ', 'iPhone 15 pro max', '', '   ', 'ÉCLAIR au café', '👟 shoe'],
  ...['<p>Made by <b>hand</b>.</p><p>Dish&shy;washer&nbsp;safe &amp; &lt;b&gt;</p>', 'a &eacute; b<br>c<!-- d -->'],
  ...['1,299.00', '1.299,00 EUR', '1 299,00', '-5', '(12.50)', '1e3', 'EUR29,99', '0', '2.890,00RSD2.023,00RSD'],
  ...['in stock', 'Sold_Out', 'yes', 'not available', 'true', '50', '12,5 %', '0.5', '0.4%'],
  ...['2024-02-29', '05/06/2023', '15.05.2023 3:05 PM', 'Mon, 15 May 2023 10:00:00 +0200', '2023-02-30'],
  ...['shop.example.com/a b?utm_source=x&id=1', '//cdn.example.com/1.jpg', 'https://shop.example.com/p/1/'],
  ...[
    'Jo Doe <Jo.Doe@Example.com>',
    '(212) 555-0187',
    '+49 30 901820',
    '$',
    'usd',
    'złoty',
    "'4006381333931",
    '400638133393X',
  ],
  ...[0, -1, 19.9, 1.005, 1e21, true, false, null, [], ['blue', 'red', 'blue', ''], [1, '2', null], { a: 'x', b: [1] }],
  [{ a: 'x' }, { a: 'y', b: 2 }],
];

const byValue: readonly RawRecord[] = VALUES.map((v, i) => ({
  _id: i,
  v,
  list: [{ n: v }, { n: i }],
  'a.b': `dotted ${i}`,
}));

/** Transforms with the type of the field that takes the result. Every built-in function is in one of them. */
const TRANSFORMS: readonly (readonly [type: string, transform: string])[] = [
  ...['capitalize()', 'trim()', 'toLowerCase()', 'toUpperCase()', 'removeHTMLTags()'].map(string),
  ...["replace('a', '$&')", "match('[a-z]+')", "match('(\\\\d+)[.,](\\\\d+)', 2)", "split(' ', -1)", "split(',')"].map(
    string,
  ),
  ...[
    "prefix('<')",
    "suffix('>')",
    'toFixed(2)',
    'toString()',
    "default('none')",
    'toDate()',
    "toDate('yyyy-MM-dd')",
  ].map(string),
  ...['first()', 'last()', "join('/')", 'slice(1, 4)', "convert('cm', 'in')"].map(string),
  ...['unique()', 'compact()', "split('')"].map((transform) => ['array', transform] as const),
  ...['toNumber()', "toNumber(',')", 'round(1)', 'round(-2)', 'abs()', 'length()'].map(number),
  ...['value + 1', 'value - 1', 'value * 2', 'value / 3', 'value % 7', '-value'].map(number),
  ...['toBoolean()', 'value > 10', "value == '19.9'", 'value === 19.9', '!value', "value != 'yes'"].map(boolean),
  ...["value ?? 'null'", "value || 'empty'", "value && record['a.b']", "record.list[-1].n >= 9 ? 'late' : 'early'"].map(
    string,
  ),
];

const TRANSFORM_CASE: SampleCase = {
  name: 'transforms',
  format: Object.fromEntries(TRANSFORMS.map(([type], i) => [`T${i}`, { type, attributes: ['nullable'] }])),
  mapping: TRANSFORMS.map(([, transform], i) => ({ sourceField: 'v', targetField: `T${i}`, transform })),
  records: byValue,
};

const PLACE_CASE: SampleCase = {
  name: 'source fields, choices, defaults and filters',
  format: {
    Every: { type: 'array' },
    Last: { type: 'string' },
    Dotted: { type: 'string' },
    Choice: { type: 'string', choices: ['many', 'one', 'rest'] },
    FromFormat: { type: 'string', choices: ['in_stock', 'out_of_stock'] },
    Both: { type: 'object', fields: { First: { type: 'string' }, Count: { type: 'number' } } },
    Items: { type: 'array', fields: { a: { type: 'string', attributes: ['required'] }, b: { type: 'number' } } },
  },
  mapping: [
    { sourceField: 'list[*].n', targetField: 'Every' },
    { sourceField: 'list[-1].n', targetField: 'Last' },
    { sourceField: 'a.b', targetField: 'Dotted' },
    { sourceField: 'v', targetField: 'Choice', choices: { many: ['blue', 'in stock'], one: ['mug', '1'], rest: [''] } },
    { sourceField: 'v', targetField: 'FromFormat' },
    { sourceField: 'v', targetField: 'Both.First', transform: 'first()', default: 'nothing' },
    { targetField: 'Both.Count', transform: 'record.list.length()' },
    { sourceField: 'v', targetField: 'Items' },
    { where: 'record._id % 7 != 3' },
  ],
  records: byValue,
};

/** Every attribute on every type that it fits, with every value. */
const ATTRIBUTE_FIELDS = [...BUILT_IN_ATTRIBUTES.values()]
  .filter(({ name }) => name !== 'required' && name !== 'primary')
  .flatMap(({ name, types }) =>
    types.map((type) => [`${name} ${type}`, { type, attributes: [name], ...membersOf(type) }] as const),
  );

const ATTRIBUTE_CASE: SampleCase = {
  name: 'attributes',
  format: Object.fromEntries(ATTRIBUTE_FIELDS),
  mapping: ATTRIBUTE_FIELDS.map(([targetField]) => ({ sourceField: 'v', targetField })),
  records: byValue,
};

const IDENTITY_FORMATS: readonly (readonly [name: string, format: object])[] = [
  ['a primary url', { Link: { type: 'string', attributes: ['primary', 'url'] } }],
  ['a required text', { Link: { type: 'string', attributes: ['required'] } }],
  [
    'a primary number',
    { Link: { type: 'number', attributes: ['primary'] }, Id: { type: 'string', attributes: ['indexProductID'] } },
  ],
];

const IDENTITY_CASES = IDENTITY_FORMATS.map<SampleCase>(([name, format]) => ({
  name: `identity by ${name}`,
  format,
  mapping: [{ sourceField: 'v', targetField: 'Link' }],
  records: byValue.map(({ _id, ...record }) => (Number(_id) % 2 === 0 ? record : { _id, ...record })),
}));

const SHOP: readonly RawRecord[] = [
  {
    id: 'MUG-1',
    title: 'coffee mug',
    price: '12.5 EUR',
    link: 'shop.example.com/mugs/1?utm_medium=feed',
    gtin: '4006381333931',
    stock: 'in stock',
  },
  {
    id: 'MUG-2',
    title: 'Tea <b>mug</b>',
    price: 'EUR 1.299,00',
    link: 'https://shop.example.com/mugs/2#top',
    stock: 'Out of Stock',
  },
  { id: 'MUG-3', title: 'no price', link: 'https://shop.example.com/mugs/3', stock: 'in_stock' },
  {
    id: 7,
    title: 'Numbered mug',
    price: 5,
    link: 'https://shop.example.com/mugs/7/',
    brand: 'Ünlü',
    stock: 'In_Stock',
  },
  { id: '', title: 'No id', price: '1', link: 'not a link', stock: 'backorder' },
];

const COLUMNS: readonly (readonly [RegExp, string])[] = [
  [/price|currency|quantity/i, 'price'],
  [/link|url|image/i, 'link'],
  [/gtin/i, 'gtin'],
  [/brand/i, 'brand'],
  [/availability/i, 'stock'],
];

/** The built-in formats, filled from columns by the words in the names of their fields. */
const FORMAT_CASES: readonly SampleCase[] = BUILT_IN_FORMATS.map(({ name, format }) => ({
  name: `format ${name}`,
  format,
  mapping: Object.keys(format).map((targetField) => ruleFor(targetField)),
  records: SHOP,
}));

export const SAMPLE: readonly SampleCase[] = [
  TRANSFORM_CASE,
  PLACE_CASE,
  ATTRIBUTE_CASE,
  ...IDENTITY_CASES,
  ...FORMAT_CASES,
];

/** The products, by case, that the engine of today makes of the sample. */
export function productsToday(): Record<string, SampleProduct[]> {
  return Object.fromEntries(SAMPLE.map((each) => [each.name, productsOf(each)]));
}

/** As a run does it: map, normalise, identify. */
function productsOf({ name, format, mapping, records }: SampleCase): SampleProduct[] {
  const checked = checkTargetFormat(format);
  const compiled = compileMapping(checkMapping(mapping, BUILT_IN_FUNCTIONS, { format: checked }), checked);
  const normaliser = compileFormat(checked);
  const identity = identityOf(`job of ${name}`, normaliser, null);
  return records.map((record) => {
    const draft = compiled.apply(record, IGNORED);
    const recordID = record['_id'] === undefined ? null : JSON.stringify(record['_id']);
    const product = draft && normaliser.normalise(draft, IGNORED, { sourceID: 'the source', recordID });
    return { id: product && identity.idOf(product, record), product };
  });
}

const IGNORED: IssueSink = { add: () => undefined };

function ruleFor(targetField: string): object {
  const column = /id$|sku|mpn/i.test(targetField)
    ? 'id'
    : (COLUMNS.find(([name]) => name.test(targetField))?.[1] ?? 'title');
  return {
    sourceField: column,
    targetField,
    ...(column === 'title' && { transform: 'removeHTMLTags().capitalize()' }),
  };
}

function membersOf(type: string): object {
  return type === 'object' ? { fields: { a: { type: 'string' } } } : {};
}

function string(transform: string) {
  return ['string', transform] as const;
}

function number(transform: string) {
  return ['number', transform] as const;
}

function boolean(transform: string) {
  return ['boolean', transform] as const;
}
