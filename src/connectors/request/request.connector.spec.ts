import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it, jest } from '@jest/globals';
import type { RawRecord } from '../../common/records.js';
import type { ConnectedSource, DocumentVersion, SourceTools, Validator } from '../../extensions/source-connector.js';
import { createSourceHttp } from '../../pipeline/acquire/source-http.js';
import { decodeBatches, decodeBody } from '../../pipeline/decode/decode-body.js';
import { RequestConnector } from './request.connector.js';

let server: Server | null = null;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function serve(
  status: number,
  body: string,
  headers: Record<string, string> = {},
): Promise<{ url: string; requests: (IncomingMessage & { body: string })[] }> {
  const requests: (IncomingMessage & { body: string })[] = [];
  const started = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      requests.push(Object.assign(request, { body: text }));
      response.writeHead(status, headers).end(body);
    });
  });
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(started.address() as AddressInfo).port}/feed`, requests };
}

async function read(source: Partial<ConnectedSource>, last: Validator | null = null) {
  const complete: string[] = [];
  const incomplete: string[] = [];
  const document = { last, is: jest.fn<DocumentVersion['is']>(), notModified: jest.fn<() => void>() };
  const none = () => undefined;
  const report = {
    complete: (evidence: string) => void complete.push(evidence),
    incomplete: (reason: string) => void incomplete.push(reason),
    unreadable: none,
    decided: none,
  };
  const { signal } = new AbortController();
  const tools: SourceTools = {
    http: createSourceHttp({ signal, allowPrivateAddresses: true, sleep: () => Promise.resolve() }),
    decode: (body, url) => decodeBody(body, url, report),
    passThrough: (body, url) => decodeBatches(body, url, report),
    logger: { debug: none, warn: none },
    signal,
    report,
    document,
  };
  const records: RawRecord[] = [];
  const whole: ConnectedSource = {
    type: 'Request',
    url: '',
    method: 'GET',
    headers: {},
    body: null,
    credentials: {},
    ...source,
  };
  for await (const batch of new RequestConnector().read(whole, tools)) records.push(...batch.records);
  return { records, complete, incomplete, document };
}

it('reads any feed at a url, as its # says', async () => {
  const { url, requests } = await serve(200, 'a:b\n1:2\n3:4\n');
  const { records, complete } = await read({ url: `${url}?shop=1#delimiter=:`, headers: { 'x-key': 'k' } });
  expect(records).toEqual([
    { a: '1', b: '2' },
    { a: '3', b: '4' },
  ]);
  expect(complete).toHaveLength(1);
  expect(requests[0]).toMatchObject({ url: '/feed?shop=1', method: 'GET' });
  expect(requests[0]!.headers).toMatchObject({ 'x-key': 'k' });
});

it('posts a body', async () => {
  const { url, requests } = await serve(200, '[]');
  await read({ url, method: 'POST', body: '{"query":"{products{id}}"}' });
  expect(requests[0]).toMatchObject({ method: 'POST', body: '{"query":"{products{id}}"}' });
  expect(requests[0]!.headers).toMatchObject({ 'content-type': 'application/json' });
});

it('takes no content for an empty feed', async () => {
  const { url } = await serve(204, '');
  expect(await read({ url })).toMatchObject({ records: [], complete: [expect.any(String)] });
});

const VERSION = { etag: 'W/"7"', lastModified: 'Fri, 02 Jan 2026 03:04:05 GMT' };

it('tells the version of the document it read', async () => {
  const { url, requests } = await serve(200, '[{"id":1}]', {
    etag: VERSION.etag,
    'last-modified': VERSION.lastModified,
  });
  const { document } = await read({ url });
  expect(document.is.mock.calls).toEqual([[VERSION]]);
  expect(requests[0]!.headers).not.toHaveProperty('if-none-match');
});

it('knows no version where the server tells none, or hides something long in it', async () => {
  const { url } = await serve(200, '[{"id":1}]', { etag: `"${'x'.repeat(2000)}"` });
  expect((await read({ url })).document.is.mock.calls).toEqual([[null]]);
});

it('asks for a newer document only, and takes 304 for its end', async () => {
  const { url, requests } = await serve(304, '');
  const { records, document } = await read({ url }, VERSION);
  expect(requests[0]!.headers).toMatchObject({
    'if-none-match': VERSION.etag,
    'if-modified-since': VERSION.lastModified,
  });
  expect(records).toEqual([]);
  expect(document.notModified).toHaveBeenCalledTimes(1);
  expect(document.is).not.toHaveBeenCalled();
});

it('reads a newer document, and tells its version', async () => {
  const { url } = await serve(200, '[{"id":1}]', { etag: '"8"' });
  const { records, document } = await read({ url }, VERSION);
  expect(records).toHaveLength(1);
  expect(document.is.mock.calls).toEqual([[{ etag: '"8"' }]]);
});

it('asks on no condition with POST', async () => {
  const { url, requests } = await serve(200, '[{"id":1}]', { etag: '"8"' });
  const { document } = await read({ url, method: 'POST' }, VERSION);
  expect(requests[0]!.headers).not.toHaveProperty('if-none-match');
  expect(document.is).not.toHaveBeenCalled();
});

it('takes a 304 that it did not ask for for a failure, not for an empty feed', async () => {
  const { url } = await serve(304, '');
  await expect(read({ url })).rejects.toMatchObject({ code: 'SOURCE_UNREACHABLE' });
});

it('does not take a part (206) for the whole', async () => {
  const { url } = await serve(206, '[{"id":1}]');
  expect((await read({ url })).incomplete).toEqual([expect.stringContaining('206')]);
});

it('fails on a web page', async () => {
  const { url } = await serve(200, '<!doctype html><title>Log in</title>');
  await expect(read({ url })).rejects.toMatchObject({ code: 'FORMAT_UNRECOGNISED' });
});

it.each([
  [{ url: null }, 'url'],
  [{ url: 'feed.csv' }, 'url'],
  [{ url: 'https://me:secret@shop.example/' }, 'url'],
  [{ body: '{}' }, 'sourceBody'],
])('refuses to save %j', (wrong, field) => {
  const source = { url: 'https://shop.example/?key=${KEY}', method: 'GET', headers: [], body: null };
  const connector = new RequestConnector();
  connector.check(source);
  expect(() => connector.check({ ...source, ...wrong })).toThrow(
    expect.objectContaining({ code: 'BAD_USER_INPUT', details: { field } }),
  );
});
