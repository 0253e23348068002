import { describe, it } from '@jest/globals';
import { makeProducts } from '../../../demo/storefront.js';
import { connectorConformance, type PlatformHandler } from '../../testing/index.js';
import { ShopifyConnector } from './shopify.connector.js';

const products = makeProducts(620, 1);

const shop: PlatformHandler = ({ url }) => {
  const { pathname, searchParams } = new URL(url, 'http://shop.example');
  if (pathname === '/meta.json') return { body: JSON.stringify({ currency: 'SEK' }) };
  const [limit, page] = [Number(searchParams.get('limit')), Number(searchParams.get('page'))];
  return { body: JSON.stringify({ products: products.slice((page - 1) * limit, page * limit) }) };
};

describe('the Shopify connector', () => {
  const checks = connectorConformance({
    connector: new ShopifyConnector(),
    platform: () => shop,
    source: (origin) => ({ type: 'Shopify', url: origin }),
    records: products.length,
    page: ({ url }) => (url.includes('/products.json') ? url : null),
    errors: [
      { name: 'errors', answer: { body: '{"errors":"Not Found"}' }, code: 'SOURCE_UNREACHABLE' },
      {
        name: 'throttling',
        answer: { body: '{"errors":"Exceeded 2 calls per second."}' },
        code: 'SOURCE_RATE_LIMITED',
      },
      { name: 'a web page', answer: { body: '<h1>Enter store using password</h1>' }, code: 'FORMAT_UNRECOGNISED' },
    ],
    without: { credentials: 'a storefront is public' },
  });
  for (const { promise, check } of checks) it(promise, check);
});
