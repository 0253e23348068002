import { type PlatformHandler, type PlatformServer, startPlatform } from '../../src/testing/index.js';
import { awin, AWIN_KEY } from '../platforms/awin.stub.js';
import { cj, CJ_COMPANY, CJ_TOKEN } from '../platforms/cj.stub.js';
import { CLICKBANK_KEY, clickBank } from '../platforms/clickbank.stub.js';
import { FLEXOFFERS_KEY, flexOffers } from '../platforms/flexoffers.stub.js';
import { impact, IMPACT_SID, IMPACT_TOKEN } from '../platforms/impact.stub.js';
import { RAKUTEN_KEY, RAKUTEN_SITE, rakuten } from '../platforms/rakuten.stub.js';
import { TestApp } from '../support/app.js';

type Json = Record<string, unknown>;
type Credentials = Record<string, string>;

let app: TestApp;
let platform: PlatformServer | null = null;

beforeAll(async () => {
  // With PostgreSQL there is no key file.
  app = await TestApp.start({ CREDENTIALS_KEY: Buffer.alloc(32, 7).toString('base64') });
});
afterEach(async () => {
  await platform?.close();
  platform = null;
});
afterAll(async () => {
  await app?.close();
});

async function catalogueOf(type: string, handler: PlatformHandler, credentials: Credentials, format: string) {
  platform = await startPlatform(handler);
  const { getTargetFormats } = await app.ask('{ getTargetFormats { id name } }');
  const { id } = (getTargetFormats as { id: string; name: string }[]).find(({ name }) => name === format)!;
  const source = { sourceRequest: { type, url: platform.url, credentials } };
  const job = await app.saveJob({ source, targetFormat: { id } });
  await app.settle();
  const [run] = await app.runsOf(job);
  return { run: run as Json, products: (await app.productsOf(job)).nodes.map(({ data }) => data) };
}

const GOOGLE: [string, PlatformHandler, Credentials, number][] = [
  ['CJ', cj({ products: 300 }), { accessToken: CJ_TOKEN, companyId: CJ_COMPANY }, 300],
  ['Awin', awin(), { apiKey: AWIN_KEY }, 330],
  ['Impact_com', impact({ catalogues: { 24836: 250 } }), { accountSid: IMPACT_SID, authToken: IMPACT_TOKEN }, 250],
  ['FlexOffers', flexOffers(), { apiToken: FLEXOFFERS_KEY }, 1_200],
];

it.each(GOOGLE)('keeps every product of %s apart in the Google format, with its price', async (...given) => {
  const [type, handler, credentials, count] = given;
  const { run, products } = await catalogueOf(type, handler, credentials, 'Google Merchant');
  expect(run).toMatchObject({
    status: 'SUCCEEDED',
    counts: { read: count, duplicates: 0, rejected: 0, mapped: count },
    issueCounts: [],
  });
  for (const { price } of products) expect(price).toMatch(/^\d+\.\d{2} (EUR|USD|GBP)$/);
});

it('finds the price of a ClickBank product, and no text in what stands for none', async () => {
  const credentials = { apiKey: CLICKBANK_KEY, site: 'lampseller' };
  const { run, products } = await catalogueOf('ClickBank', clickBank(), credentials, 'Standard Product Format');
  expect(run).toMatchObject({ status: 'SUCCEEDED', counts: { read: 250, mapped: 250 }, issueCounts: [] });
  const found = (number: number) => products.find(({ SKU }) => SKU === `lamp-${number}`);
  expect(found(6)).toMatchObject({ Price: 6, Currency: 'EUR', Description: 'Plans of lamp 6' });
  expect(found(7)).toMatchObject({ Price: 7, Currency: 'USD', Description: '' });
});

it('writes the category of a Rakuten product as a path', async () => {
  const credentials = { securityKey: RAKUTEN_KEY, trackingId: RAKUTEN_SITE };
  const { products } = await catalogueOf('Rakuten', rakuten(), credentials, 'Standard Product Format');
  expect(products[0]).toMatchObject({ Category: 'Home > Lighting' });
});
