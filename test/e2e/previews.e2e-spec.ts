import type { ServerResponse } from 'node:http';
import { jest } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { closeStubs, startStub } from '../support/stub-server.js';

const PREVIEW = 'query ($source: SourceInput!) { getProductPreview(source: $source) }';
const FROM =
  'query ($source: SourceInput!, $targetFormat: TargetFormatInput) { getFromSource(source: $source, targetFormat: $targetFormat) }';
const SAVE =
  'mutation ($source: SourceRequest!, $targetFormat: JSON, $id: ID) { saveSource(source: $source, targetFormat: $targetFormat, id: $id) }';
const FORMAT = { Name: { type: 'string', attributes: ['required'] }, Price: { type: 'number' } };

let app: TestApp;

beforeAll(async () => {
  app = await TestApp.start({ CREDENTIALS_KEY: Buffer.alloc(32, 'a key').toString('base64') });
});
afterAll(() => app.close());
afterEach(closeStubs);

const request = (url: string, more: object = {}) => ({ sourceRequest: { type: 'Request', url, ...more } });

const ENDLESS: Record<string, { head: string; record: (id: number) => string }> = {
  'JSON Lines': { head: '', record: (id) => `{"id":${id},"title":"Lamp ${id}","price":"${id}.50"}\n` },
  'a JSON array': { head: '[{"id":0,"title":"First"}', record: (id) => `,{"id":${id},"title":"Lamp ${id}"}` },
  CSV: { head: 'id,title,price\n', record: (id) => `${id},Lamp ${id},${id}.50\n` },
  XML: { head: '<?xml version="1.0"?><feed>', record: (id) => `<item><id>${id}</id><title>Lamp ${id}</title></item>` },
};

/** Writes as fast as it is read, until nobody does. */
async function writeForEver(
  response: ServerResponse,
  { head, record }: { head: string; record: (id: number) => string },
) {
  response.write(head);
  for (let id = 1; !response.destroyed; id += 500) {
    const records = Array.from({ length: 500 }, (_, i) => record(id + i)).join('');
    if (!response.write(records)) {
      await new Promise((resolve) => {
        response.once('drain', resolve);
        response.once('close', resolve);
      });
    }
  }
}

describe('a feed that never ends', () => {
  it.each(Object.keys(ENDLESS))('is left as soon as there is enough of it: %s', async (name) => {
    const closed: Promise<unknown>[] = [];
    const { url } = await startStub((_, response) => {
      closed.push(new Promise((resolve) => response.once('close', resolve)));
      void writeForEver(response, ENDLESS[name]!);
    });
    const started = performance.now();
    const { getProductPreview } = await app.ask(PREVIEW, { source: request(url) });
    const { getFromSource } = await app.ask(FROM, { source: request(url), targetFormat: { data: FORMAT } });
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(getProductPreview).toHaveLength(20);
    expect(getProductPreview[19]).toMatchObject({ title: expect.stringContaining('Lamp') });
    expect(getFromSource).toHaveLength(100);
    // Of both connections we are who goes.
    expect(closed).toHaveLength(2);
    await Promise.all(closed);
  });

  it('of pages is asked for no more pages than that', async () => {
    const { url, requests } = await startStub(({ url: path }, response) => {
      const page = Number(new URL(path ?? '', 'http://a').searchParams.get('page'));
      const products = Array.from({ length: 250 }, (_, i) => ({ id: page * 1000 + i, handle: `p${i}`, title: 'Lamp' }));
      response.end(JSON.stringify(path?.startsWith('/meta') ? { currency: 'EUR' } : { products }));
    });
    const { getProductPreview } = await app.ask(PREVIEW, { source: { sourceRequest: { type: 'Shopify', url } } });
    expect(getProductPreview).toHaveLength(20);
    expect(requests.filter(({ url: path }) => path?.startsWith('/products'))).toHaveLength(1);
  });

  it('that brings nothing is given up after a minute, with what was wrong last', async () => {
    for (const query of [PREVIEW, FROM]) {
      const minute = new AbortController();
      const timeout = jest.spyOn(AbortSignal, 'timeout').mockReturnValue(minute.signal);
      let asked = 0;
      const { url } = await startStub((_, response) => {
        asked += 1;
        if (asked === 1) response.writeHead(503, { 'retry-after': '0' }).end();
        else minute.abort(new DOMException('', 'TimeoutError'));
      });
      const refusal = await app.refusal(query, { source: request(url) });
      expect(timeout).toHaveBeenCalledWith(60_000);
      timeout.mockRestore();
      expect(refusal).toMatchObject({ code: 'SOURCE_TIMEOUT', message: expect.stringMatching(/60 s.*answered 503/) });
    }
  });
});

describe('a look at a source', () => {
  const FEED = '[{"id":1,"title":"Lamp","price":"1.299,00 EUR","more":{"a":[0,false,null]}},{"id":2,"title":""}]';

  const serveFeed = () => startStub((_, response) => void response.setHeader('etag', '"1"').end(FEED));

  it('answers its records untouched, and says what was decided about the feed', async () => {
    const { url } = await serveFeed();
    const { data, extensions } = await app.graphql(PREVIEW, { source: request(url) });
    expect(data.getProductPreview).toEqual(JSON.parse(FEED));
    expect(extensions?.source?.getProductPreview).toMatchObject({ format: 'json', charset: 'utf-8' });
  });

  it('names what was decided by the name that the client gave the answer', async () => {
    const { url } = await serveFeed();
    const query =
      'query ($source: SourceInput!) { a: getProductPreview(source: $source) b: getFromSource(source: $source) }';
    const { extensions } = await app.graphql(query, { source: request(url) });
    expect(Object.keys(extensions?.source ?? {}).sort()).toEqual(['a', 'b']);
  });

  it('maps them with a mapping made for them, and says which are rejected', async () => {
    const { url } = await serveFeed();
    const { data, extensions } = await app.graphql(FROM, { source: request(url), targetFormat: { data: FORMAT } });
    expect(data.getFromSource).toEqual([{ Name: 'Lamp', Price: 1299 }]);
    expect(extensions?.issues?.getFromSource).toMatchObject([{ position: 1, code: 'REQUIRED_MISSING', field: 'Name' }]);
  });

  it('stores nothing', async () => {
    const { url } = await serveFeed();
    const count = async () => {
      const { getSources, getMappings } = await app.ask('{ getSources { id } getMappings { id } }');
      return [getSources.length, getMappings.length];
    };
    const before = await count();
    await app.ask(PREVIEW, { source: request(url) });
    await app.ask(FROM, { source: request(url), targetFormat: { data: FORMAT } });
    expect(await count()).toEqual(before);
  });

  it('asks for the whole document, whatever version was read before', async () => {
    const { url, requests } = await serveFeed();
    const { saveSource: id } = await app.ask(SAVE, { source: { type: 'Request', url } });
    for (let i = 0; i < 2; i++) expect((await app.ask(PREVIEW, { source: { id } })).getProductPreview).toHaveLength(2);
    for (const { headers } of requests) expect(headers).not.toHaveProperty('if-none-match');
  });

  it('takes records given inline for the source, whatever else is given', async () => {
    const data = [{ title: 'Inline', price: '5' }];
    const source = { id: 'unknown', sourceRequest: { type: 'Request', url: 'http://nobody.invalid/' }, data };
    const preview = await app.graphql(PREVIEW, { source });
    expect(preview.data.getProductPreview).toEqual(data);
    expect(preview.extensions?.source).toBeUndefined();
    const { getFromSource } = await app.ask(FROM, { source, targetFormat: { data: FORMAT } });
    expect(getFromSource).toEqual([{ Name: 'Inline', Price: 5 }]);
  });

  it('shows 20 and maps 100 of what is given inline', async () => {
    const data = Array.from({ length: 150 }, (_, i) => ({ title: `Lamp ${i}`, price: i }));
    const { getProductPreview } = await app.ask(PREVIEW, { source: { data } });
    expect(getProductPreview).toEqual(data.slice(0, 20));
    const { getFromSource } = await app.ask(FROM, { source: { data }, targetFormat: { data: FORMAT } });
    expect(getFromSource).toHaveLength(100);
  });

  it('lays the fields of a request over a stored source without saving them', async () => {
    const { url, requests } = await serveFeed();
    const headers = ['X-Shop: ${SHOP}'];
    const stored = { type: 'Request', url: `${url}/old`, sourceHeaders: headers, credentials: { SHOP: 'north' } };
    const { saveSource: id } = await app.ask(SAVE, { source: stored });
    const source = { id, ...request(`${url}/new`) };
    expect((await app.ask(PREVIEW, { source })).getProductPreview).toHaveLength(2);
    expect(requests[0]).toMatchObject({ url: '/new', headers: { 'x-shop': 'north' } });
    await app.ask(PREVIEW, { source: { id } });
    expect(requests[1]).toMatchObject({ url: '/old', headers: { 'x-shop': 'north' } });
  });

  it.each<[string, object, object]>([
    ['nothing to look at', {}, { code: 'BAD_USER_INPUT', field: 'source' }],
    ['an unknown source', { id: 'unknown' }, { code: 'NOT_FOUND', field: 'source.id' }],
    ['inline records that are none', { data: [{}, 'x'] }, { code: 'BAD_USER_INPUT', field: 'source.data[1]' }],
    ['a request without a url', request(''), { code: 'BAD_USER_INPUT', field: 'source.sourceRequest.url' }],
    ['a host that does not exist', request('http://nobody.invalid/'), { code: 'SOURCE_UNREACHABLE' }],
    ['another scheme', request('file:///etc/passwd'), { code: 'BAD_USER_INPUT', field: 'source.sourceRequest.url' }],
  ])('refuses %s', async (_, source, refusal) => {
    expect(await app.refusal(PREVIEW, { source })).toMatchObject(refusal);
    expect(await app.refusal(FROM, { source })).toMatchObject(refusal);
  });

  it.each<[number, string, string]>([
    [401, '', 'SOURCE_AUTH'],
    [404, '', 'SOURCE_NOT_FOUND'],
    [200, '<!doctype html><title>Log in</title>', 'FORMAT_UNRECOGNISED'],
    [200, '[{"id":1},{"id":', 'SOURCE_TRUNCATED'],
    [200, '[{"id":1},}]', 'PARSE_ERROR'],
  ])('answers what is wrong with a feed by the code that a run would have (%d %s: %s)', async (status, body, code) => {
    const { url } = await startStub((_, response) => void response.writeHead(status).end(body));
    expect(await app.refusal(PREVIEW, { source: request(url) })).toMatchObject({ code });
    expect(await app.refusal(FROM, { source: request(url) })).toMatchObject({ code });
  });
});
