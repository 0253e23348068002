import 'reflect-metadata';
import { pathToFileURL } from 'node:url';
import { plainToInstance, Transform } from 'class-transformer';
import {
  ArrayMinSize,
  IsArray,
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsPositive,
  IsString,
  IsUrl,
  validateSync,
} from 'class-validator';
import type { IssueSink } from '../src/common/issues.js';
import type { Product } from '../src/common/records.js';
import { CURRENCY_TEXT } from '../src/pipeline/normalise/attributes/currency.js';
import { isGtin } from '../src/pipeline/normalise/attributes/gtin.js';
import { isUrl } from '../src/pipeline/normalise/attributes/url.js';
import { compileFormat } from '../src/pipeline/normalise/compile-format.js';
import { DEFAULT_SETTINGS } from '../src/pipeline/normalise/field-attribute.js';
import { capitalize, toNumber } from '../src/pipeline/map/values.js';
import { BUILT_IN_FORMATS } from '../src/target-formats/built-in/index.js';

const PRODUCTS = 2_000;
const ROUNDS = 15;
const AVAILABILITIES = ['in stock', 'out of stock', 'preorder', 'backorder'];
const quiet: IssueSink = { add: () => undefined };

/** Prints how fast the default format normalises, beside a function written by hand (goal 0.6 of it) and class-validator (goal 2 times it). */
export function run(): Promise<void> {
  const drafts = Array.from({ length: PRODUCTS }, (_, i) => draft(i));
  const format = compileFormat(BUILT_IN_FORMATS[0]?.format ?? {});
  const ways: Record<string, (draft: Product) => unknown> = {
    feedmill: (given) => format.normalise(given, quiet),
    'by hand': byHand,
    'class-validator': byClass,
  };
  const times = new Map(Object.keys(ways).map((name) => [name, [] as number[]]));
  // Interleaved, so that what else the machine does meets all of them alike.
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, normalise] of Object.entries(ways)) {
      const start = performance.now();
      for (const each of drafts) if (normalise(each) === null) throw new Error(`${name} refused a good product`);
      times.get(name)?.push(performance.now() - start);
    }
  }
  const perSecond = (name: string): number => PRODUCTS / (median(times.get(name) ?? []) / 1000);
  const own = perSecond('feedmill');
  console.log(
    `normalise: ${Math.round(own / 1000)}k products of 12 fields a second; ` +
      `${(own / perSecond('by hand')).toFixed(2)} of a function by hand (goal 0.6), ` +
      `${(own / perSecond('class-validator')).toFixed(1)} times class-validator (goal 2)`,
  );
  return Promise.resolve();
}

function draft(i: number): Product {
  return {
    Name: `canvas shoe model ${i} (red)`,
    Brand: i % 3 === 0 ? 'Acme' : 'Globex',
    Link: `https://shop.example.com/products/canvas-shoe-${i}?variant=${i * 7}`,
    Image: [`//cdn.example.com/${i}/main.jpg`, `https://cdn.example.com/${i}/side.jpg`],
    Description: 'A light shoe of organic cotton with a sole of natural rubber, made to be repaired.',
    Price: i % 2 === 0 ? 19.9 + (i % 50) : `${19 + (i % 50)},90 EUR`,
    Currency: i % 2 === 0 ? 'EUR' : '€',
    SKU: `SKU-${i}`,
    GTIN: '4006381333931',
    Category: 'Shoes > Canvas',
    Availability: i % 5 === 0 ? 'In Stock' : 'in stock',
    Condition: 'new',
  };
}

/** What somebody would write for this one format, with the same readers of single values. */
function byHand(given: Product): Product | null {
  const name = capitalize(text(given.Name));
  const link = url(text(given.Link));
  const price = toNumber(given.Price);
  if (name.trim() === '' || link === null || price === null || price <= 0) return null;
  const images = (Array.isArray(given.Image) ? (given.Image as unknown[]) : [given.Image]).map((each) =>
    url(text(each)),
  );
  const currency = CURRENCY_TEXT.normalise?.(text(given.Currency), DEFAULT_SETTINGS);
  const availability = text(given.Availability);
  const gtin = text(given.GTIN).replace(/[\s-]+|^'/g, '');
  return {
    Name: name,
    Brand: text(given.Brand),
    Link: link,
    Image: images.filter((each) => each !== null),
    Description: text(given.Description),
    Price: price,
    Currency: currency ?? '',
    SKU: text(given.SKU),
    GTIN: isGtin(gtin) ? gtin : '',
    Category: text(given.Category),
    Availability: AVAILABILITIES.includes(availability)
      ? availability
      : (AVAILABILITIES.find((each) => each === availability.toLowerCase()) ?? ''),
    Condition: text(given.Condition),
  };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

function url(value: string): string | null {
  const absolute = value.startsWith('//') ? `https:${value}` : value;
  return isUrl(absolute) ? absolute : null;
}

const read = ({ value }: { value: unknown }): string => text(value);

/** The same format as a class with decorators, the way of Nest's own validation. */
class ProductClass {
  @Transform(({ value }) => capitalize(text(value)))
  @IsNotEmpty()
  Name!: string;

  @Transform(read)
  @IsString()
  Brand = '';

  @Transform(({ value }) => url(text(value)) ?? '')
  @IsUrl()
  Link!: string;

  @Transform(({ value }) => (Array.isArray(value) ? (value as unknown[]).map((each) => url(text(each)) ?? '') : []))
  @IsArray()
  @ArrayMinSize(0)
  @IsUrl({}, { each: true })
  Image: string[] = [];

  @Transform(read)
  @IsString()
  Description = '';

  @Transform(({ value }) => toNumber(value))
  @IsPositive()
  Price!: number;

  @Transform(({ value }) => CURRENCY_TEXT.normalise?.(text(value), DEFAULT_SETTINGS) ?? '')
  @IsOptional()
  @IsString()
  Currency = '';

  @Transform(read)
  @IsString()
  SKU = '';

  @Transform(({ value }) => (isGtin(text(value)) ? text(value) : ''))
  @IsString()
  GTIN = '';

  @Transform(read)
  @IsString()
  Category = '';

  @Transform(({ value }) => text(value).toLowerCase())
  @IsIn(AVAILABILITIES)
  Availability = '';

  @Transform(read)
  @IsString()
  Condition = '';
}

function byClass(given: Product): ProductClass | null {
  const product = plainToInstance(ProductClass, given);
  return validateSync(product).length === 0 ? product : null;
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await run();
