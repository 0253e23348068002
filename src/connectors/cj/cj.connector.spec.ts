import { afterEach, describe, expect, it } from '@jest/globals';
import { cj, CJ_COMPANY, CJ_TOKEN, cjErrors, cjProduct, type CJOptions } from '../../../test/platforms/cj.stub.js';
import {
  connectorConformance,
  readPlatform,
  startPlatform,
  type Interference,
  type PlatformServer,
} from '../../testing/index.js';
import { CJConnector } from './cj.connector.js';

const credentials = { accessToken: CJ_TOKEN, companyId: CJ_COMPANY };
let platform: PlatformServer | null = null;

afterEach(async () => {
  await platform?.close();
  platform = null;
});

async function read(
  options: CJOptions & { query?: string; first?: Interference[]; given?: Record<string, string> } = {},
) {
  platform = await startPlatform(cj(options));
  const answers = [...(options.first ?? [])];
  platform.interfere = () => answers.shift() ?? null;
  const url = `${platform.url}/${options.query ?? ''}`;
  return readPlatform(new CJConnector(), { url, credentials: { ...credentials, ...options.given } });
}

/** What the connector asked for, page by page. */
function asked() {
  return platform!.requests.map(
    ({ body }) => JSON.parse(body) as { query: string; variables: Record<string, unknown> },
  );
}

describe('the CJ connector', () => {
  const checks = connectorConformance({
    connector: new CJConnector(),
    platform: () => cj(),
    source: (url) => ({ type: 'CJ', url, credentials }),
    records: 2_500,
    credentials: ['accessToken', 'companyId'],
    errors: [
      { name: 'errors', answer: cjErrors('Internal error'), code: 'SOURCE_UNREACHABLE' },
      { name: 'a refused token', answer: cjErrors('Invalid Token'), code: 'SOURCE_AUTH' },
      { name: 'throttling', answer: cjErrors('Too many requests'), code: 'SOURCE_RATE_LIMITED' },
      {
        name: 'an error of the old API',
        answer: { body: '<cj-api><error-message/></cj-api>' },
        code: 'FORMAT_UNRECOGNISED',
      },
      { name: 'an answer without products', answer: { body: '{"data":{}}' }, code: 'FORMAT_UNRECOGNISED' },
    ],
  });
  for (const { promise, check } of checks) it(promise, check);

  it('asks for the products of joined advertisers, page by page', async () => {
    const { failure, complete } = await read();
    expect([failure, complete.length]).toEqual([null, 1]);
    expect(asked().map(({ variables }) => variables)).toEqual(
      [null, 'MTAwMA==', 'MjAwMA=='].map((page) => ({
        companyId: CJ_COMPANY,
        partnerStatus: 'JOINED',
        limit: 1000,
        page,
      })),
    );
  });

  it('tells id, landing page and currency beside the keys of CJ', async () => {
    const { records } = await read({ products: 2 });
    expect(records).toEqual([
      {
        ...cjProduct(1),
        _id: '11505357356:1',
        _link: 'https://shop5357356.example.com/lamps/1',
        _currency: 'USD',
      },
      {
        ...cjProduct(2),
        _id: '11504109522:1',
        _link: 'https://shop4109522.example.com/lamps/1',
        _currency: 'EUR',
      },
    ]);
  });

  it('brings tracked links where the id of a website is given, and says where not', async () => {
    const { records } = await read({ products: 1, given: { pid: '101851090' } });
    expect(records[0]).toMatchObject({ linkCode: { clickUrl: expect.stringContaining('anrdoezrs') } });
    expect(asked()[0]!.query).toContain('linkCode(pid: $pid)');
    await platform!.close();
    const without = await read({ products: 1 });
    expect(asked()[0]!.query).not.toContain('linkCode');
    expect(without.decided).toMatchObject({ trackedLinks: expect.stringContaining('"pid"') });
  });

  it('is narrowed down by the query of the url', async () => {
    const { records } = await read({
      products: 10,
      query: '?partnerIds=4109522,1&keywords=lamp&lowPrice=10.5&partnerStatus=NOT_JOINED',
    });
    expect(records).toHaveLength(5);
    expect(asked()[0]!.variables).toMatchObject({
      partnerIds: ['4109522', '1'],
      keywords: ['lamp'],
      lowPrice: 10.5,
      partnerStatus: 'NOT_JOINED',
    });
  });

  it('may bring nothing', async () => {
    expect(await read({ products: 0 })).toMatchObject({ records: [], failure: null, complete: [expect.any(String)] });
  });

  it('does not call itself complete when CJ counts more than it shows', async () => {
    const { complete, incomplete } = await read({ products: 10, total: 25_000 });
    expect([complete, incomplete]).toEqual([[], [expect.stringContaining('counts 25000 products')]]);
  });

  it('waits for what is said in words, as for a 429', async () => {
    const { failure, records } = await read({ first: [cjErrors('Rate limit exceeded'), cjErrors('Throttled')] });
    expect([failure, records.length]).toEqual([null, 2_500]);
  });

  it('fails on errors that stand beside data, and on those with 400', async () => {
    const partly = {
      body: JSON.stringify({ data: { products: { resultList: [] } }, errors: [{ message: 'Partly' }] }),
    };
    expect(await read({ first: [partly] })).toMatchObject({ failure: { code: 'SOURCE_UNREACHABLE' } });
    await platform!.close();
    const invalid = { status: 400, body: '{"errors":[{"message":"Variable adIds is no ID"}]}' };
    const { failure } = await read({ first: [invalid] });
    expect(failure).toMatchObject({ message: expect.stringContaining('Variable adIds is no ID') });
  });

  it('keeps the token out of messages that repeat it', async () => {
    const { failure } = await read({ first: [cjErrors(`Not Authenticated: ${CJ_TOKEN}`)] });
    expect(failure).toMatchObject({ code: 'SOURCE_AUTH', message: expect.not.stringContaining(CJ_TOKEN) });
  });

  it.each(['cj.com', 'https://ads.api.cj.com/?partnerId=1', 'https://ads.api.cj.com/?lowPrice=cheap'])(
    'refuses to save the url %s',
    (url) => {
      const check = () => new CJConnector().check({ url, method: null, headers: [], body: null });
      expect(check).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT', details: { field: 'url' } }));
    },
  );

  it.each([null, '', 'https://ads.api.cj.com/', 'https://ads.api.cj.com/?adIds=1,2&brand=Lampe'])(
    'saves the url %s',
    (url) => new CJConnector().check({ url, method: null, headers: [], body: null }),
  );
});
