import type { PlatformAnswer, PlatformHandler } from '../../src/testing/index.js';

export const FLEXOFFERS_KEY = '0f8fad5b-d9cb-469f-a165-70867728950e';
const MAX = 500;

export interface FlexOffersOptions {
  /** Products by catalogue id. */
  catalogues?: Record<string, number>;
  /** Whether lists come in an envelope with their total; else bare. */
  envelope?: boolean;
  /** What an envelope counts too much. */
  uncounted?: number;
  /** Answer an empty list past the end of a bare one, instead of 204. */
  emptyEnd?: boolean;
}

/** FlexOffers' product API as clients of it describe it (docs/platforms.md, FlexOffers). */
export function flexOffers({
  catalogues = { '101': 1_200 },
  envelope = false,
  uncounted = 0,
  emptyEnd = false,
}: FlexOffersOptions = {}): PlatformHandler {
  return ({ url, headers }) => {
    const { pathname, searchParams } = new URL(url, 'http://flexoffers.example');
    if (headers['apikey'] !== FLEXOFFERS_KEY) return json({ error: 'Invalid API key' }, 401);
    const cid = searchParams.get('cid');
    if (pathname === '/v3/products/catalogs') {
      return paged(
        Object.keys(catalogues).map((id) => ({
          cid: id,
          name: `Catalogue ${id}`,
          advertiser: 'Lamps',
          currency: 'USD',
        })),
        searchParams,
      );
    }
    if (pathname !== '/v3/products/full') return { status: 404 };
    if (cid === null) return json({ error: 'cid, name, manufacturer or UPCorEANs is required.' }, 400);
    return paged(
      Array.from({ length: catalogues[cid] ?? 0 }, (_, i) => flexOffersProduct(cid, i + 1)),
      searchParams,
    );
  };

  function paged(list: readonly object[], query: URLSearchParams): PlatformAnswer {
    const [page, size] = [Number(query.get('page')), Number(query.get('pageSize'))];
    if (!(page >= 1 && size >= 1 && size <= MAX)) return json({ error: 'page and pageSize are required.' }, 400);
    const results = list.slice((page - 1) * size, page * size);
    if (results.length === 0 && !emptyEnd) return { status: 204 };
    if (!envelope) return json(results);
    const totalCount = list.length + uncounted;
    return json({ results, pageNumber: page, pageSize: size, totalCount, resultType: 'Product' });
  }
}

function json(body: unknown, status = 200): PlatformAnswer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

export function flexOffersProduct(cid: string, number: number) {
  const page = `https://lamps.example.com/${cid}/${number}`;
  return {
    pid: `${cid}-${number}`,
    name: `Lamp ${number}`,
    brand: 'Lumen',
    cid,
    catalogName: `Catalogue ${cid}`,
    aid: 77,
    advertiserName: 'Lamps',
    linkUrl: `https://track.example.com/a.ashx?foid=1.${number}&fos=1`,
    deepLinkURL: `https://track.example.com/g.ashx?foid=1.${number}&url=${encodeURIComponent(page)}`,
    shortDescription: 'A lamp',
    description: '<p>A lamp</p>',
    categoryId: 5,
    category: 'Lighting',
    imageUrl: `https://cdn.example.com/${number}.jpg`,
    price: 20 + number,
    priceCurrency: 'USD',
    salePrice: 0,
    finalPrice: 20 + number,
    isInStock: number % 7 !== 0,
    upcOrEan: '',
    mpn: `L-${number}`,
    sku: `L${number}`,
  };
}
