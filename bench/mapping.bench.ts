import { deepStrictEqual } from 'node:assert/strict';
import jsonLogic from 'json-logic-js';
import jsonata from 'jsonata';
import defaultTo from 'lodash/defaultTo.js';
import get from 'lodash/get.js';
import join from 'lodash/join.js';
import map from 'lodash/map.js';
import replace from 'lodash/replace.js';
import split from 'lodash/split.js';
import toNumber from 'lodash/toNumber.js';
import trim from 'lodash/trim.js';
import unescapeText from 'lodash/unescape.js';
import upperFirst from 'lodash/upperFirst.js';
import type { IssueSink } from '../src/common/issues.js';
import type { RawRecord } from '../src/common/records.js';
import { compileMapping } from '../src/pipeline/map/compile-mapping.js';
import type { Mapping } from '../src/pipeline/mapping.js';
import type { TargetFormat } from '../src/pipeline/target-format.js';
import { type BenchRecord, benchRecords } from './mapping-records.js';
import { type Contender, printRace, race } from './race.js';

const RECORDS = 20_000;
const SHOP = 'https://shop.example.com/products/';
const FIELDS = ['Name', 'Brand', 'Link', 'Image', 'Description', 'Price', 'SKU', 'Availability'] as const;

const FORMAT: TargetFormat = Object.fromEntries(FIELDS.map((name) => [name, { type: 'string' }]));

const FULL: Mapping = [
  { sourceField: 'title', targetField: 'Name', transform: 'trim().capitalize()' },
  { sourceField: 'vendor', targetField: 'Brand', default: 'Unbranded' },
  { sourceField: 'handle', targetField: 'Link', transform: `prefix('${SHOP}')` },
  { sourceField: 'images[*].src', targetField: 'Image' },
  { sourceField: 'body_html', targetField: 'Description', transform: 'removeHTMLTags()' },
  { sourceField: 'variants[0].price', targetField: 'Price', transform: 'toNumber()' },
  { sourceField: 'variants[0].sku', targetField: 'SKU' },
  {
    sourceField: 'variants[0].available',
    targetField: 'Availability',
    choices: { 'in stock': ['true'], 'out of stock': ['false'] },
  },
];

const PATHS: Mapping = [
  { sourceField: 'title', targetField: 'Name' },
  { sourceField: 'id', targetField: 'Brand' },
  { sourceField: 'handle', targetField: 'Link' },
  { sourceField: 'images[0].src', targetField: 'Image' },
  { sourceField: 'body_html', targetField: 'Description' },
  { sourceField: 'variants[0].price', targetField: 'Price' },
  { sourceField: 'variants[0].sku', targetField: 'SKU' },
  { sourceField: 'variants[0].available', targetField: 'Availability' },
];

/** The transforms as somebody would write them for one well-formed feed. */
const T = {
  name: (text: string) => text.trim().replaceAll(/(^|\s)\S/g, (first) => first.toUpperCase()),
  brand: (text: string | null) => text ?? 'Unbranded',
  link: (handle: string) => SHOP + handle,
  plain: (html: string) =>
    html
      .replaceAll(/<[^>]*>/g, ' ')
      .replaceAll('&amp;', '&')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  number: (text: string) => Number(text.replaceAll(/[^\d.-]/g, '')),
  stock: (available: boolean) => (available ? 'in stock' : 'out of stock'),
};

const capitals = (words: string[]): string[] => map(words, upperFirst);
const joined = (words: string[]): string => join(words, ' ');

/** The same in lodash's words, as data for a loop around `get`: what a stored mapping comes to without a compiler. */
const TABLE: readonly { to: string; from: string; transforms: readonly ((value: never) => unknown)[] }[] = [
  { to: 'Name', from: 'title', transforms: [trim, (text: string) => split(text, ' '), capitals, joined] },
  { to: 'Brand', from: 'vendor', transforms: [(text: string | null) => defaultTo(text, 'Unbranded')] },
  { to: 'Link', from: 'handle', transforms: [T.link] },
  { to: 'Image', from: 'images', transforms: [(images: object[]) => map(images, 'src') as unknown] },
  {
    to: 'Description',
    from: 'body_html',
    transforms: [
      (text: string) => replace(text, /<[^>]*>/g, ' '),
      unescapeText,
      (text: string) => replace(text, /\s+/g, ' '),
      trim,
    ],
  },
  {
    to: 'Price',
    from: 'variants[0].price',
    transforms: [(text: string) => replace(text, /[^\d.-]/g, ''), toNumber],
  },
  { to: 'SKU', from: 'variants[0].sku', transforms: [] },
  { to: 'Availability', from: 'variants[0].available', transforms: [T.stock] },
];

/** The same in jsonata's own words. */
const JSONATA = `{
  "Name": $join($split($trim(title), " ").($uppercase($substring($, 0, 1)) & $substring($, 1)), " "),
  "Brand": $exists(vendor) and vendor != null ? vendor : "Unbranded",
  "Link": "${SHOP}" & handle,
  "Image": images.src,
  "Description": $trim($replace($replace($replace(body_html, /<[^>]*>/, " "), "&amp;", "&"), /\\s+/, " ")),
  "Price": $number($replace(variants[0].price, /[^\\d.-]/, "")),
  "SKU": variants[0].sku,
  "Availability": variants[0].available ? "in stock" : "out of stock"
}`;

const ignored: IssueSink = { add: () => undefined };

/** The compiled mapping beside a hand-written function and the libraries that one would take instead. */
export async function run(): Promise<void> {
  const records = benchRecords(RECORDS);
  await show('full transforms', records, fullContenders(), { 'hand-written': 0.85, 'lodash.get': 2, jsonata: 25 });
  await show('paths only', records, pathContenders(), { 'hand-written': 0.3 });
}

type One = (record: BenchRecord) => unknown;

async function show(
  title: string,
  records: BenchRecord[],
  contenders: Record<string, One>,
  goals: Record<string, number>,
): Promise<void> {
  for (const record of records.slice(0, 50)) {
    const expected = await contenders['compiled']?.(record);
    for (const [name, map] of Object.entries(contenders)) deepStrictEqual(plain(await map(record)), expected, name);
  }
  const blocks = Object.entries(contenders).map(([name, map]): [string, Contender<BenchRecord>] => [
    name,
    name === 'jsonata' ? (block) => inTurn(block, map) : (block) => block.map(map),
  ]);
  printRace(`${title}, ${FIELDS.length} fields`, await race(records, Object.fromEntries(blocks)), 'compiled', goals);
}

async function inTurn(block: readonly BenchRecord[], map: One): Promise<void> {
  for (const record of block) await map(record);
}

/** jsonata marks its arrays with properties of its own. */
function plain(product: unknown): unknown {
  return JSON.parse(JSON.stringify(product));
}

function compiled(mapping: Mapping): One {
  const ready = compileMapping(mapping, FORMAT);
  return (record) => ready.apply(record as unknown as RawRecord, ignored);
}

function fullContenders(): Record<string, One> {
  for (const [name, transform] of Object.entries(T)) jsonLogic.add_operation(name, transform);
  const logic = {
    Name: { name: [{ var: 'title' }] },
    Brand: { brand: [{ var: 'vendor' }] },
    Link: { link: [{ var: 'handle' }] },
    Image: { map: [{ var: 'images' }, { var: 'src' }] },
    Description: { plain: [{ var: 'body_html' }] },
    Price: { number: [{ var: 'variants.0.price' }] },
    SKU: { var: 'variants.0.sku' },
    Availability: { stock: [{ var: 'variants.0.available' }] },
  };
  const expression = jsonata(JSONATA);
  return {
    compiled: compiled(FULL),
    'hand-written': (record) => {
      const variant = record.variants[0];
      return {
        Name: T.name(record.title),
        Brand: T.brand(record.vendor),
        Link: T.link(record.handle),
        Image: record.images.map((image) => image.src),
        Description: T.plain(record.body_html),
        Price: T.number(variant?.price ?? ''),
        SKU: variant?.sku,
        Availability: T.stock(variant?.available ?? false),
      };
    },
    'lodash.get': (record) => {
      const product: Record<string, unknown> = {};
      for (const { to, from, transforms } of TABLE) {
        let value: unknown = get(record, from);
        for (const transform of transforms) value = transform(value as never);
        product[to] = value;
      }
      return product;
    },
    'json-logic': (record) => applyEach(logic, record),
    jsonata: (record) => expression.evaluate(record),
  };
}

function pathContenders(): Record<string, One> {
  const dotted = { Name: 'title', Brand: 'id', Link: 'handle', Image: 'images.0.src', Description: 'body_html' };
  const variant = { Price: 'variants.0.price', SKU: 'variants.0.sku', Availability: 'variants.0.available' };
  const paths = Object.entries({ ...dotted, ...variant });
  const logic = Object.fromEntries(paths.map(([name, path]) => [name, { var: path }]));
  const expression = jsonata(
    `{ ${PATHS.map(({ targetField, sourceField }) => `"${targetField}": ${sourceField}`).join(', ')} }`,
  );
  return {
    compiled: compiled(PATHS),
    'hand-written': (record) => {
      const first = record.variants[0];
      return {
        Name: record.title,
        Brand: record.id,
        Link: record.handle,
        Image: record.images[0]?.src,
        Description: record.body_html,
        Price: first?.price,
        SKU: first?.sku,
        Availability: first?.available,
      };
    },
    'lodash.get': (record) => {
      const product: Record<string, unknown> = {};
      for (const [name, path] of paths) product[name] = get(record, path);
      return product;
    },
    'json-logic': (record) => applyEach(logic, record),
    jsonata: (record) => expression.evaluate(record),
  };
}

function applyEach(logic: Record<string, unknown>, record: BenchRecord): Record<string, unknown> {
  const product: Record<string, unknown> = {};
  for (const name of Object.keys(logic)) product[name] = jsonLogic.apply(logic[name], record);
  return product;
}
