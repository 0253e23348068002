import type { PlatformHandler } from '../../src/testing/index.js';

export const RAKUTEN_KEY = Buffer.from('client:secret-of-the-client').toString('base64');
export const RAKUTEN_SITE = '3141592';
const MAX = 100;

export interface RakutenOptions {
  products?: number;
  /** What `TotalMatches` counts too much. */
  uncounted?: number;
  /** How many searches a token lasts; default: for ever. */
  tokenLasts?: number;
}

/** Rakuten's token and product search, in the shapes that docs/platforms.md, Rakuten describes. */
export function rakuten({
  products = 250,
  uncounted = 0,
  tokenLasts = Infinity,
}: RakutenOptions = {}): PlatformHandler {
  let [token, left] = [0, 0];
  return ({ method, url, headers, body }) => {
    const { pathname, searchParams } = new URL(url, 'http://rakuten.example');
    if (pathname === '/token') {
      const known = method === 'POST' && headers['authorization'] === `Bearer ${RAKUTEN_KEY}`;
      if (!known || new URLSearchParams(body).get('scope') !== RAKUTEN_SITE) {
        return { status: 400, body: '{"error":"invalid_grant","error_description":"The token key is not valid."}' };
      }
      left = tokenLasts;
      return { body: JSON.stringify({ token_type: 'bearer', access_token: `token-${++token}`, expires_in: 3600 }) };
    }
    if (pathname !== '/productsearch/1.0') return { status: 404 };
    if (headers['authorization'] !== `Bearer token-${token}` || left-- <= 0) {
      const fault = { code: 900901, message: 'Invalid Credentials', description: 'Access failure.' };
      return { status: 401, body: JSON.stringify({ fault }) };
    }
    const [max, page] = [
      Math.min(MAX, Number(searchParams.get('max') ?? 20)),
      Number(searchParams.get('pagenumber') ?? 1),
    ];
    const shown = Array.from({ length: products }, (_, i) => rakutenItem(i + 1)).slice((page - 1) * max, page * max);
    const total = `<TotalMatches>${products + uncounted}</TotalMatches><TotalPages>${Math.ceil(products / max)}</TotalPages>`;
    return {
      headers: { 'content-type': 'application/xml;charset=UTF-8' },
      body: `<?xml version="1.0" encoding="UTF-8"?><result>${total}<PageNumber>${page}</PageNumber>${shown.join('')}</result>`,
    };
  };
}

/** An error as the search itself says it. */
export function rakutenError(id: number, text: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><result><Errors><ErrorID>${id}</ErrorID><ErrorText>${text}</ErrorText></Errors></result>`;
}

function rakutenItem(number: number): string {
  const link = `https://click.example.com/link?id=abc&amp;offerid=1.${number}&amp;type=15&amp;murl=${encodeURIComponent(`https://lamps.example.com/${number}`)}`;
  return `<item><mid>37589</mid><merchantname>Lamps &amp; more</merchantname><linkid>${10_000 + number}</linkid><createdon>2026-01-01/00:00:00</createdon><sku>L${number}</sku><productname>Lamp ${number}</productname><category><primary>Home~~Lighting</primary><secondary>Lamps~~Table</secondary></category><price currency="USD">${number}.50</price><upccode/><description><short>A lamp</short><long>A lamp, made to last</long></description><saleprice currency="USD"/><keywords>lamp~~light</keywords><linkurl>${link}</linkurl><imageurl>https://cdn.example.com/${number}.jpg</imageurl></item>`;
}
