import { makeProducts } from '../../demo/storefront.js';
import { type PlatformHandler, type PlatformServer, startPlatform } from '../../src/testing/index.js';
import { CLICKBANK_KEY, clickBank } from '../platforms/clickbank.stub.js';
import { FLEXOFFERS_KEY, flexOffers } from '../platforms/flexoffers.stub.js';
import { RAKUTEN_KEY, RAKUTEN_SITE, rakuten } from '../platforms/rakuten.stub.js';
import { SHOPIFY_TOKEN, shopifyAdmin } from '../platforms/shopify-admin.stub.js';
import { TestApp } from '../support/app.js';

let app: TestApp;
let platform: PlatformServer | null = null;

beforeAll(async () => {
  app = await TestApp.start({ CREDENTIALS_KEY: Buffer.alloc(32, 'a key').toString('base64') });
});

afterEach(async () => {
  await platform?.close();
  platform = null;
});

afterAll(() => app.close());

const FORMAT = {
  Name: { type: 'string', attributes: ['required'] },
  Link: { type: 'string', attributes: ['required', 'url', 'primary'] },
  Price: { type: 'number' },
  Currency: { type: 'string', attributes: ['currency'] },
};

const PLATFORMS: [string, PlatformHandler, Record<string, string>, number][] = [
  ['ClickBank', clickBank(), { apiKey: CLICKBANK_KEY, site: 'lampseller' }, 250],
  ['FlexOffers', flexOffers(), { apiToken: FLEXOFFERS_KEY }, 1_200],
  ['Rakuten', rakuten(), { securityKey: RAKUTEN_KEY, trackingId: RAKUTEN_SITE }, 250],
  ['Shopify', shopifyAdmin({ products: makeProducts(30) }), { accessToken: SHOPIFY_TOKEN }, 30],
];

describe.each(PLATFORMS)('a job of a %s account', (type, handler, credentials, count) => {
  const source = () => ({ sourceRequest: { type, url: platform!.url, credentials } });

  it('becomes a catalogue with names, links, prices and currencies, without a mapping of its own', async () => {
    platform = await startPlatform(handler);
    const job = await app.saveJob({ source: source(), targetFormat: { data: FORMAT } });
    await app.settle();
    expect(await app.runsOf(job)).toMatchObject([{ status: 'SUCCEEDED', counts: { read: count, added: count } }]);
    const [product] = (await app.productsOf(job)).nodes;
    expect(product!.data).toEqual({
      Name: expect.any(String),
      Link: expect.stringMatching(/^https?:/),
      Price: expect.any(Number),
      Currency: expect.stringMatching(/^[A-Z]{3}$/),
    });
  });

  it('never shows its credentials when it fails', async () => {
    platform = await startPlatform(({ headers }) => ({ body: `{"error":${JSON.stringify(JSON.stringify(headers))}}` }));
    const input = { source: source(), mapping: { data: [{ sourceField: 'title', targetField: 'Name' }] } };
    const job = await app.saveJob({ ...input, targetFormat: { data: { Name: { type: 'string' } } } });
    await app.settle();
    const said = JSON.stringify(await app.runsOf(job));
    expect(said).toContain('FAILED');
    for (const secret of Object.values(credentials)) expect(said).not.toContain(secret);
  });
});

it.each([
  ['ClickBank', 'apiKey'],
  ['FlexOffers', 'apiToken'],
  ['Rakuten', 'securityKey'],
])('a source of type %s is not saved without its %s', async (type, name) => {
  const refusal = await app.refusal('mutation ($source: SourceRequest!) { saveSource(source: $source) }', {
    source: { type },
  });
  expect(refusal).toMatchObject({ code: 'BAD_USER_INPUT', field: 'source.credentials' });
  expect(refusal.message).toContain(name);
});
