import { afterEach, describe, expect, it } from '@jest/globals';
import {
  FLEXOFFERS_KEY,
  flexOffers,
  flexOffersProduct,
  type FlexOffersOptions,
} from '../../../test/platforms/flexoffers.stub.js';
import { connectorConformance, readPlatform, startPlatform, type PlatformServer } from '../../testing/index.js';
import { FlexOffersConnector } from './flexoffers.connector.js';

let platform: PlatformServer | null = null;

afterEach(async () => {
  await platform?.close();
  platform = null;
});

const credentials = { apiToken: FLEXOFFERS_KEY };

async function read(options: FlexOffersOptions = {}, query = '?cid=101') {
  platform = await startPlatform(flexOffers(options));
  return readPlatform(new FlexOffersConnector(), { url: `${platform.url}/${query}`, credentials });
}

const pagesOf = ({ requests }: PlatformServer) => requests.map(({ url }) => url);

describe.each([{ emptyEnd: true }, { envelope: true }])('the FlexOffers connector, with %j', (options) => {
  const checks = connectorConformance({
    connector: new FlexOffersConnector(),
    platform: () => flexOffers(options),
    source: (origin) => ({ type: 'FlexOffers', url: `${origin}/?cid=101`, credentials }),
    records: 1_200,
    credentials: ['apiToken'],
    errors: [
      { name: 'an error', answer: { body: '{"error":"Something went wrong"}' }, code: 'SOURCE_UNREACHABLE' },
      { name: 'a wrong key', answer: { body: '{"error":"Invalid API key"}' }, code: 'SOURCE_AUTH' },
      { name: 'throttling', answer: { body: '{"error":"Too many requests"}' }, code: 'SOURCE_RATE_LIMITED' },
      { name: 'a web page', answer: { body: '<html></html>' }, code: 'FORMAT_UNRECOGNISED' },
    ],
  });
  for (const { promise, check } of checks) it(promise, check);
});

describe('a catalogue of FlexOffers', () => {
  it('is asked for by its key, 500 products at a time, with the other filters of the url', async () => {
    await read({}, '?cid=101&Country=US');
    expect(pagesOf(platform!)).toEqual(
      [1, 2, 3, 4].map((page) => `/v3/products/full?cid=101&Country=US&page=${page}&pageSize=500`),
    );
    expect(platform!.requests[0]!.headers['apikey']).toBe(FLEXOFFERS_KEY);
  });

  it('tells id, landing page and currency beside the own keys', async () => {
    const { records } = await read({ catalogues: { '101': 2 } });
    expect(records[0]).toEqual({
      ...flexOffersProduct('101', 1),
      _id: '101-1',
      _link: 'https://lamps.example.com/101/1',
      _currency: 'USD',
    });
  });

  it('may be empty', async () => {
    const { records, complete } = await read({ catalogues: { '101': 0 } });
    expect([records.length, complete.length]).toEqual([0, 1]);
  });

  it('ends when its total is reached', async () => {
    await read({ envelope: true });
    expect(pagesOf(platform!)).toHaveLength(3);
  });

  it('is not complete when less came than was counted', async () => {
    const { complete, incomplete } = await read({ envelope: true, uncounted: 5 });
    expect([complete, incomplete]).toEqual([[], [expect.stringContaining('1205')]]);
  });
});

it('reads every catalogue where none is named', async () => {
  const { records, complete } = await read({ catalogues: { '101': 501, '102': 0, '103': 3 } }, '?Country=US');
  expect(records.map((record) => record['cid']).filter((cid, i, all) => cid !== all[i - 1])).toEqual(['101', '103']);
  expect([records.length, complete.length]).toEqual([504, 1]);
  expect(pagesOf(platform!)[0]).toBe('/v3/products/catalogs?Country=US&page=1&pageSize=500');
});

it('is not complete when a catalogue cannot be asked for', async () => {
  platform = await startPlatform((request) =>
    request.url.startsWith('/v3/products/catalogs?page=1') ? { body: '[{"name":"Lamps"}]' } : { status: 204 },
  );
  const { incomplete } = await readPlatform(new FlexOffersConnector(), { url: platform.url, credentials });
  expect(incomplete).toHaveLength(1);
});

it('says what FlexOffers finds wrong with a search', async () => {
  platform = await startPlatform(() => ({ status: 400, body: '{"error":"UPCorEANs is not valid."}' }));
  const url = `${platform.url}/?UPCorEANs=x`;
  const { failure } = await readPlatform(new FlexOffersConnector(), { url, credentials });
  expect(failure).toMatchObject({
    code: 'SOURCE_UNREACHABLE',
    message: expect.stringContaining('UPCorEANs is not valid.'),
  });
});

it('refuses to save a url that no source may have', () => {
  const connector = new FlexOffersConnector();
  connector.check({ url: null, method: null, headers: [], body: null });
  connector.check({ url: 'https://api.example.com/?cid=1', method: null, headers: [], body: null });
  const unknown = { url: 'https://api.example.com/?colour=red', method: null, headers: [], body: null };
  expect(() => connector.check(unknown)).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
  const wrong = { url: 'cid=1', method: null, headers: [], body: null };
  expect(() => connector.check(wrong)).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
});
