import { type PlatformHandler, type PlatformServer, startPlatform } from '../../src/testing/index.js';
import { awin, AWIN_KEY } from '../platforms/awin.stub.js';
import { cj, CJ_COMPANY, CJ_TOKEN, cjErrors } from '../platforms/cj.stub.js';
import { impact, IMPACT_SID, IMPACT_TOKEN } from '../platforms/impact.stub.js';
import { TestApp } from '../support/app.js';

let app: TestApp;
let platforms: PlatformServer[] = [];

beforeAll(async () => {
  // With PostgreSQL there is no key file.
  app = await TestApp.start({ CREDENTIALS_KEY: Buffer.alloc(32, 7).toString('base64') });
});
afterEach(async () => {
  await Promise.all(platforms.map((platform) => platform.close()));
  platforms = [];
});
afterAll(async () => {
  await app?.close();
});

async function start(handler: PlatformHandler): Promise<PlatformServer> {
  const platform = await startPlatform(handler);
  platforms.push(platform);
  return platform;
}

const NETWORKS = [
  {
    type: 'CJ',
    platform: () => cj({ products: 1_200 }),
    credentials: { accessToken: CJ_TOKEN, companyId: CJ_COMPANY },
    products: 1_200,
    link: /^https:\/\/shop\d+\.example\.com\/lamps\/\d+$/,
    error: cjErrors('Invalid Token'),
    reason: 'SOURCE_AUTH',
  },
  {
    type: 'Awin',
    platform: () => awin(),
    credentials: { apiKey: AWIN_KEY },
    products: 330,
    link: /^https:\/\/lamps\.example\.com\/products\/\d+-\d+$/,
    error: { body: 'Invalid API key' },
    reason: 'SOURCE_AUTH',
  },
  {
    type: 'Impact_com',
    platform: () => impact({ catalogues: { 24836: 250 } }),
    credentials: { accountSid: IMPACT_SID, authToken: IMPACT_TOKEN },
    products: 250,
    link: /^https:\/\/lamps\.example\.com\/products\/\d+\?ref=a$/,
    error: { body: JSON.stringify({ Status: 'ERROR', Message: 'Access denied' }) },
    reason: 'SOURCE_AUTH',
  },
];

it('takes the tracked link where no landing page can be told', async () => {
  const server = await start(impact({ catalogues: { 1: 30 }, landing: 'none' }));
  const { credentials } = NETWORKS.find(({ type }) => type === 'Impact_com')!;
  const job = await app.saveJob({ source: { sourceRequest: { type: 'Impact_com', url: server.url, credentials } } });
  await app.settle();
  const { totalCount, nodes } = await app.productsOf(job);
  expect([totalCount, nodes[0]!.data['Link']]).toEqual([30, expect.stringContaining('lamps.pxf.io')]);
});

describe.each(NETWORKS)('a job of type $type', ({ type, platform, credentials, products, link, error, reason }) => {
  it('makes a catalogue with a mapping of its own, and keeps it when an error comes with HTTP 200', async () => {
    const server = await start(platform());
    const job = await app.saveJob({ source: { sourceRequest: { type, url: server.url, credentials } } });
    await app.settle();
    expect(await app.runsOf(job)).toMatchObject([
      { status: 'SUCCEEDED', counts: { read: products, added: products, rejected: 0 } },
    ]);
    const { totalCount, nodes } = await app.productsOf(job);
    expect(totalCount).toBe(products);
    expect(nodes[0]!.data).toMatchObject({
      Name: expect.stringMatching(/^Lamp/),
      Link: expect.stringMatching(link),
      Price: expect.any(Number),
      Currency: expect.stringMatching(/^(EUR|USD|GBP)$/),
    });

    server.interfere = () => error;
    const { data, extensions } = await app.graphql('mutation ($id: ID!) { runJob(id: $id) }', { id: job });
    expect(data).toEqual({ runJob: false });
    expect(extensions?.['runs']?.['runJob']).toMatchObject({ status: 'FAILED', reason });
    expect((await app.productsOf(job)).totalCount).toBe(products);
  });

  it.each(Object.keys(credentials))('is refused without %s, which is named', async (name) => {
    const rest = Object.fromEntries(Object.entries(credentials).filter(([each]) => each !== name));
    const refusal = await app.refusal('mutation ($source: SourceInput!) { saveJob(source: $source) }', {
      source: { sourceRequest: { type, url: 'http://127.0.0.1:1', credentials: rest } },
    });
    expect(refusal).toEqual({
      code: 'BAD_USER_INPUT',
      field: 'source.sourceRequest.credentials',
      message: expect.stringContaining(`"${name}"`),
    });
  });
});
