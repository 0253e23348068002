import { expect, it } from '@jest/globals';
import { FeedmillError } from '../common/errors.js';
import type { SourceConnectorContract, SourceRequest, SourceTools } from '../extensions/source-connector.js';
import { AwinConnector } from './awin/awin.connector.js';
import { CJConnector } from './cj/cj.connector.js';
import { ImpactConnector } from './impact/impact.connector.js';

/** The first request of a read, which goes no further. */
async function firstRequest(connector: SourceConnectorContract, credentials: Record<string, string>) {
  const asked: SourceRequest[] = [];
  const none = () => undefined;
  const stop = () => Promise.reject(new FeedmillError('CANCELED_BY_USER', 'One request is enough.'));
  const tools: SourceTools = {
    http: { request: (request) => (asked.push(request), stop()), waitOut: stop },
    decode: async function* () {},
    passThrough: async function* () {},
    logger: { debug: none, warn: none },
    signal: new AbortController().signal,
    report: { complete: none, incomplete: none, decided: none, unreadable: none },
  };
  const source = { type: '', url: '', method: 'GET' as const, headers: {}, body: null, credentials };
  await expect(connector.read(source, tools)[Symbol.asyncIterator]().next()).rejects.toThrow('One request is enough.');
  return asked[0]?.url;
}

it.each<[string, SourceConnectorContract, Record<string, string>]>([
  ['https://ads.api.cj.com/query', new CJConnector(), { accessToken: 'token', companyId: '1' }],
  ['https://productdata.awin.com/datafeed/list/apikey/k%2Fey', new AwinConnector(), { apiKey: 'k/ey' }],
  [
    'https://ui.awin.com/productdata-darwin-download/publisher/1/key/1/feedList',
    new AwinConnector(),
    { apiKey: 'key', publisherId: '1' },
  ],
  ['https://api.impact.com/Mediapartners/IR1/Catalogs', new ImpactConnector(), { accountSid: 'IR1', authToken: 'x' }],
])('a source without a url asks %s', async (url, connector, credentials) => {
  expect(await firstRequest(connector, credentials)).toBe(url);
});
