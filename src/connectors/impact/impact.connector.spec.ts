import { afterEach, describe, expect, it } from '@jest/globals';
import {
  error,
  impact,
  IMPACT_SID,
  IMPACT_TOKEN,
  impactItem,
  type ImpactOptions,
} from '../../../test/platforms/impact.stub.js';
import {
  connectorConformance,
  readPlatform,
  startPlatform,
  type Interference,
  type PlatformServer,
} from '../../testing/index.js';
import { ImpactConnector } from './impact.connector.js';

const credentials = { accountSid: IMPACT_SID, authToken: IMPACT_TOKEN };
let platform: PlatformServer | null = null;

afterEach(async () => {
  await platform?.close();
  platform = null;
});

async function read(options: ImpactOptions & { path?: string; answer?: (url: string) => Interference } = {}) {
  platform = await startPlatform(impact(options));
  platform.interfere = ({ url }) => options.answer?.(url) ?? null;
  return readPlatform(new ImpactConnector(), { url: `${platform.url}/${options.path ?? ''}`, credentials });
}

const asked = () => platform!.requests.map(({ url }) => url.replace(`/Mediapartners/${IMPACT_SID}`, ''));

describe('the Impact connector', () => {
  const inSuccess = (message: string) => ({ ...error(200, message), status: 200 });
  const checks = connectorConformance({
    connector: new ImpactConnector(),
    platform: () => impact(),
    source: (url) => ({ type: 'Impact_com', url, credentials }),
    records: 480,
    credentials: ['accountSid', 'authToken'],
    errors: [
      { name: 'Status ERROR', answer: inSuccess('Something went wrong.'), code: 'SOURCE_UNREACHABLE' },
      { name: 'refused credentials', answer: inSuccess('You are not authorized.'), code: 'SOURCE_AUTH' },
      { name: 'XML', answer: { body: '<ImpactRadiusResponse/>' }, code: 'FORMAT_UNRECOGNISED' },
      { name: 'an answer without a list', answer: { body: '{"@page":"1"}' }, code: 'FORMAT_UNRECOGNISED' },
    ],
  });
  for (const { promise, check } of checks) it(promise, check);

  it('reads every catalogue of the account by its links', async () => {
    expect(await read()).toMatchObject({ failure: null, complete: [expect.stringContaining('2 catalogues')] });
    expect(asked()).toEqual([
      '/Catalogs',
      '/Catalogs/24836/Items?PageSize=1000',
      '/Catalogs/24836/Items?PageSize=200&Page=2',
      '/Catalogs/24836/Items?PageSize=200&Page=3',
      '/Catalogs/30001/Items?PageSize=1000',
    ]);
    expect(platform!.requests[0]!.headers).toMatchObject({ accept: 'application/json', 'ir-version': '16' });
  });

  it('tells id, landing page and currency beside the keys of Impact', async () => {
    const { records } = await read({ catalogues: { 24836: 2 }, landing: 'some' });
    const item = (number: number) => ({
      ...impactItem('24836', number, 'some'),
      _id: `product_24836_LAMP-${number}`,
      _currency: 'USD',
    });
    expect(records).toEqual([item(1), { ...item(2), _link: 'https://lamps.example.com/products/2?ref=a' }]);
  });

  it('takes the currency of the catalogue where a product has none', async () => {
    const { records } = await read({ catalogues: { 24836: 1 }, currency: '' });
    expect(records[0]).toMatchObject({ Currency: '', _currency: 'GBP' });
  });

  it.each([
    ['?CampaignId=130001', ['/Catalogs?CampaignId=130001', '/Catalogs/30001/Items?PageSize=1000']],
    ['?CatalogId=30001', ['/Catalogs/30001/Items?PageSize=1000']],
    [`Mediapartners/${IMPACT_SID}/Catalogs/30001/Items`, ['/Catalogs/30001/Items?PageSize=1000']],
    [
      "?CatalogId=30001&Query=Manufacturer = 'Lampe'",
      ['/Catalogs/30001/Items?PageSize=1000&Query=Manufacturer+%3D+%27Lampe%27'],
    ],
  ])('is narrowed down by %s', async (path, requests) => {
    expect(await read({ path })).toMatchObject({ failure: null, records: { length: 30 } });
    expect(asked()).toEqual(requests);
  });

  it('does not call itself complete past 20,000 products of a catalogue', async () => {
    const { records, complete, incomplete } = await read({ catalogues: { 1: 20_500, 2: 10 }, largestPage: 1_000 });
    expect([records.length, complete]).toEqual([20_010, []]);
    expect(incomplete).toEqual([expect.stringContaining('no more than 20000')]);
  });

  it('does not call itself complete when Impact counts more than it shows', async () => {
    const { complete, incomplete } = await read({ catalogues: { 1: 10 }, total: 12 });
    expect([complete, incomplete]).toEqual([[], [expect.stringContaining('counts 12 Items')]]);
  });

  it('keeps the credentials to the host that they were given for', async () => {
    const other = await startPlatform(impact());
    const link = `${other.url}/Mediapartners/${IMPACT_SID}/Catalogs/30001/Items?Page=2`;
    const body = JSON.stringify({ Items: [impactItem('30001', 1)], '@nextpageuri': link });
    await read({ path: '?CatalogId=30001', answer: (url) => (url.includes('Page=2') ? null : { body }) });
    expect(other.requests).toEqual([]);
    expect(asked()).toHaveLength(2);
    await other.close();
  });

  it('says that a 403 is about the scopes of the token', async () => {
    const { failure } = await read({ answer: () => error(403, 'Access Denied') });
    expect(failure).toMatchObject({ code: 'SOURCE_AUTH', message: expect.stringContaining('scopes') });
  });

  it('waits for X-RateLimit-Reset, but not for longer than a run can', async () => {
    const limited = (reset: string) => ({
      ...error(429, 'Too Many Requests'),
      headers: { 'x-ratelimit-reset': reset },
    });
    let answers = [limited('0')];
    expect(await read({ answer: () => answers.pop() ?? null })).toMatchObject({ failure: null });
    await platform!.close();
    answers = [limited('3000')];
    expect(await read({ answer: () => answers.pop() ?? null })).toMatchObject({
      failure: { code: 'SOURCE_RATE_LIMITED' },
    });
  });

  it('says what is wrong with a request', async () => {
    const { failure } = await read({
      answer: (url) => (url.includes('Items') ? error(400, 'Validation Failed') : null),
    });
    expect(failure).toMatchObject({
      code: 'SOURCE_UNREACHABLE',
      message: expect.stringContaining('Validation Failed; Page: Not a valid value'),
    });
  });

  it('fails without a catalogue', async () => {
    expect(await read({ catalogues: {} })).toMatchObject({ failure: { code: 'SOURCE_NOT_FOUND' } });
    await platform!.close();
    expect(await read({ path: '?CatalogId=99' })).toMatchObject({ failure: { code: 'SOURCE_NOT_FOUND' } });
  });

  it('may find a catalogue empty', async () => {
    expect(await read({ catalogues: { 1: 0 } })).toMatchObject({ records: [], complete: [expect.any(String)] });
  });

  it.each(['api.impact.com', 'https://api.impact.com/?Campaign=1'])('refuses to save the url %s', (url) => {
    const check = () => new ImpactConnector().check({ url, method: null, headers: [], body: null });
    expect(check).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT', details: { field: 'url' } }));
  });
});
