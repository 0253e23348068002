import { afterEach, describe, expect, it } from '@jest/globals';
import {
  makeProducts,
  startStorefront,
  TROUBLE,
  type Storefront,
  type StorefrontOptions,
} from '../../../demo/storefront.js';
import type { RawRecord } from '../../common/records.js';
import type { ConnectedSource, SourceTools } from '../../extensions/source-connector.js';
import { HostSlots } from '../../pipeline/acquire/host-slots.js';
import { createSourceHttp } from '../../pipeline/acquire/source-http.js';
import { decodeBatches, decodeBody } from '../../pipeline/decode/decode-body.js';
import { ShopifyConnector } from './shopify.connector.js';

let store: Storefront | null = null;

async function open(options: StorefrontOptions = {}): Promise<Storefront> {
  store = await startStorefront(options);
  return store;
}

afterEach(async () => {
  await store?.close();
  store = null;
});

/** Reads a whole shop with the real HTTP client; waits are skipped. */
async function read(url: string, { allowPrivateAddresses = true, signal = new AbortController().signal } = {}) {
  const report = { complete: [] as string[], incomplete: [] as string[], unreadable: [] as string[] };
  const sourceReport = {
    complete: (evidence: string) => void report.complete.push(evidence),
    incomplete: (reason: string) => void report.incomplete.push(reason),
    unreadable: (message: string) => void report.unreadable.push(message),
    decided: () => undefined,
  };
  const http = createSourceHttp({
    signal,
    allowPrivateAddresses,
    slots: new HostSlots(2),
    sleep: () => Promise.resolve(),
  });
  const tools: SourceTools = {
    http,
    signal,
    report: sourceReport,
    decode: (body, from) => decodeBody(body, from, sourceReport),
    passThrough: (body, from) => decodeBatches(body, from, sourceReport),
    logger: { debug: () => undefined, warn: () => undefined },
  };
  const source: ConnectedSource = { type: 'Shopify', url, method: 'GET', headers: {}, body: null, credentials: {} };
  const records: RawRecord[] = [];
  for await (const batch of new ShopifyConnector().read(source, tools)) records.push(...batch);
  return { records, ...report };
}

describe('a shop', () => {
  it('is read to its last page, once each product', async () => {
    const { url, requests } = await open({ products: 620 });
    const { records, complete } = await read(url);
    expect(new Set(records.map((record) => record['_id'])).size).toBe(620);
    expect(complete).toHaveLength(1);
    expect(requests.filter((path) => path.startsWith('/products.json'))).toEqual([
      '/products.json?limit=250&page=1',
      '/products.json?limit=250&page=2',
      '/products.json?limit=250&page=3',
    ]);
  });

  it('ends on an empty page when the last one is full', async () => {
    const { url, requests } = await open({ products: 250 });
    expect((await read(url)).complete).toHaveLength(1);
    expect(requests.at(-1)).toContain('page=2');
  });

  it('may be empty', async () => {
    const { url } = await open({ products: 0 });
    expect(await read(url)).toMatchObject({ records: [], incomplete: [] });
    expect((await read(url)).complete).toHaveLength(1);
  });

  it('tells id, link and currency beside its own keys', async () => {
    const { url, products } = await open({ products: 2, currency: 'SEK' });
    products[0]!.handle = 'mug™ 1';
    const { records } = await read(url);
    expect(records[0]).toEqual({
      ...products[0],
      _id: String(products[0]!.id),
      _link: `${url}/products/mug%E2%84%A2%201`,
      _currency: 'SEK',
    });
  });

  it('does without /meta.json', async () => {
    const { url } = await open({ products: 2, currency: null });
    const { records, complete } = await read(url);
    expect(records[0]).not.toHaveProperty('_currency');
    expect(complete).toHaveLength(1);
  });

  it('is read by collection when the url names one', async () => {
    const { url, collections, products, requests } = await open({ products: 5 });
    collections.set('few', (product) => product.id === products[0]!.id);
    expect((await read(`${url}/collections/few?sort_by=price`)).records).toHaveLength(1);
    expect(requests[0]).toBe('/collections/few/products.json?limit=250&page=1');
  });

  it.each([400, 200])('that shows only 25,000 products (status %d) is not complete', async (status) => {
    const shop = await open({ products: 600 });
    const wall = TROUBLE.errors('Page * Limit exceeds the 25000 limit.', status);
    shop.respond((request, response) => /page=3/.test(request.url ?? '') && wall(request, response));
    const { records, complete, incomplete } = await read(shop.url);
    expect(records).toHaveLength(500);
    expect(complete).toEqual([]);
    expect(incomplete).toHaveLength(1);
  });

  it('is not asked for more than 100 pages', async () => {
    const shop = await open({ products: 0 });
    shop.products = makeProducts(25_100, 1);
    const { records, complete, incomplete } = await read(shop.url);
    expect(records).toHaveLength(25_000);
    expect([complete.length, incomplete.length]).toEqual([0, 1]);
  });
});

describe('trouble', () => {
  it.each([
    ['a web page', TROUBLE.page(200), 'FORMAT_UNRECOGNISED'],
    ['a web page with 400', TROUBLE.page(400), 'FORMAT_UNRECOGNISED'],
    ['401', TROUBLE.page(401), 'SOURCE_AUTH'],
    ['403', TROUBLE.status(403), 'SOURCE_AUTH'],
    ['404', TROUBLE.page(404), 'SOURCE_NOT_FOUND'],
    ['429', TROUBLE.status(429), 'SOURCE_RATE_LIMITED'],
    ['430', TROUBLE.status(430), 'SOURCE_RATE_LIMITED'],
    ['500', TROUBLE.status(500), 'SOURCE_UNREACHABLE'],
    ['an endless redirect', TROUBLE.redirectLoop(), 'SOURCE_UNREACHABLE'],
    ['half an answer', TROUBLE.truncated(), 'SOURCE_TRUNCATED'],
    ['errors with 200', TROUBLE.errors('Not Found'), 'SOURCE_UNREACHABLE'],
    ['errors with 400', TROUBLE.errors('Not Found', 400), 'SOURCE_UNREACHABLE'],
    ['throttling with 200', TROUBLE.errors('Exceeded 2 calls per second for api client.'), 'SOURCE_RATE_LIMITED'],
  ])('%s on the first page is a failure', async (_, answer, code) => {
    const shop = await open();
    shop.respond(answer);
    await expect(read(shop.url)).rejects.toMatchObject({ code });
  });

  it('on a later page is one as well', async () => {
    const shop = await open({ products: 600 });
    const trouble = TROUBLE.page(200);
    shop.respond((request, response) => /page=2/.test(request.url ?? '') && trouble(request, response));
    await expect(read(shop.url)).rejects.toMatchObject({ code: 'FORMAT_UNRECOGNISED' });
  });

  it('a shop that repeats its first page does not run for ever', async () => {
    const shop = await open();
    const products = makeProducts(250, 1);
    shop.respond((request, response) => {
      if (!request.url?.includes('/products.json')) return false;
      response.end(JSON.stringify({ products }));
      return true;
    });
    await expect(read(shop.url)).rejects.toMatchObject({ code: 'PARSE_ERROR' });
  });

  it('a private address is refused', async () => {
    const shop = await open();
    await expect(read(shop.url, { allowPrivateAddresses: false })).rejects.toMatchObject({ code: 'SOURCE_BLOCKED' });
    expect(shop.requests).toEqual([]);
  });

  it('stops when the run does', async () => {
    const shop = await open();
    const stop = new AbortController();
    const reason = new Error('canceled');
    shop.respond(() => {
      setImmediate(() => stop.abort(reason));
      return true;
    });
    await expect(read(shop.url, { signal: stop.signal })).rejects.toBe(reason);
  });
});

it.each([
  null,
  '',
  'shop.example',
  'ftp://shop.example',
  'https://me:secret@shop.example',
  'https://shop.example/#delimiter=ab',
])('refuses to save %s', (url) => {
  const check = () => new ShopifyConnector().check({ url, method: null, headers: [], body: null });
  expect(check).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT', details: { field: 'url' } }));
});
