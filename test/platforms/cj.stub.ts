import type { PlatformAnswer, PlatformHandler } from '../../src/testing/index.js';

export const CJ_TOKEN = 'cj-personal-access-token';
export const CJ_COMPANY = '7520009';

export interface CJOptions {
  products?: number;
  /** What `totalCount` says; default: how many there are. */
  total?: number;
}

interface CJRequest {
  query: string;
  variables: { companyId?: string; pid?: string; page?: string | null; limit?: number; partnerIds?: string[] };
}

/** CJ's product search as it is described in docs/platforms.md, CJ: GraphQL, pages by cursor, errors inside 200. */
export function cj({ products = 2_500, total = products }: CJOptions = {}): PlatformHandler {
  const all = Array.from({ length: products }, (_, i) => cjProduct(i + 1));
  return ({ method, url, headers, body }) => {
    // A wrong url is 401 without a body there, not 404.
    if (url !== '/query' || method !== 'POST') return { status: 401 };
    if (headers['authorization'] !== `Bearer ${CJ_TOKEN}`) return { status: 401, body: 'Not Authenticated' };
    const { query, variables } = JSON.parse(body) as CJRequest;
    if (!/\bproducts\(/.test(query)) return cjErrors('Validation error of type FieldUndefined');
    const undeclared = [...query.matchAll(/: \$(\w+)/g)].find(([, name]) => !query.includes(`$${name}: `));
    if (undeclared) return cjErrors(`Validation error of type UndefinedVariable: ${undeclared[1]}`);
    if (variables.companyId !== CJ_COMPANY) return cjErrors('Not authorized to read the company 1');
    const found = all.filter(({ advertiserId }) => variables.partnerIds?.includes(advertiserId) ?? true);
    const limit = Math.min(variables.limit ?? 1_000, 10_000);
    const from = variables.page ? Number(Buffer.from(variables.page, 'base64').toString('utf8')) : 0;
    const list = found.slice(from, from + limit);
    const more = from + limit < found.length;
    return json({
      data: {
        products: {
          totalCount: variables.partnerIds ? found.length : total,
          count: list.length,
          nextPage: more ? Buffer.from(String(from + limit)).toString('base64') : null,
          resultList: list.map((product) => (variables.pid ? { ...product, linkCode: link(product.id) } : product)),
        },
      },
    });
  };
}

export function cjErrors(...messages: string[]): PlatformAnswer {
  return json({ data: null, errors: messages.map((message) => ({ message, locations: [], path: ['products'] })) });
}

/** Two advertisers, who both number their products from 1. */
export function cjProduct(number: number) {
  const id = String(Math.ceil(number / 2));
  const advertiserId = number % 2 === 0 ? '4109522' : '5357356';
  return {
    id,
    adId: `1150${advertiserId}`,
    advertiserId,
    advertiserName: number % 2 === 0 ? 'Lamps & Co' : 'Northern Light',
    sourceFeedType: 'SHOPPING',
    title: `Lamp ${id} of ${advertiserId}`,
    description: `A lamp, number ${id}.`,
    link: `https://shop${advertiserId}.example.com/lamps/${id}`,
    imageLink: `https://shop${advertiserId}.example.com/lamps/${id}.jpg`,
    additionalImageLink: [],
    brand: 'Lampe',
    lastUpdated: '2026-08-13T01:02:03.000Z',
    price: { amount: `${(number % 90) + 10}.00`, currency: number % 2 === 0 ? 'EUR' : 'USD' },
    salePrice: null,
    availability: 'IN_STOCK',
    condition: 'new',
    gtin: null,
    googleProductCategory: { id: 594, name: 'Home & Garden > Lighting' },
    productType: ['Lamps'],
  };
}

function link(id: string) {
  return { clickUrl: `https://www.anrdoezrs.net/links/1/type/dlg/${id}`, imageUrl: null };
}

function json(body: unknown): PlatformAnswer {
  return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
