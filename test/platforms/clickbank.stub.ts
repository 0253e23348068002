import type { PlatformHandler } from '../../src/testing/index.js';

export const CLICKBANK_KEY = 'API-0123456789ABCDEF';
const PAGE = 100;

export interface ClickBankOptions {
  products?: number;
  /** What `total_record_count` says; default: how many there are. `null`: it is not there. */
  total?: number | null;
}

/** ClickBank's product list as it is described in docs/platforms.md, ClickBank; everything in it is text, as it was XML once. */
export function clickBank({ products = 250, total = products }: ClickBankOptions = {}): PlatformHandler {
  return ({ url, headers }) => {
    const { pathname, searchParams } = new URL(url, 'http://clickbank.example');
    if (headers['authorization'] !== CLICKBANK_KEY) return { status: 401, body: 'Invalid API key' };
    if (pathname !== '/rest/1.3/products/list') return { status: 404 };
    if (searchParams.get('site') !== 'lampseller') return { status: 403, body: '' };
    const page = Number(headers['page'] ?? 1);
    const list = Array.from({ length: products }, (_, i) => clickBankProduct(i + 1)).slice(
      (page - 1) * PAGE,
      page * PAGE,
    );
    return {
      status: page * PAGE < products ? 206 : 200,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        products: list.length === 0 ? { '@nil': 'true' } : { product: list.length === 1 ? list[0] : list },
        ...(total !== null && { total_record_count: String(total) }),
      }),
    };
  };
}

export function clickBankProduct(number: number) {
  const price = { native_price: `${number}.00`, usd: `${number}.00`, usd_with_fees: `${number}.50` };
  return {
    '@sku': `lamp-${number}`,
    id: String(1_329_000 + number),
    status: 'ACTIVE',
    digital: 'true',
    physical: 'false',
    digitalRecurring: 'false',
    site: 'lampseller',
    created: '2026-01-31 01:35:28 PST',
    approval_status: { status: 'APPROVED' },
    language: 'EN',
    title: `How to build lamp ${number}`,
    description: number % 2 === 0 ? `Plans of lamp ${number}` : { '@nil': 'true' },
    pitch_pages: { desktop: `https://lamps.example.com/pitch/${number}` },
    pricings: {
      pricing:
        number % 3 === 0 ? [{ '@currency': 'EUR', standard: { price } }] : { '@currency': 'USD', standard: { price } },
    },
    categories: { category: 'EBOOK' },
    no_commission: 'false',
  };
}
