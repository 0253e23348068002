import { hash } from 'node:crypto';
import { get as request, type IncomingMessage } from 'node:http';
import sqlite3 from 'sqlite3';
import { BY_HAND } from './decode-by-hand.js';
import type { FeedFormat } from './decode-feeds.js';
import { SHOP } from './run-mapping.js';

/**
 * Run in a process of its own: the fastest plain script that does the work of a run for this one feed, well-formed as it is
 * known to be, and prints what it took. Records are mapped and normalised by hand, products get a stable id and a hash, and
 * are written by prepared statements of many rows with an index on the id, so that it may run again.
 */
const [url = '', format = '', file = ''] = process.argv.slice(2);
const INSERT_ROWS = 250;
const TRANSACTION_ROWS = 10_000;

interface Row {
  readonly id: string;
  readonly hash: string;
  readonly data: string;
}

interface JsonRecord {
  title: string;
  handle: string;
  vendor: string | null;
  body_html: string;
  images: { src: string }[];
  variants: { price: string; sku: string; available: boolean }[];
}

interface CsvRecord {
  title: string;
  handle: string;
  vendor: string;
  body_html: string;
  image_link: string;
  variant_1_price: string;
  variant_1_sku: string;
  variant_1_available: string;
}

interface Product {
  Name: string;
  Brand: string;
  Link: string;
  Image: string[];
  Description: string;
  Price: number;
  SKU: string;
  Availability: string;
}

function ofJson({ title, vendor, handle, images, body_html, variants }: JsonRecord): Product | null {
  const { price, sku, available } = variants[0]!;
  const links: string[] = [];
  for (const { src } of images) links.push(src);
  return normalised(title, vendor, handle, links, body_html, price, sku, available ? 'in stock' : 'out of stock');
}

function ofCsv(row: CsvRecord): Product | null {
  const availability = row.variant_1_available === 'true' ? 'in stock' : 'out of stock';
  const { title, vendor, handle, image_link, body_html, variant_1_price, variant_1_sku } = row;
  return normalised(title, vendor, handle, [image_link], body_html, variant_1_price, variant_1_sku, availability);
}

function normalised(
  title: string,
  vendor: string | null,
  handle: string,
  images: string[],
  html: string,
  priceText: string,
  sku: string,
  availability: string,
): Product | null {
  const name = capitals(title.trim());
  const link = SHOP + handle;
  const price = Math.round(Number(priceText.replace(/[^\d.]/g, '')) * 100) / 100;
  if (name === '' || !isUrl(link) || !(price > 0)) return null;
  return {
    Name: name,
    Brand: vendor?.trim() || 'Unbranded',
    Link: link,
    Image: images.filter(isUrl),
    Description: plainText(html),
    Price: price,
    SKU: sku.trim(),
    Availability: availability,
  };
}

function isUrl(text: string): boolean {
  return text.startsWith('http') && URL.canParse(text);
}

function capitals(text: string): string {
  return text.replace(/(?<!\S)[^\sA-Z\d]/g, (first) => first.toUpperCase());
}

function plainText(html: string): string {
  let text = '';
  let from = 0;
  for (let open = html.indexOf('<'); open >= 0; open = html.indexOf('<', from)) {
    text += html.slice(from, open) + ' ';
    from = html.indexOf('>', open) + 1;
  }
  text += html.slice(from);
  if (text.includes('&')) text = text.replaceAll('&amp;', '&');
  return text.replace(/\s+/g, ' ').trim();
}

function rowOf(product: Product): Row {
  const data = JSON.stringify(product);
  return { id: hash('sha256', product.Link, 'base64url'), hash: hash('sha256', data, 'base64url'), data };
}

const database = new sqlite3.Database(file);
const execute = (sql: string): Promise<void> =>
  new Promise((resolve, reject) => {
    database.exec(sql, (error) => (error ? reject(error) : resolve()));
  });

function prepared(rows: number): (values: string[]) => Promise<void> {
  const sql = `INSERT INTO "product" ("id", "hash", "data") VALUES ${Array.from({ length: rows }, () => '(?, ?, ?)').join(', ')}
    ON CONFLICT ("id") DO UPDATE SET "hash" = "excluded"."hash", "data" = "excluded"."data" WHERE "hash" <> "excluded"."hash"`;
  const statement = database.prepare(sql);
  return (values) =>
    new Promise((resolve, reject) => {
      statement.run(values, (error) => (error ? reject(error) : resolve()));
    });
}

async function write(rows: readonly Row[], insert: (values: string[]) => Promise<void>): Promise<void> {
  await execute('BEGIN IMMEDIATE');
  for (let from = 0; from < rows.length; from += INSERT_ROWS) {
    const some = rows.slice(from, from + INSERT_ROWS);
    const values = some.flatMap(({ id, hash, data }) => [id, hash, data]);
    await (some.length === INSERT_ROWS ? insert : prepared(some.length))(values);
  }
  await execute('COMMIT');
}

async function main(): Promise<void> {
  await execute('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536');
  await execute(
    'CREATE TABLE IF NOT EXISTS "product" ("row" integer PRIMARY KEY, "id" text NOT NULL UNIQUE, "hash" text NOT NULL, "data" text NOT NULL)',
  );
  const start = performance.now();
  const before = process.cpuUsage();
  const insert = prepared(INSERT_ROWS);
  const response = await new Promise<IncomingMessage>((resolve) => request(url, resolve));
  let waiting: Row[] = [];
  let writing: Promise<void> = Promise.resolve();
  let products = 0;
  const flush = async (): Promise<void> => {
    const rows = waiting;
    waiting = [];
    products += rows.length;
    // In the order of the index, so that each of its pages is touched once.
    rows.sort((one, other) => (one.id < other.id ? -1 : 1));
    await writing;
    writing = write(rows, insert);
  };
  async function* chunks(): AsyncGenerator<Buffer> {
    for await (const chunk of response) {
      yield chunk as Buffer;
      if (waiting.length >= TRANSACTION_ROWS) await flush();
    }
  }
  const map = format === 'CSV' ? ofCsv : ofJson;
  await BY_HAND[format as FeedFormat](chunks(), (records) => {
    for (const record of records) {
      const product = map(record as never);
      if (product) waiting.push(rowOf(product));
    }
  });
  await flush();
  await writing;
  const { user, system } = process.cpuUsage(before);
  console.log(
    JSON.stringify({
      products,
      wall: (performance.now() - start) / 1000,
      cpu: (user + system) / 1e6,
    }),
  );
}

await main();
