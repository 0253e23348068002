import axios from 'axios';
import { afterEach, describe, expect, it } from '@jest/globals';
import { closeStubs, startStub } from '../../../test/support/stub-server.js';
import { HostSlots } from './host-slots.js';
import type { HttpOptions } from './http-options.js';
import { createSourceHttp } from './source-http.js';

afterEach(closeStubs);

const client = (options: Partial<HttpOptions> = {}) =>
  createSourceHttp({
    signal: new AbortController().signal,
    allowPrivateAddresses: true,
    slots: new HostSlots(2),
    sleep: () => Promise.resolve(),
    ...options,
  });

describe('a redirect', () => {
  it.each([301, 302, 303, 307, 308])('(%d) is followed, and the url is the one it led to', async (status) => {
    const { url } = await startStub(({ url: path }, response) => {
      if (path === '/new') response.end('moved');
      else response.writeHead(status, { location: 'new' }).end();
    });
    const answer = await client().request({ url: `${url}/old` });
    expect(await answer.text()).toBe('moved');
    expect(answer.url).toBe(`${url}/new`);
  });

  it.each([
    [301, 'GET'],
    [302, 'GET'],
    [303, 'GET'],
    [307, 'POST'],
    [308, 'POST'],
  ])('(%d) makes a POST to the same host a %s', async (status, method) => {
    const { url, requests } = await startStub(({ url: path }, response) => {
      if (path === '/') response.writeHead(status, { location: '/new' }).end();
      else response.end();
    });
    await client().request({ url, method: 'POST', body: '{"query":"{}"}' });
    expect(requests.at(-1)).toMatchObject({ method });
    expect('content-type' in requests.at(-1)!.headers).toBe(method === 'POST');
  });

  it('may be followed five times', async () => {
    const { url } = await startStub(({ url: path }, response) => {
      const hops = Number(path!.slice(1));
      if (hops === 5) response.end('there');
      else response.writeHead(302, { location: `/${hops + 1}` }).end();
    });
    expect(await (await client().request({ url: `${url}/0` })).text()).toBe('there');
  });

  it('to another host takes the version of the document along, and nothing that was written for the first host', async () => {
    const other = await startStub((_, response) => void response.end());
    const { url } = await startStub((_, response) => void response.writeHead(302, { location: other.url }).end());
    const kept = { 'if-none-match': '"7"', 'if-modified-since': 'Fri, 02 Jan 2026 03:04:05 GMT', 'user-agent': 'mill' };
    const secret = { authorization: 'Bearer s', cookie: 's=1', 'x-api-key': 's', 'proxy-authorization': 's' };
    await client().request({ url, headers: { ...kept, ...secret } });
    const { headers } = other.requests[0]!;
    expect(headers).toMatchObject(kept);
    for (const name of Object.keys(secret)) expect(headers).not.toHaveProperty(name);
  });

  it('counts at the host it leads to: two at a time there as well, and the first host is free again', async () => {
    const open: (() => void)[] = [];
    const target = await startStub((_, response) => {
      response.flushHeaders();
      open.push(() => response.end('ok'));
    });
    const sources = await Promise.all(
      [1, 2, 3].map(() => startStub((_, response) => void response.writeHead(302, { location: target.url }).end())),
    );
    const http = client();
    const answers = sources.map(({ url }) => http.request({ url }));
    const [first, second] = await Promise.all(answers.slice(0, 2));
    expect(target.requests).toHaveLength(2);
    for (const answer of open.splice(0)) answer();
    expect(await Promise.all([first!.text(), second!.text()])).toEqual(['ok', 'ok']);
    const third = await answers[2]!;
    open[0]!();
    expect(await third.text()).toBe('ok');
  });
});

it('lets the axios instance that it is given loosen nothing', async () => {
  const proxy = await startStub((_, response) => void response.end('from the proxy'));
  const bytes = Buffer.from([0x1f, 0x8b]);
  const target = await startStub(({ url }, response) => {
    if (url === '/gzip') response.writeHead(200, { 'content-encoding': 'gzip' }).end(bytes);
    else response.writeHead(302, { location: 'file:///etc/passwd' }).end();
  });
  const loose = axios.create({
    proxy: { host: '127.0.0.1', port: proxy.port },
    maxRedirects: 20,
    decompress: true,
    validateStatus: (status) => status < 300,
    httpAgent: undefined,
    baseURL: proxy.url,
  });
  let seen = 0;
  loose.interceptors.request.use((config) => {
    seen += 1;
    return config;
  });
  const open = client({ axios: loose });
  await expect(open.request({ url: target.url })).rejects.toMatchObject({ code: 'SOURCE_BLOCKED' });
  await expect((await open.request({ url: `${target.url}/gzip` })).text()).rejects.toMatchObject({
    code: 'SOURCE_TRUNCATED',
  });
  expect(seen).toBeGreaterThanOrEqual(2);
  const guarded = client({ axios: loose, allowPrivateAddresses: false });
  await expect(guarded.request({ url: target.url })).rejects.toMatchObject({ code: 'SOURCE_BLOCKED' });
  expect(proxy.requests).toEqual([]);
});

it('tells of each wait for another try, and what failed', async () => {
  const told: [string, number][] = [];
  let asked = 0;
  const { url } = await startStub((_, response) => {
    if (++asked === 1) response.writeHead(503, { 'retry-after': '2' });
    response.end('ok');
  });
  const http = client({ onRetry: ({ code }, waitMs) => void told.push([code, waitMs]) });
  await http.request({ url });
  expect(told).toEqual([['SOURCE_UNREACHABLE', 2000]]);
});
