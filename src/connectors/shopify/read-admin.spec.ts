import { afterEach, describe, expect, it } from '@jest/globals';
import { makeProducts } from '../../../demo/storefront.js';
import {
  ACCESS_DENIED,
  SHOPIFY_TOKEN,
  shopifyAdmin,
  THROTTLED,
  type ShopifyAdminOptions,
} from '../../../test/platforms/shopify-admin.stub.js';
import type { RawRecord } from '../../common/records.js';
import {
  connectorConformance,
  readPlatform,
  startPlatform,
  type PlatformRequest,
  type PlatformServer,
} from '../../testing/index.js';
import { RuleBasedGenerator } from '../../mappings/generator/rule-based-generator.js';
import { GOOGLE_MERCHANT } from '../../target-formats/built-in/google-merchant.js';
import { STANDARD_PRODUCT_FORMAT } from '../../target-formats/built-in/standard-product-format.js';
import { readAdmin } from './read-admin.js';
import { ShopifyConnector } from './shopify.connector.js';

let platform: PlatformServer | null = null;

afterEach(async () => {
  await platform?.close();
  platform = null;
});

const credentials = { accessToken: SHOPIFY_TOKEN };
const products = makeProducts(60);

interface Asked {
  query: string;
  variables: Record<string, unknown>;
}
const asked = ({ body }: PlatformRequest) => JSON.parse(body) as Asked;
const isPage = (request: PlatformRequest) => asked(request).query.startsWith('query Products');
const pages = () => platform!.requests.filter(isPage).map((request) => asked(request).variables);

async function read(options: Partial<ShopifyAdminOptions> = {}, path = '') {
  platform = await startPlatform(shopifyAdmin({ products, ...options }));
  return readPlatform(new ShopifyConnector(), { url: `${platform.url}${path}`, credentials });
}

describe('the Admin API of a shop', () => {
  const checks = connectorConformance({
    connector: new ShopifyConnector(),
    platform: () => shopifyAdmin({ products }),
    source: (url) => ({ type: 'Shopify', url, credentials }),
    records: products.length,
    page: (request) => (isPage(request) ? String(asked(request).variables['after']) : null),
    errors: [
      { name: 'a missing right', answer: { body: JSON.stringify(ACCESS_DENIED) }, code: 'SOURCE_AUTH' },
      { name: 'endless throttling', answer: { body: JSON.stringify(THROTTLED) }, code: 'SOURCE_RATE_LIMITED' },
      { name: 'an error', answer: { body: '{"errors":[{"message":"Internal error"}]}' }, code: 'SOURCE_UNREACHABLE' },
      { name: 'a sentence', answer: { body: '{"errors":"Not Found"}' }, code: 'SOURCE_UNREACHABLE' },
      { name: 'a page of nothing', answer: { body: '{"data":{}}' }, code: 'FORMAT_UNRECOGNISED' },
      { name: 'a web page', answer: { body: '<h1>Log in</h1>' }, code: 'FORMAT_UNRECOGNISED' },
    ],
    without: { credentials: 'without the token the storefront is read' },
  });
  for (const { promise, check } of checks) it(promise, check);

  it('is asked with the token, page by page, for what is for sale', async () => {
    await read();
    const [first] = platform!.requests;
    expect(first).toMatchObject({
      method: 'POST',
      url: expect.stringMatching(/^\/admin\/api\/[\d-]+\/graphql\.json$/),
    });
    expect(first!.headers).toMatchObject({
      'x-shopify-access-token': SHOPIFY_TOKEN,
      'content-type': 'application/json',
    });
    expect(pages()).toEqual([
      { first: 25, after: null, query: 'status:active' },
      { first: 25, after: expect.any(String), query: 'status:active' },
      { first: 25, after: expect.any(String), query: 'status:active' },
    ]);
  });

  it('brings records with the values of the storefront, and more', async () => {
    const { records, complete } = await read();
    expect(complete).toHaveLength(1);
    const byId = new Map(records.map((record) => [record['id'], record]));
    for (const product of products) {
      const { variants, images, ...rest } = product;
      const record = byId.get(product.id)!;
      expect(record).toMatchObject({
        ...rest,
        _id: String(product.id),
        _link: `${platform!.url}/products/${encodeURIComponent(product.handle)}`,
        _currency: 'SEK',
        status: 'active',
      });
      for (const [i, { featured_image, ...variant }] of variants.entries()) {
        expect((record['variants'] as RawRecord[])[i]).toMatchObject({
          ...variant,
          featured_image: featured_image && expect.objectContaining({ src: featured_image.src, id: featured_image.id }),
          barcode: expect.stringMatching(/^\d{13}$/),
          inventory_quantity: variant.available ? 5 : 0,
          inventory_policy: 'deny',
        });
      }
      expect(record['images']).toEqual(
        images.map(({ id, position, product_id, src, width, height }) => ({
          ...{ id, position, product_id, src, width, height },
          alt: `Picture ${position}`,
        })),
      );
    }
  });

  it.each([
    [
      'the default format',
      STANDARD_PRODUCT_FORMAT,
      ['Name', 'Link', 'Image', 'Description', 'Price', 'Currency', 'SKU'],
    ],
    ['Google Merchant', GOOGLE_MERCHANT, ['id', 'title', 'link', 'image_link', 'availability', 'price', 'gtin']],
  ])('brings records that are mapped to %s as those of the storefront are', async (_, format, fields) => {
    const generator = new RuleBasedGenerator();
    const sourcesOf = (sample: readonly RawRecord[]) =>
      Object.fromEntries(
        generator
          .generate({ sample, format, sourceType: 'Shopify' })
          .flatMap(({ sourceField, targetField }) => (targetField ? [[targetField, sourceField]] : [])),
      ) as Record<string, string>;
    const { records } = await read();
    const storefront = sourcesOf(
      products.map((product) => ({ ...product, _id: '1', _link: 'https://a.example', _currency: 'SEK' })),
    );
    const admin = sourcesOf(records);
    expect(fields.filter((field) => field in admin)).toEqual(fields);
    expect(admin).toMatchObject(storefront);
  });

  it('reads products with many variants and images to the end', async () => {
    const [product] = makeProducts(1, 3);
    const many = <T extends { position: number }>(list: readonly T[], count: number) =>
      Array.from({ length: count }, (_, i) => ({ ...list[0]!, id: 1000 + i, position: i + 1 }));
    const big = { ...product!, variants: many(product!.variants, 230), images: many(product!.images, 120) };
    const { records } = await read({ products: [big] });
    const positions = (list: unknown) => (list as { position: number }[]).map(({ position }) => position);
    expect(positions(records[0]!['variants'])).toEqual(Array.from({ length: 230 }, (_, i) => i + 1));
    expect(positions(records[0]!['images'])).toEqual(Array.from({ length: 120 }, (_, i) => i + 1));
  });

  it('leaves out what customers cannot see', async () => {
    expect((await read({ drafts: 7, unpublished: 3 })).records).toHaveLength(50);
  });

  it('is asked for other products where the url says which', async () => {
    expect((await read({ drafts: 7, unpublished: 3 }, '/?query=vendor:Brightwell')).records).toHaveLength(60);
    expect(pages()[0]).toMatchObject({ query: 'vendor:Brightwell' });
  });

  it('is read by collection when the url names one', async () => {
    const few = [products[3]!.id, products[8]!.id];
    const { records, complete } = await read({ few }, '/collections/few?sort_by=price');
    expect(records.map((record) => record['id']).sort()).toEqual([...few].sort());
    expect(complete).toHaveLength(1);
    expect(pages()[0]).toMatchObject({ query: 'collection_id:77 status:active' });
    await platform!.close();
    expect((await read({}, '/collections/none')).failure).toMatchObject({ code: 'SOURCE_NOT_FOUND' });
  });

  it('waits until there are as many points as a request costs', async () => {
    const { records, failure } = await read({ throttled: 3 });
    expect([failure, records.length]).toEqual([null, 60]);
  });

  it('is asked for smaller pages where large ones are too dear', async () => {
    const { records, failure } = await read({ cost: 121 });
    expect([failure, records.length]).toEqual([null, 60]);
    expect(pages().map(({ first }) => first)).toEqual([25, ...Array<number>(8).fill(8)]);
  });

  it('fails when even one product is too dear', async () => {
    expect((await read({ cost: 5000 })).failure).toMatchObject({
      code: 'SOURCE_UNREACHABLE',
      message: expect.stringContaining('Query cost is 5001'),
    });
  });

  it('begins a new list before its cursors end', async () => {
    platform = await startPlatform(shopifyAdmin({ products }));
    const connector = { read: (...[source, tools]: Parameters<typeof readAdmin>) => readAdmin(source, tools, 50) };
    const { records, complete } = await readPlatform(connector, { url: platform.url, credentials });
    expect([new Set(records.map((record) => record['id'])).size, complete.length]).toEqual([60, 1]);
    const ids = products.map(({ id }) => id).sort((one, other) => one - other);
    expect(pages().map(({ after, query }) => [after === null, query])).toEqual([
      [true, 'status:active'],
      [false, 'status:active'],
      [true, `id:>=${ids[49]! + 1} AND (status:active)`],
    ]);
  });

  it('may be of an empty shop', async () => {
    const { records, complete } = await read({ products: [] });
    expect([records.length, complete.length]).toEqual([0, 1]);
  });
});
