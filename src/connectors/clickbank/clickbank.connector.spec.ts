import { afterEach, describe, expect, it } from '@jest/globals';
import {
  CLICKBANK_KEY,
  clickBank,
  clickBankProduct,
  type ClickBankOptions,
} from '../../../test/platforms/clickbank.stub.js';
import {
  connectorConformance,
  readPlatform,
  startPlatform,
  type Interference,
  type PlatformServer,
} from '../../testing/index.js';
import { ClickBankConnector } from './clickbank.connector.js';

let platform: PlatformServer | null = null;

afterEach(async () => {
  await platform?.close();
  platform = null;
});

const credentials = { apiKey: CLICKBANK_KEY, site: 'lampseller' };

async function read(options: ClickBankOptions & { first?: Interference[]; always?: Interference } = {}) {
  platform = await startPlatform(clickBank(options));
  const answers = [...(options.first ?? [])];
  platform.interfere = () => answers.shift() ?? options.always ?? null;
  return readPlatform(new ClickBankConnector(), { url: platform.url, credentials });
}

describe('the ClickBank connector', () => {
  const subject = {
    connector: new ClickBankConnector(),
    platform: () => clickBank(),
    source: (origin: string) => ({ type: 'ClickBank', url: origin, credentials }),
    records: 250,
    credentials: ['apiKey', 'site'],
    page: ({ headers }: { headers: Readonly<Record<string, string>> }) => headers['page'] ?? null,
    errors: [
      { name: 'a sentence', answer: { body: 'The site does not exist.' }, code: 'FORMAT_UNRECOGNISED' as const },
      { name: 'another document', answer: { body: '{"error":"unknown"}' }, code: 'FORMAT_UNRECOGNISED' as const },
    ],
  };
  for (const { promise, check } of connectorConformance(subject)) it(promise, check);

  it('asks for the products of a site, with the page in a header', async () => {
    expect((await read()).failure).toBeNull();
    expect(platform!.requests.map(({ url, headers }) => [url, headers['page'], headers['authorization']])).toEqual(
      [1, 2, 3].map((page) => ['/rest/1.3/products/list?site=lampseller', String(page), CLICKBANK_KEY]),
    );
  });

  it('takes site and type from the url as well', async () => {
    platform = await startPlatform(clickBank());
    const url = `${platform.url}/?site=lampseller&type=STANDARD`;
    const { failure } = await readPlatform(new ClickBankConnector(), { url, credentials: { apiKey: CLICKBANK_KEY } });
    expect(failure).toBeNull();
    expect(platform.requests[0]!.url).toBe('/rest/1.3/products/list?site=lampseller&type=STANDARD');
  });

  it('tells id, pitch page and currency beside the own keys', async () => {
    const { records } = await read({ products: 3 });
    expect(records[0]).toEqual({
      ...clickBankProduct(1),
      _id: '1329001',
      _link: 'https://lamps.example.com/pitch/1',
      _currency: 'USD',
    });
    expect(records[2]).toMatchObject({ _currency: 'EUR' });
  });

  it.each([0, 1])('reads a list of %d', async (products) => {
    const { records, complete, unreadable } = await read({ products });
    expect([records.length, complete.length, unreadable.length]).toEqual([products, 1, 0]);
  });

  it('is complete with the page that is answered by 200, whatever is counted or not', async () => {
    expect(await read({ total: null })).toMatchObject({ complete: [expect.any(String)], incomplete: [] });
  });

  it('is not complete when fewer products came than were counted', async () => {
    expect(await read({ total: 300 })).toMatchObject({ complete: [], incomplete: [expect.stringContaining('300')] });
  });

  it('waits when a 403 says in a sentence that there were too many requests', async () => {
    const throttled = { status: 403, body: 'Request limit exceeded' };
    const { records, complete, failure } = await read({ first: [throttled, null, throttled, throttled] });
    expect([failure, records.length, complete.length]).toEqual([null, 250, 1]);
    await platform!.close();
    expect((await read({ always: throttled })).failure).toMatchObject({ code: 'SOURCE_RATE_LIMITED' });
    expect(platform!.requests).toHaveLength(6);
  });

  it('does not repeat the key that an error repeats', async () => {
    const { failure } = await read({ always: { body: `The key ${CLICKBANK_KEY} is blocked.` } });
    expect(failure).toMatchObject({ message: expect.stringContaining('The key *** is blocked.') });
  });

  it.each(['', '{"error":"forbidden"}', '<html></html>'])('takes a 403 with %j for a refusal', async (body) => {
    expect((await read({ always: { status: 403, body } })).failure).toMatchObject({ code: 'SOURCE_AUTH' });
    expect(platform!.requests).toHaveLength(1);
  });

  it('refuses to save a url that no source may have', () => {
    const connector = new ClickBankConnector();
    connector.check({ url: null, method: null, headers: [], body: null });
    connector.check({ url: 'https://api.example.com/?type=STANDARD', method: null, headers: [], body: null });
    const unknown = { url: 'https://api.example.com/?colour=red', method: null, headers: [], body: null };
    expect(() => connector.check(unknown)).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
    const wrong = { url: 'api.clickbank.com', method: null, headers: [], body: null };
    expect(() => connector.check(wrong)).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
  });
});
