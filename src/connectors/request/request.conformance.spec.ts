import { describe, it } from '@jest/globals';
import { connectorConformance } from '../../testing/index.js';
import { RequestConnector } from './request.connector.js';

const records = Array.from({ length: 1_100 }, (_, id) => ({ id, title: `Lamp ${id}`, price: '12.00' }));

describe('the Request connector', () => {
  const checks = connectorConformance({
    connector: new RequestConnector(),
    platform: () => () => ({
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ products: records }),
    }),
    source: (origin) => ({ type: 'Request', url: `${origin}/feed.json` }),
    records: records.length,
    errors: [{ name: 'a web page', answer: { body: '<!doctype html><h1>Log in</h1>' }, code: 'FORMAT_UNRECOGNISED' }],
    without: { pages: 'one request is the feed', ids: 'feeds differ in it', credentials: 'feeds differ in them' },
  });
  for (const { promise, check } of checks) it(promise, check);
});
