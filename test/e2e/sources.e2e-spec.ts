import type { RequestListener } from 'node:http';
import type { Validator } from '../../src/extensions/source-connector.js';
import { SourceReader } from '../../src/sources/source-reader.js';
import { SourcesService } from '../../src/sources/sources.service.js';
import { TestApp } from '../support/app.js';
import { closeStubs, startStub } from '../support/stub-server.js';

const SAVE = 'mutation ($source: SourceRequest!, $id: ID) { saveSource(source: $source, id: $id) }';
const ALL = '{ getSources { id name type url sourceHeaders sourceBody sourceMethod description } }';
const PREVIEW = 'query ($source: SourceInput!) { getProductPreview(source: $source) }';

let app: TestApp;

beforeAll(async () => {
  app = await TestApp.start({ CREDENTIALS_KEY: Buffer.alloc(32, 'a key').toString('base64') });
});
afterAll(() => app.close());
afterEach(closeStubs);

const save = async (source: object, id?: string): Promise<string> =>
  (await app.ask(SAVE, { source: { type: 'Request', ...source }, id })).saveSource;
const refusal = (source: object, id?: string) => app.refusal(SAVE, { source: { type: 'Request', ...source }, id });
const shown = async (id: string) => (await app.ask(ALL)).getSources.find((source: { id: string }) => source.id === id);

describe('a Request source', () => {
  it('asks as it says: method, headers and body, with ${NAME} filled in', async () => {
    let body = '';
    const { url, requests } = await startStub((request, response) => {
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => response.end('[{"id":1}]'));
    });
    const id = await save({
      url: `${url}/feed?key=\${KEY}`,
      sourceMethod: 'post',
      sourceHeaders: ['Authorization: Bearer ${TOKEN}', 'X-Shop:north'],
      sourceBody: '{"token":"${TOKEN}"}',
      credentials: { KEY: 'k-1', TOKEN: 't-1' },
    });
    expect((await app.ask(PREVIEW, { source: { id } })).getProductPreview).toEqual([{ id: 1 }]);
    expect(requests[0]).toMatchObject({
      method: 'POST',
      url: '/feed?key=k-1',
      headers: { authorization: 'Bearer t-1', 'x-shop': 'north', 'content-type': 'application/json' },
    });
    expect(requests[0]!.headers['user-agent']).toMatch(/^feedmill\/\d/);
    expect(body).toBe('{"token":"t-1"}');
  });

  it('becomes a GET again when its body is taken away', async () => {
    const id = await save({ url: 'https://a.example/', sourceMethod: 'POST', sourceBody: '{}' });
    expect(await refusal({ sourceMethod: 'GET' }, id)).toMatchObject({ field: 'source.sourceBody' });
    await save({ sourceMethod: 'GET', sourceBody: '' }, id);
    expect(await shown(id)).toMatchObject({ sourceMethod: 'GET', sourceBody: null });
  });

  const URL = 'https://shop.example/feed';
  it.each<[string, object, string]>([
    ['no url', {}, 'url'],
    ['an empty url', { url: ' ' }, 'url'],
    ['a url without a host', { url: 'feed.csv' }, 'url'],
    ['another scheme', { url: 'gopher://shop.example/' }, 'url'],
    ['a file', { url: 'file:///etc/passwd' }, 'url'],
    ['a user name in the url', { url: 'https://me:secret@shop.example/' }, 'url'],
    [
      'credentials in the place of a user name',
      { url: 'https://${U}:${P}@shop.example/', credentials: { U: 'u', P: 'p' } },
      'url',
    ],
    ['an unknown ${NAME} in the url', { url: `${URL}?key=\${KEY}` }, 'url'],
    ['a hidden value that is not stored, in the url', { url: `${URL}?key=***` }, 'url'],
    ['another method', { url: URL, sourceMethod: 'DELETE' }, 'sourceMethod'],
    ['a body with GET', { url: URL, sourceBody: '{}' }, 'sourceBody'],
    ['an unknown ${NAME} in the body', { url: URL, sourceMethod: 'POST', sourceBody: '${KEY}' }, 'sourceBody'],
    ['a header without a colon', { url: URL, sourceHeaders: ['Accept: */*', 'Bearer'] }, 'sourceHeaders[1]'],
    ['a header without a name', { url: URL, sourceHeaders: [': x'] }, 'sourceHeaders[0]'],
    ['two headers in one', { url: URL, sourceHeaders: ['A: b\r\nC: d'] }, 'sourceHeaders[0]'],
    ['a header that no request can have', { url: URL, sourceHeaders: ['X-Shop: мага'] }, 'sourceHeaders[0]'],
    ['a header twice', { url: URL, sourceHeaders: ['X-A: 1', 'x-a: 2'] }, 'sourceHeaders[1]'],
    ['a part of the feed', { url: URL, sourceHeaders: ['Range: bytes=0-9'] }, 'sourceHeaders[0]'],
    ['a length of its own', { url: URL, sourceHeaders: ['Content-Length: 9'] }, 'sourceHeaders[0]'],
    ['a condition of its own', { url: URL, sourceHeaders: ['If-None-Match: "1"'] }, 'sourceHeaders[0]'],
    ['an unknown ${NAME} in a header', { url: URL, sourceHeaders: ['A: ${constructor}'] }, 'sourceHeaders[0]'],
    [
      'a hidden value that is not stored, in a header',
      { url: URL, sourceHeaders: ['Cookie: ***'] },
      'sourceHeaders[0]',
    ],
    [
      'a line break by way of a credential',
      { url: URL, sourceHeaders: ['A: ${K}'], credentials: { K: 'a\r\nb' } },
      'sourceHeaders[0]',
    ],
    ['credentials that are no object', { url: URL, credentials: ['a'] }, 'credentials'],
    ['a credential that is not text', { url: URL, credentials: { KEY: 1 } }, 'credentials'],
    ['a credential whose name cannot be used', { url: URL, credentials: { 'a-b': 'c' } }, 'credentials'],
  ])('is not saved with %s, and the field is named', async (_, source, field) => {
    const before = (await app.ask(ALL)).getSources.length;
    expect(await refusal(source)).toMatchObject({ code: 'BAD_USER_INPUT', field: `source.${field}` });
    expect((await app.ask(ALL)).getSources).toHaveLength(before);
  });
});

describe('what is secret', () => {
  it('is shown as ***, and stays what it is when that comes back', async () => {
    const { url, requests } = await startStub((_, response) => void response.end('[]'));
    const sourceHeaders = ['Authorization: Bearer literal-1', 'X-Api-Key: ${KEY}', 'Accept: text/csv'];
    const id = await save({ url: `${url}/?api_key=literal-2&page=1`, sourceHeaders, credentials: { KEY: 'stored' } });
    const answered = await shown(id);
    expect(answered).toMatchObject({
      url: `${url}/?api_key=***&page=1`,
      sourceHeaders: ['Authorization: ***', 'X-Api-Key: ${KEY}', 'Accept: text/csv'],
    });
    await save({ url: answered.url.replace('page=1', 'page=2'), sourceHeaders: answered.sourceHeaders }, id);
    await app.ask(PREVIEW, { source: { id } });
    expect(requests.at(-1)).toMatchObject({
      url: '/?api_key=literal-2&page=2',
      headers: { authorization: 'Bearer literal-1', 'x-api-key': 'stored', accept: 'text/csv' },
    });
  });

  const stored = { url: 'https://shop.example/feed', sourceHeaders: ['X-Key: ${KEY}'], credentials: { KEY: 'k' } };
  const NEW = { KEY: 'new' };
  it.each<[string, object]>([
    ['another host', { url: 'https://evil.example/feed' }],
    ['another scheme', { url: 'http://shop.example/feed' }],
    ['another port', { url: 'https://shop.example:8443/feed' }],
    ['a host that looks the same', { url: 'https://shop.example@evil.example/' }],
    ['a host below it', { url: 'https://shop.example.evil.example/feed' }],
    ['another type', { type: 'Shopify' }],
  ])('is not sent to %s, neither by an edit nor by a look', async (_, change) => {
    const id = await save(stored);
    expect(await refusal(change, id)).toMatchObject({ code: 'BAD_USER_INPUT' });
    const source = { id, sourceRequest: { type: 'Request', ...change } };
    expect(await app.refusal(PREVIEW, { source })).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await shown(id)).toMatchObject({ type: 'Request', url: stored.url });
  });

  it('may move when it is brought along again, and stays for another path', async () => {
    const id = await save(stored);
    await save({ url: 'https://shop.example/other?x=1' }, id);
    await save({ url: 'https://new.example/feed', credentials: NEW }, id);
    expect(await shown(id)).toMatchObject({ url: 'https://new.example/feed' });
    await save({ url: 'https://third.example/feed', sourceHeaders: [], credentials: {} }, id);
    expect(await refusal({ sourceHeaders: ['X-Key: ${KEY}'] }, id)).toMatchObject({ field: 'source.sourceHeaders[0]' });
  });

  it('does not move as a literal either, in the url or in a header', async () => {
    const inUrl = await save({ url: 'https://shop.example/feed?token=literal' });
    expect(await refusal({ url: 'https://evil.example/feed?token=***' }, inUrl)).toMatchObject({ field: 'source.url' });
    const inHeader = await save({ url: 'https://shop.example/feed', sourceHeaders: ['Cookie: literal'] });
    for (const sourceHeaders of [undefined, ['Cookie: ***']]) {
      const moved = { url: 'https://evil.example/feed', sourceHeaders };
      expect(await refusal(moved, inHeader)).toMatchObject({ field: 'source.sourceHeaders' });
    }
    await save({ url: 'https://new.example/feed', sourceHeaders: ['Cookie: another'] }, inHeader);
  });

  it('of a new name in use has to be brought', async () => {
    const id = await save(stored);
    expect(await refusal({ sourceHeaders: ['X-Key: ${OTHER}'] }, id)).toMatchObject({
      field: 'source.sourceHeaders[0]',
      message: expect.stringContaining('OTHER'),
    });
  });
});

describe('the reader of sources', () => {
  const VERSION = { etag: '"7"', lastModified: 'Fri, 02 Jan 2026 03:04:05 GMT' };
  const versioned: RequestListener = ({ headers }, response) => {
    response.setHeader('etag', VERSION.etag).setHeader('last-modified', VERSION.lastModified);
    if (headers['if-none-match'] === VERSION.etag) response.writeHead(304).end();
    else response.end('[{"id":1}]');
  };

  async function read(source: object, validator?: Validator | null) {
    const id = await save(source);
    const stored = await app.nest.get(SourcesService).get(id);
    const read = app.nest.get(SourceReader).open(stored, { signal: new AbortController().signal, validator });
    const records: unknown[] = [];
    for await (const batch of read.batches) records.push(...batch.records);
    return { records, evidence: read.evidence() };
  }

  it('tells the version of a document', async () => {
    const { url, requests } = await startStub(versioned);
    const { records, evidence } = await read({ url });
    expect(records).toHaveLength(1);
    expect(evidence).toMatchObject({ complete: true, validator: VERSION, notModified: false });
    expect(requests[0]!.headers).not.toHaveProperty('if-none-match');
  });

  it('reads nothing and is complete when the document is the one of the version it is given', async () => {
    const { url } = await startStub(versioned);
    const { records, evidence } = await read({ url }, VERSION);
    expect(records).toEqual([]);
    expect(evidence).toMatchObject({ complete: true, validator: VERSION, notModified: true });
  });

  it('reads a document that is another one by now', async () => {
    const { url } = await startStub(versioned);
    const { records, evidence } = await read({ url }, { etag: '"6"' });
    expect(records).toHaveLength(1);
    expect(evidence).toMatchObject({ validator: VERSION, notModified: false });
  });

  it('knows no version of what is not one document, or not asked for with GET', async () => {
    const { url, requests } = await startStub((request, response) => {
      if (request.url?.includes('products.json')) response.setHeader('etag', '"7"').end('{"products":[]}');
      else versioned(request, response);
    });
    expect((await read({ type: 'Shopify', url }, VERSION)).evidence).toMatchObject({ validator: null });
    expect((await read({ url, sourceMethod: 'POST' }, VERSION)).evidence).toMatchObject({ validator: null });
    for (const { headers } of requests) expect(headers).not.toHaveProperty('if-none-match');
  });

  it('closes what it began when its reader goes', async () => {
    let closed: Promise<unknown> | undefined;
    const { url } = await startStub((_, response) => {
      closed = new Promise((resolve) => response.once('close', resolve));
      response.write('{"id":1}\n'.repeat(200_000));
    });
    const stored = await app.nest.get(SourcesService).get(await save({ url }));
    const { batches } = app.nest.get(SourceReader).open(stored, { signal: new AbortController().signal });
    for await (const { records } of batches) {
      expect(records.length).toBeGreaterThan(0);
      break;
    }
    await closed;
  });
});
