import { afterEach, describe, expect, it } from '@jest/globals';
import {
  awin,
  AWIN_KEY,
  AWIN_PUBLISHER,
  awinProduct,
  downloadPath,
  type AwinFeedOptions,
} from '../../../test/platforms/awin.stub.js';
import {
  connectorConformance,
  readPlatform,
  startPlatform,
  type Interference,
  type PlatformServer,
} from '../../testing/index.js';
import { AwinConnector } from './awin.connector.js';
import { feedUrl } from './feed-list.js';

const credentials = { apiKey: AWIN_KEY };
let platform: PlatformServer | null = null;

afterEach(async () => {
  await platform?.close();
  platform = null;
});

interface ReadOptions {
  feeds?: AwinFeedOptions[];
  path?: string;
  given?: Record<string, string>;
  answer?: (url: string) => Interference;
}

async function read({ feeds, path = '/', given = credentials, answer }: ReadOptions = {}) {
  platform = await startPlatform(awin({ feeds }));
  platform.interfere = ({ url }) => answer?.(url) ?? null;
  return readPlatform(new AwinConnector(), { url: `${platform.url}${path}`, credentials: given });
}

const asked = () => platform!.requests.map(({ url }) => /\/fid\/(\d+)\//.exec(url)?.[1] ?? url);
const OLD_LIST = `/datafeed/list/apikey/${AWIN_KEY}`;
const isFeed = (url: string) => url.includes('/datafeed/download/');

describe('the Awin connector', () => {
  const checks = connectorConformance({
    connector: new AwinConnector(),
    platform: () => awin(),
    source: (url) => ({ type: 'Awin', url, credentials }),
    records: 330,
    credentials: ['apiKey'],
    page: ({ url }) => (isFeed(url) ? url : null),
    errors: [
      { name: 'a sentence', answer: { body: 'Invalid API key' }, code: 'FORMAT_UNRECOGNISED' },
      { name: 'another table', answer: { body: 'error,code\nno feed,17\n' }, code: 'FORMAT_UNRECOGNISED' },
      { name: 'a web page', answer: { body: '<!doctype html><h1>Log in</h1>' }, code: 'FORMAT_UNRECOGNISED' },
    ],
  });
  for (const { promise, check } of checks) it(promise, check);

  it('reads the feeds of joined advertisers that the list names', async () => {
    expect(await read()).toMatchObject({ failure: null, complete: [expect.any(String)] });
    expect(asked()).toEqual([OLD_LIST, '91379', '97867', '99999']);
  });

  it('asks for the new list where the id of the publisher is given', async () => {
    expect(await read({ given: { ...credentials, publisherId: AWIN_PUBLISHER } })).toMatchObject({ failure: null });
    expect(asked()[0]).toBe(`/productdata-darwin-download/publisher/${AWIN_PUBLISHER}/${AWIN_KEY}/1/feedList`);
  });

  it('tells id, landing page and currency beside the columns of Awin', async () => {
    const { records } = await read({ feeds: [{ id: '7', products: 1 }] });
    expect(records).toEqual([
      {
        ...awinProduct('7', 1),
        _id: '7000001',
        _link: 'https://lamps.example.com/products/7-1',
        _currency: 'EUR',
      },
    ]);
  });

  it.each([
    ['/?fid=501,99999', ['99999', '501']],
    ['/?mid=199999', ['99999']],
    ['/?language=german', ['97867']],
  ])('is narrowed down by %s', async (path, feeds) => {
    expect(await read({ path })).toMatchObject({ failure: null });
    expect(asked()).toEqual([OLD_LIST, ...feeds]);
  });

  it('reads the file that the url itself is, as it is', async () => {
    const path = downloadPath('501').replace(AWIN_KEY, '${apiKey}');
    new AwinConnector().check({ url: `https://productdata.awin.com${path}`, method: null, headers: [], body: null });
    const { records, complete } = await read({ path: downloadPath('501') });
    expect([records.length, complete.length]).toEqual([5, 1]);
    expect(asked()).toEqual(['501']);
  });

  it('leaves feeds of another shape alone unless they are named', async () => {
    const feeds = [
      { id: '1', products: 1 },
      { id: '2', products: 1, format: 'Google Enhanced' },
    ];
    await read({ feeds });
    expect(asked()).toEqual([OLD_LIST, '1']);
    await platform!.close();
    await read({ feeds, path: '/?fid=2' });
    expect(asked()).toEqual([OLD_LIST, '2']);
  });

  it('downloads nothing when no feed was imported since the last run', async () => {
    const versions: unknown[] = [];
    const feeds = [{ id: '1', products: 1 }];
    let unchanged = 0;
    const readAgain = async (last: object | null, list: AwinFeedOptions[]) => {
      await platform?.close();
      platform = await startPlatform(awin({ feeds: list }));
      return readPlatform(
        new AwinConnector(),
        { url: platform.url, credentials },
        { document: { last, is: (version) => void versions.push(version), notModified: () => void (unchanged += 1) } },
      );
    };
    await readAgain(null, feeds);
    const [version] = versions as [object];
    expect(await readAgain(version, feeds)).toMatchObject({ records: [], failure: null });
    expect([unchanged, asked()]).toEqual([1, [OLD_LIST]]);
    expect(await readAgain(version, [{ ...feeds[0]!, imported: '2026-09-29 09:00:00' }])).toMatchObject({
      records: { length: 1 },
    });
    expect(await readAgain(version, [{ ...feeds[0]!, imported: '' }])).toMatchObject({ records: { length: 1 } });
    expect([unchanged, versions.at(-1)]).toEqual([1, null]);
  });

  it('does not call itself complete without a feed that the list names', async () => {
    const { records, complete, incomplete } = await read({
      answer: (url) => (url.includes('/97867/') ? { status: 404 } : null),
    });
    expect([records.length, complete]).toEqual([310, []]);
    expect(incomplete).toEqual([expect.stringContaining('Feed 97867')]);
  });

  it('says what a refused list said, and what may help', async () => {
    expect(await read({ given: { apiKey: 'wrong' } })).toMatchObject({
      failure: { code: 'SOURCE_AUTH', message: expect.stringContaining('Invalid API key') },
    });
    await platform!.close();
    expect(await read({ answer: () => ({ status: 404 }) })).toMatchObject({
      failure: { code: 'SOURCE_NOT_FOUND', message: expect.stringContaining('"publisherId"') },
    });
    await platform!.close();
    expect(await read({ answer: () => ({ body: '<h1>Awin</h1>' }) })).toMatchObject({
      failure: { code: 'FORMAT_UNRECOGNISED' },
    });
  });

  it.each([
    [[], '/', 'joined'],
    [[{ id: '1', products: 1, membership: 'Not Joined' }], '/', 'joined'],
    [[{ id: '1', products: 1 }], '/?fid=2', '?fid=2'],
  ])('fails without a feed (%j %s)', async (feeds, path, words) => {
    expect(await read({ feeds, path })).toMatchObject({
      failure: { code: 'SOURCE_NOT_FOUND', message: expect.stringContaining(words) },
    });
  });

  it('may find a feed empty', async () => {
    const body = 'aw_product_id,product_name\n';
    expect(await read({ answer: (url) => (isFeed(url) ? { body } : null) })).toMatchObject({
      records: [],
      complete: [expect.any(String)],
    });
  });

  it('takes the key to hosts of Awin only, and by https', async () => {
    const address = (url: string) => feedUrl({ id: '1', url, imported: '' }, 'https://ui.awin.com');
    expect(address('http://datafeed.api.productserve.com/datafeed/download/apikey/k/fid/1/')).toBe(
      'https://datafeed.api.productserve.com/datafeed/download/apikey/k/fid/1/',
    );
    expect(address('https://productdata.awin.com/f')).toBe('https://productdata.awin.com/f');
    for (const url of ['https://awin.com.example/f', 'https://notawin.com/f', 'https://awin.com:444/f', '']) {
      expect(() => address(url)).toThrow(expect.objectContaining({ code: 'SOURCE_BLOCKED' }));
    }
    const other = await startPlatform(awin());
    const { failure } = await read({ feeds: [{ id: '1', products: 1, url: `${other.url}${downloadPath('1')}` }] });
    expect([failure, other.requests]).toEqual([expect.objectContaining({ code: 'SOURCE_BLOCKED' }), []]);
    await other.close();
  });

  it.each(['awin.com', 'https://productdata.awin.com/?feed=1'])('refuses to save the url %s', (url) => {
    const check = () => new AwinConnector().check({ url, method: null, headers: [], body: null });
    expect(check).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT', details: { field: 'url' } }));
  });
});
