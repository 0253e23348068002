import { afterEach, describe, expect, it } from '@jest/globals';
import {
  RAKUTEN_KEY,
  RAKUTEN_SITE,
  rakuten,
  rakutenError,
  type RakutenOptions,
} from '../../../test/platforms/rakuten.stub.js';
import {
  connectorConformance,
  readPlatform,
  startPlatform,
  type PlatformAnswer,
  type PlatformServer,
} from '../../testing/index.js';
import { RakutenConnector } from './rakuten.connector.js';

let platform: PlatformServer | null = null;

afterEach(async () => {
  await platform?.close();
  platform = null;
});

const credentials = { securityKey: RAKUTEN_KEY, trackingId: RAKUTEN_SITE };

async function read(options: RakutenOptions = {}, query = '?mid=37589', answer: PlatformAnswer | null = null) {
  platform = await startPlatform(rakuten(options));
  platform.interfere = ({ url }) => (url.startsWith('/productsearch') ? answer : null);
  return readPlatform(new RakutenConnector(), { url: `${platform.url}/${query}`, credentials });
}

const fault = (message: string) => JSON.stringify({ fault: { code: 900800, message, description: message } });

describe('the Rakuten connector', () => {
  const checks = connectorConformance({
    connector: new RakutenConnector(),
    platform: () => rakuten(),
    source: (origin) => ({ type: 'Rakuten', url: `${origin}/?mid=37589`, credentials }),
    records: 250,
    credentials: ['securityKey', 'trackingId'],
    page: ({ url }) => new URL(url, 'http://rakuten.example').searchParams.get('pagenumber'),
    errors: [
      {
        name: 'an error',
        answer: { body: rakutenError(7186716, 'The mid is not known.') },
        code: 'SOURCE_UNREACHABLE',
      },
      {
        name: 'a search it cannot make',
        answer: { body: rakutenError(2, 'Give a keyword') },
        code: 'SOURCE_UNREACHABLE',
      },
      { name: 'a refusal', answer: { body: rakutenError(1, 'Invalid token') }, code: 'SOURCE_AUTH' },
      { name: 'a throttling gateway', answer: { body: fault('Message throttled out') }, code: 'SOURCE_RATE_LIMITED' },
      {
        name: 'a throttling gateway in XML',
        answer: { body: '<ams:fault xmlns:ams="x"><ams:message>Message throttled out</ams:message></ams:fault>' },
        code: 'SOURCE_RATE_LIMITED',
      },
      { name: 'a web page', answer: { body: '<html><body>Hello<br></body></html>' }, code: 'FORMAT_UNRECOGNISED' },
    ],
  });
  for (const { promise, check } of checks) it(promise, check);

  it('fetches a token, then the pages of the search, in an order that stays', async () => {
    expect((await read()).failure).toBeNull();
    const [token, ...pages] = platform!.requests;
    expect(token).toMatchObject({ method: 'POST', url: '/token', body: `scope=${RAKUTEN_SITE}` });
    expect(token!.headers).toMatchObject({ 'content-type': 'application/x-www-form-urlencoded' });
    expect(pages.map(({ url }) => url)).toEqual(
      [1, 2, 3].map((page) => `/productsearch/1.0?mid=37589&sort=productname&sorttype=asc&max=100&pagenumber=${page}`),
    );
  });

  it('keeps the order that the url asks for', async () => {
    await read({ products: 1 }, '?keyword=lamp&sort=retailprice&sorttype=dsc');
    expect(platform!.requests[1]!.url).toContain('?keyword=lamp&sort=retailprice&sorttype=dsc&max=100');
  });

  it('renews a token that ends in the middle', async () => {
    const { records, failure } = await read({ tokenLasts: 2 });
    expect([failure, records.length]).toEqual([null, 250]);
    expect(platform!.requests.filter(({ url }) => url === '/token')).toHaveLength(2);
  });

  it('does not renew tokens for ever', async () => {
    expect((await read({ tokenLasts: 0 })).failure).toMatchObject({ code: 'SOURCE_AUTH' });
    expect(platform!.requests).toHaveLength(4);
  });

  it('tells id, landing page and currency beside the elements of an item', async () => {
    const { records } = await read({ products: 1 });
    expect(records).toEqual([
      {
        mid: '37589',
        merchantname: 'Lamps & more',
        linkid: '10001',
        createdon: '2026-01-01/00:00:00',
        sku: 'L1',
        productname: 'Lamp 1',
        category: { primary: 'Home~~Lighting', secondary: 'Lamps~~Table' },
        price: { '@currency': 'USD', '#text': '1.50' },
        upccode: '',
        description: { short: 'A lamp', long: 'A lamp, made to last' },
        saleprice: { '@currency': 'USD' },
        keywords: 'lamp~~light',
        linkurl: 'https://click.example.com/link?id=abc&offerid=1.1&type=15&murl=https%3A%2F%2Flamps.example.com%2F1',
        imageurl: 'https://cdn.example.com/1.jpg',
        _id: '10001',
        _link: 'https://lamps.example.com/1',
        _currency: 'USD',
      },
    ]);
  });

  it('reads a search without a match', async () => {
    const { records, complete } = await read({ products: 0 });
    expect([records.length, complete.length]).toEqual([0, 1]);
  });

  it('is not complete when fewer products came than match', async () => {
    const { complete, incomplete } = await read({ uncounted: 4_000 });
    expect([complete, incomplete]).toEqual([[], [expect.stringContaining('4250')]]);
  });

  it('says what is wrong with the token key', async () => {
    platform = await startPlatform(rakuten());
    const source = { url: platform.url, credentials: { ...credentials, securityKey: 'wrong-key' } };
    const { failure } = await readPlatform(new RakutenConnector(), source);
    expect(failure).toMatchObject({ code: 'SOURCE_AUTH', message: expect.stringContaining('not valid') });
    expect(platform.requests).toHaveLength(1);
  });

  it.each([
    [fault('Message throttled out'), 'SOURCE_RATE_LIMITED'],
    ['<html>Bad request</html>', 'SOURCE_UNREACHABLE'],
    ['', 'SOURCE_UNREACHABLE'],
  ])('says what is wrong with a search: 400 %s', async (body, code) => {
    expect((await read({}, '', { status: 400, body })).failure).toMatchObject({ code });
  });

  it('refuses to save a url that no source may have', () => {
    const connector = new RakutenConnector();
    connector.check({ url: null, method: null, headers: [], body: null });
    connector.check({ url: 'https://api.example.com/?mid=1', method: null, headers: [], body: null });
    const unknown = { url: 'https://api.example.com/?colour=red', method: null, headers: [], body: null };
    expect(() => connector.check(unknown)).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
    const wrong = { url: 'mid=1', method: null, headers: [], body: null };
    expect(() => connector.check(wrong)).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
  });
});
