import 'reflect-metadata';
import { hash } from 'node:crypto';
import { get as request, type IncomingMessage } from 'node:http';
import { createInterface } from 'node:readline';
import { parse } from 'csv-parse';
import defaultTo from 'lodash/defaultTo.js';
import get from 'lodash/get.js';
import map from 'lodash/map.js';
import round from 'lodash/round.js';
import split from 'lodash/split.js';
import trim from 'lodash/trim.js';
import unescapeText from 'lodash/unescape.js';
import upperFirst from 'lodash/upperFirst.js';
import { DataSource, EntitySchema } from 'typeorm';
import { SHOP } from './run-mapping.js';

/**
 * Run in a process of its own: what one would write instead, and prints what it took. csv-parse (or readline for JSON
 * Lines), lodash, and TypeORM's `repository.save` in chunks of 500.
 */
const [url = '', format = '', database = ''] = process.argv.slice(2);
const CHUNK = 500;

interface Product {
  id: string;
  hash: string;
  name: string;
  brand: string;
  link: string;
  image: string[];
  description: string;
  price: number;
  sku: string;
  availability: string;
}

const PRODUCT = new EntitySchema<Product>({
  name: 'product',
  columns: {
    id: { type: 'varchar', primary: true },
    hash: { type: 'varchar' },
    name: { type: 'varchar' },
    brand: { type: 'varchar' },
    link: { type: 'varchar' },
    image: { type: 'simple-json' },
    description: { type: 'text' },
    price: { type: 'real' },
    sku: { type: 'varchar' },
    availability: { type: 'varchar' },
  },
});

const JSON_PATHS = {
  images: 'images',
  price: 'variants[0].price',
  sku: 'variants[0].sku',
  available: 'variants[0].available',
};
const CSV_PATHS = {
  images: 'image_link',
  price: 'variant_1_price',
  sku: 'variant_1_sku',
  available: 'variant_1_available',
};
const paths = format === 'CSV' ? CSV_PATHS : JSON_PATHS;

function productOf(record: object): Product {
  const text = (path: string): string => trim(String(defaultTo(get(record, path) as unknown, '')));
  const images = get(record, paths.images) as unknown;
  const html = text('body_html')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
  const product = {
    name: map(split(text('title'), ' '), upperFirst).join(' '),
    brand: text('vendor') || 'Unbranded',
    link: SHOP + text('handle'),
    image: (Array.isArray(images) ? map(images, 'src') : [images]) as string[],
    description: trim(unescapeText(html)),
    price: round(Number(text(paths.price).replace(/[^\d.]/g, '')), 2),
    sku: text(paths.sku),
    availability: text(paths.available) === 'true' ? 'in stock' : 'out of stock',
  };
  const isValid =
    product.name !== '' && product.price > 0 && [product.link, ...product.image].every((each) => URL.canParse(each));
  if (!isValid) throw new Error(`A product that is not valid: ${JSON.stringify(product)}`);
  return {
    id: hash('sha256', product.link, 'base64url'),
    hash: hash('sha256', JSON.stringify(product), 'base64url'),
    ...product,
  };
}

async function* recordsOf(response: IncomingMessage): AsyncGenerator<object> {
  if (format === 'CSV') yield* response.pipe(parse({ columns: true })) as AsyncIterable<object>;
  else for await (const line of createInterface({ input: response })) yield JSON.parse(line) as object;
}

const source = await new DataSource({
  type: 'sqlite',
  database,
  entities: [PRODUCT],
  synchronize: true,
  enableWAL: true,
}).initialize();
const repository = source.getRepository(PRODUCT);
const start = performance.now();
const before = process.cpuUsage();
let products = 0;
let chunk: Product[] = [];
for await (const record of recordsOf(await new Promise<IncomingMessage>((resolve) => request(url, resolve)))) {
  chunk.push(productOf(record));
  if (chunk.length < CHUNK) continue;
  await repository.save(chunk);
  products += chunk.length;
  chunk = [];
}
await repository.save(chunk);
products += chunk.length;
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ products, wall: (performance.now() - start) / 1000, cpu: (user + system) / 1e6 }));
