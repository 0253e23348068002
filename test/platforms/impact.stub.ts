import type { PlatformAnswer, PlatformHandler } from '../../src/testing/index.js';

export const IMPACT_SID = 'IRA4K3ySvbUh';
export const IMPACT_TOKEN = 'impact-auth-token';
const AUTHORIZATION = `Basic ${Buffer.from(`${IMPACT_SID}:${IMPACT_TOKEN}`).toString('base64')}`;
const CEILING = 20_000;

export type Landing = 'all' | 'some' | 'none';

export interface ImpactOptions {
  /** How many products each catalogue has, by its id. Default: two catalogues of 450 and 30. */
  catalogues?: Record<string, number>;
  /** A larger `PageSize` is this one. Default 200. */
  largestPage?: number;
  /** Whether the tracked links of products tell where they lead: all (default), every other one, none. */
  landing?: Landing;
  /** Of every product. Default USD. */
  currency?: string;
  /** What `@total` of items says; default: how many there are. */
  total?: number;
}

/** Impact's partner API as it is described in docs/platforms.md, Impact: Basic, `@nextpageuri`, numbers as texts, `Status: ERROR`. */
export function impact({
  catalogues = { 24836: 450, 30001: 30 },
  largestPage = 200,
  landing = 'all',
  currency = 'USD',
  total,
}: ImpactOptions = {}): PlatformHandler {
  return ({ url, headers }) => {
    if (headers['authorization'] !== AUTHORIZATION) return error(401, 'You are not authorized.');
    // Without the header some addresses speak XML.
    if (headers['accept'] !== 'application/json') return { body: '<ImpactRadiusResponse/>' };
    const { pathname, searchParams } = new URL(url, 'http://impact.example');
    const [, id] = new RegExp(`^/Mediapartners/${IMPACT_SID}/Catalogs(?:/(\\w+)/Items)?$`).exec(pathname) ?? [null];
    if (id === null) return error(404, 'The requested resource was not found.');
    const page = Number(searchParams.get('Page') ?? 1);
    const size = Math.min(Number(searchParams.get('PageSize') ?? 100), largestPage);
    if (id === undefined) {
      const campaign = searchParams.get('CampaignId');
      const ids = Object.keys(catalogues).filter((each) => campaign === null || campaign === `1${each}`);
      return list('Catalogs', pathname, searchParams, page, size, ids.length, (n) =>
        catalogue(ids[n - 1]!, catalogues[ids[n - 1]!]!),
      );
    }
    const count = catalogues[id];
    if (count === undefined) return error(404, 'The requested resource was not found.');
    if (page * size > CEILING) return error(400, `Page: only the first ${CEILING} results can be paged.`);
    return list(
      'Items',
      pathname,
      searchParams,
      page,
      size,
      count,
      (n) => ({ ...impactItem(id, n, landing), Currency: currency }),
      total,
    );
  };
}

export function error(status: number, message: string): PlatformAnswer {
  const body = { Status: 'ERROR', Message: message, Errors: [{ Field: 'Page', Message: 'Not a valid value' }] };
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

function list(
  name: string,
  pathname: string,
  query: URLSearchParams,
  page: number,
  size: number,
  count: number,
  element: (number: number) => object,
  total = count,
): PlatformAnswer {
  const pages = Math.max(1, Math.ceil(count / size));
  const next = new URLSearchParams(query);
  next.set('Page', String(page + 1));
  next.set('PageSize', String(size));
  const from = (page - 1) * size;
  const body = {
    '@page': String(page),
    '@numpages': String(pages),
    '@pagesize': String(size),
    '@total': String(total),
    '@uri': pathname,
    '@nextpageuri': page < pages ? `${pathname}?${next.toString()}` : '',
    [name]: Array.from({ length: Math.max(0, Math.min(size, count - from)) }, (_, i) => element(from + i + 1)),
  };
  return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

function catalogue(id: string, count: number) {
  const path = `/Mediapartners/${IMPACT_SID}/Catalogs/${id}`;
  return {
    Id: id,
    Name: `Catalogue ${id}`,
    AdvertiserId: '1804207',
    AdvertiserName: 'Lamps & Co',
    CampaignId: `1${id}`,
    NumberOfItems: String(count),
    DateLastUpdated: '2026-09-02T01:37:15-07:00',
    Locations: [`/Lamps/Lamps_${id}_IR.txt.gz`],
    Currency: 'GBP',
    ItemsUri: `${path}/Items`,
    Uri: path,
  };
}

export function impactItem(catalogueID: string, number: number, landing: Landing = 'all') {
  const tells = landing === 'all' || (landing === 'some' && number % 2 === 0);
  const target = encodeURIComponent(`https://lamps.example.com/products/${number}?ref=a`);
  return {
    Id: `product_${catalogueID}_LAMP-${number}`,
    CatalogId: catalogueID,
    CatalogItemId: `LAMP-${number}`,
    Name: `Lamp ${number}`,
    Description: `A lamp, number ${number}.`,
    Manufacturer: 'Lampe',
    Url: `https://lamps.pxf.io/c/1924609/3061936/10306?prodsku=LAMP-${number}${tells ? `&u=${target}` : ''}`,
    ImageUrl: `https://lamps.example.com/images/${number}.jpg`,
    AdditionalImageUrls: [],
    CurrentPrice: `${(number % 90) + 10}.10`,
    OriginalPrice: `${(number % 90) + 20}.00`,
    Currency: 'USD',
    StockAvailability: number % 5 === 0 ? 'OutofStock' : 'InStock',
    Gtin: '',
    Category: 'Lamps',
    Colors: ['black'],
  };
}
