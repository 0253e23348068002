import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Json, TestApp } from '../support/app.js';

const FORMAT = {
  ID: { type: 'string', attributes: ['required', 'indexProductID'] },
  Title: { type: 'string', attributes: ['required'] },
  Link: { type: 'string', attributes: ['required', 'url', 'primary'] },
  Price: { type: 'number', attributes: ['nullable', 'positiveNumber'] },
  Brand: { type: 'string' },
  GTIN: { type: 'string', attributes: ['gtin'] },
  MPN: { type: 'string' },
};

/** Of a storefront, which has no barcodes: this shop writes them as SKUs, as some do. */
const SHOPIFY_RULES = [
  { sourceField: 'title', targetField: 'Title' },
  { sourceField: '_link', targetField: 'Link' },
  { sourceField: 'variants[0].price', targetField: 'Price' },
  { sourceField: 'vendor', targetField: 'Brand' },
  { sourceField: 'variants[0].sku', targetField: 'GTIN', transform: String.raw`match("^'?\d+$")` },
  { sourceField: 'variants[0].sku', targetField: 'MPN' },
];

/** Products as each platform writes them; the same product where the numbers are the same. */
interface Shown {
  readonly number: number;
  readonly title: string;
  readonly brand: string;
  readonly sku: string;
  readonly gtin?: string;
}
const IN_THE_STORE: readonly Shown[] = [
  { number: 1, title: 'Paper towels', brand: 'Kimberly', sku: "'036000291452" },
  { number: 2, title: 'Fine pen', brand: 'Stabilo', sku: '4006381333931' },
  { number: 3, title: 'Lamp Nora', brand: 'Acme Inc.', sku: 'NORA-7' },
  { number: 4, title: 'Gift card', brand: '', sku: '' },
];
const IN_THE_FEED: readonly Shown[] = [
  { number: 2, title: 'Point 88 fineliner', brand: 'STABILO International', sku: '88/40', gtin: '4006381333931' },
  { number: 1, title: 'Towels of paper', brand: 'Other', sku: 'T-1', gtin: '0036000291452' },
  { number: 3, title: 'Nora, a lamp', brand: 'ACME INC', sku: 'nora 7' },
  { number: 4, title: 'Gift card', brand: '', sku: '' },
];

let price = 10;
const linkOf = ({ number }: Shown): string => `https://deals.example.com/p/${number}`;

function storefront(): string {
  const products = IN_THE_STORE.map(({ number, title, brand, sku }) => ({
    id: 1_000 + number,
    title,
    handle: `product-${number}`,
    body_html: '',
    vendor: brand,
    product_type: '',
    tags: [],
    variants: [{ id: 2_000 + number, title: 'Default Title', sku, price: `${price}.00`, available: true }],
    images: [],
    options: [{ name: 'Title', position: 1, values: ['Default Title'] }],
  }));
  return JSON.stringify({ products });
}

function xml(): string {
  const entry = (shown: Shown): string =>
    `<item><g:id>${shown.number}</g:id><title>${shown.title}</title><link>${linkOf(shown)}</link>` +
    `<g:price>${price}.50 EUR</g:price><g:brand>${shown.brand}</g:brand><g:gtin>${shown.gtin ?? ''}</g:gtin>` +
    `<g:mpn>${shown.sku}</g:mpn></item>`;
  return (
    '<?xml version="1.0"?><rss xmlns:g="http://base.google.com/ns/1.0" version="2.0"><channel><title>Deals</title>' +
    `${IN_THE_FEED.map(entry).join('')}</channel></rss>`
  );
}

function tsv(): string {
  const rows = IN_THE_FEED.map((shown) => {
    const { number, title, brand, sku, gtin = '' } = shown;
    return [number, title, linkOf(shown), `${price}.50 EUR`, brand, gtin, sku].join('\t');
  });
  return ['id\ttitle\tlink\tprice\tbrand\tgtin\tmpn', ...rows, ''].join('\n');
}

const ANSWERS: Record<string, readonly [contentType: string, body: () => string]> = {
  '/products.json': ['application/json', storefront],
  '/meta.json': ['application/json', () => '{"currency":"EUR"}'],
  '/feed.xml': ['application/xml', xml],
  '/feed.tsv': ['text/tab-separated-values', tsv],
};

let app: TestApp;
let server: Server;
let origin: string;
beforeAll(async () => {
  app = await TestApp.start();
  server = createServer((request, response) => {
    const [contentType, body] = ANSWERS[request.url?.split('?')[0] ?? ''] ?? ['text/plain', () => ''];
    response.writeHead(200, { 'content-type': contentType });
    response.end(body());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await app?.close();
  server?.close();
});

/** The ids of the products of a job, by the numbers that stand in their links. */
async function idsOf(jobID: string): Promise<Record<string, string>> {
  const { nodes } = await app.productsOf(jobID);
  return Object.fromEntries(nodes.map(({ data }: Json) => [/\d+$/.exec(data['Link'])?.[0] ?? '', data['ID']]));
}

async function newJob(url: string, type: string, mapping?: object): Promise<string> {
  const targetFormat = { data: FORMAT };
  const id = await app.saveJob({ source: { sourceRequest: { type, url } }, mapping, targetFormat });
  await app.settle();
  expect((await app.runsOf(id))[0]).toMatchObject({ status: 'SUCCEEDED', counts: { read: 4, added: 4 } });
  return id;
}

it.each(['/feed.xml', '/feed.tsv'])(
  'a product of a Shopify store and of the Google feed %s share an id',
  async (feed) => {
    const inStore = await idsOf(await newJob(origin, 'Shopify', { data: SHOPIFY_RULES }));
    // No mapping: the generated one has to find the fields of a Google feed.
    const inFeed = await idsOf(await newJob(origin + feed, 'Request'));
    for (const ids of [inStore, inFeed]) {
      expect(Object.keys(ids).sort()).toEqual(['1', '2', '3', '4']);
      expect(new Set(Object.values(ids)).size).toBe(4);
      for (const id of Object.values(ids)) expect(id).toMatch(/^[\da-f]{32}$/);
    }
    // By the GTIN, once as UPC-A with an apostrophe, once as EAN; by the GTIN; by brand and part number.
    expect([inFeed['1'], inFeed['2'], inFeed['3']]).toEqual([inStore['1'], inStore['2'], inStore['3']]);
    // What nothing tells apart is a product of its own source.
    expect(inFeed['4']).not.toBe(inStore['4']);
  },
);

it('a product keeps its id over the runs of a job', async () => {
  const job = await newJob(origin, 'Shopify', { data: SHOPIFY_RULES });
  const before = await idsOf(job);
  price++;
  expect(await app.ask('mutation ($job: ID!) { runJob(id: $job) }', { job })).toEqual({ runJob: true });
  expect((await app.runsOf(job))[0]).toMatchObject({ status: 'SUCCEEDED', counts: { updated: 4 } });
  expect(await idsOf(job)).toEqual(before);
});

it('a preview of a source shows the ids that its runs give', async () => {
  const job = await newJob(origin, 'Shopify', { data: SHOPIFY_RULES });
  const { getJob } = await app.ask('query ($job: ID!) { getJob(id: $job) { sourceID } }', { job });
  const { applyMapping } = await app.ask(
    `query ($id: ID, $rules: [JSON!], $format: JSON) {
       applyMapping(source: { id: $id }, mapping: { data: $rules }, targetFormat: { data: $format })
     }`,
    { id: getJob.sourceID, rules: SHOPIFY_RULES, format: FORMAT },
  );
  expect(applyMapping.map(({ ID }: Json) => ID).sort()).toEqual(Object.values(await idsOf(job)).sort());
});

it('a required id needs no rule', async () => {
  const { ID, ...others } = FORMAT;
  const id = await app.saveJob({
    source: { sourceRequest: { type: 'Shopify', url: origin } },
    targetFormat: { data: { Fingerprint: ID, ...others } },
  });
  await app.settle();
  expect((await app.runsOf(id))[0]).toMatchObject({ status: 'SUCCEEDED', counts: { added: 4 } });
  for (const { data } of (await app.productsOf(id)).nodes) expect(data['Fingerprint']).toMatch(/^[\da-f]{32}$/);
});
