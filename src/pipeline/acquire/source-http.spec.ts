import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from '@jest/globals';
import { HostSlots } from './host-slots.js';
import type { HttpOptions } from './http-options.js';
import { createSourceHttp } from './source-http.js';

const servers: Server[] = [];

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

function client(options: Partial<HttpOptions> = {}) {
  const waits: number[] = [];
  const http = createSourceHttp({
    signal: new AbortController().signal,
    allowPrivateAddresses: true,
    slots: new HostSlots(2),
    sleep: (ms) => {
      waits.push(ms);
      return Promise.resolve();
    },
    ...options,
  });
  return { http, waits };
}

async function read(url: string, options: Partial<HttpOptions> = {}) {
  const answer = await client(options).http.request({ url });
  const chunks: Buffer[] = [];
  for await (const chunk of answer.body) chunks.push(chunk);
  return { text: Buffer.concat(chunks).toString(), provedComplete: answer.provedComplete };
}

describe('statuses', () => {
  it.each([
    [401, 'SOURCE_AUTH'],
    [403, 'SOURCE_AUTH'],
    [404, 'SOURCE_NOT_FOUND'],
    [410, 'SOURCE_NOT_FOUND'],
    [418, 'SOURCE_UNREACHABLE'],
  ])('does not try %d again', async (status, code) => {
    let asked = 0;
    const url = await serve((_, response) => {
      asked += 1;
      response.writeHead(status).end();
    });
    await expect(client().http.request({ url: `${url}/?key=secret` })).rejects.toMatchObject({ code });
    expect(asked).toBe(1);
  });

  it.each([
    [500, 'SOURCE_UNREACHABLE'],
    [408, 'SOURCE_TIMEOUT'],
    [429, 'SOURCE_RATE_LIMITED'],
    [430, 'SOURCE_RATE_LIMITED'],
  ])('tries %d five times more, then gives up', async (status, code) => {
    let asked = 0;
    const url = await serve((_, response) => {
      asked += 1;
      response.writeHead(status).end();
    });
    const { http, waits } = client();
    await expect(http.request({ url })).rejects.toMatchObject({ code });
    expect(asked).toBe(6);
    expect(waits).toHaveLength(5);
  });

  it('waits as long as a throttling server asks, then goes on', async () => {
    const answers: [number, Record<string, string>][] = [
      [429, { 'retry-after': '7' }],
      [503, { 'x-ratelimit-reset': '3' }],
      [200, {}],
    ];
    const url = await serve((_, response) => void response.writeHead(...answers.shift()!).end('ok'));
    const { http, waits } = client();
    expect(await (await http.request({ url })).text()).toBe('ok');
    expect(waits).toEqual([7000, 3000]);
  });

  it('gives up at once when asked to wait for hours', async () => {
    const url = await serve((_, response) => void response.writeHead(429, { 'retry-after': '86400' }).end());
    const { http, waits } = client();
    await expect(http.request({ url })).rejects.toMatchObject({ code: 'SOURCE_RATE_LIMITED' });
    expect(waits).toEqual([]);
  });

  it('tries again after a connection that was reset', async () => {
    let asked = 0;
    const url = await serve((request, response) => {
      asked += 1;
      if (asked < 3) request.socket.destroy();
      else response.end('ok');
    });
    expect((await read(url)).text).toBe('ok');
  });

  it('names the host and never the url', async () => {
    const url = await serve((_, response) => void response.writeHead(404).end());
    const error: unknown = await client()
      .http.request({ url: `${url}/feed?key=secret` })
      .catch((thrown: unknown) => thrown);
    expect(String(error)).toContain(new URL(url).host);
    expect(String(error)).not.toContain('secret');
  });
});

describe('addresses', () => {
  it('refuses a private address, however it is written', async () => {
    const url = await serve((_, response) => void response.end('inside'));
    const guarded = client({ allowPrivateAddresses: false });
    await expect(guarded.http.request({ url })).rejects.toMatchObject({ code: 'SOURCE_BLOCKED' });
    const port = new URL(url).port;
    for (const host of ['localhost', '2130706433', '0x7f.1', '[::ffff:127.0.0.1]', '169.254.169.254']) {
      await expect(guarded.http.request({ url: `http://${host}:${port}/` })).rejects.toMatchObject({
        code: 'SOURCE_BLOCKED',
      });
    }
  });

  it('checks the address of every hop', async () => {
    const inside = await serve((_, response) => void response.end('inside'));
    const outside = await serve((_, response) => void response.writeHead(302, { location: inside }).end());
    // Only the first request may connect here: the guard is switched on after it, as if its host were public.
    const hops: string[] = [];
    const { followRedirects } = await import('./follow-redirects.js');
    const { createAgents } = await import('./send-request.js');
    const { resolveHttpOptions } = await import('./http-options.js');
    const options = resolveHttpOptions({ signal: new AbortController().signal, allowPrivateAddresses: true });
    const open = createAgents(true);
    const closed = createAgents(false);
    const agents = {
      get http() {
        hops.push('http');
        return hops.length === 1 ? open.http : closed.http;
      },
      https: closed.https,
    };
    const hop = { url: new URL(outside), method: 'GET' as const, headers: {}, body: null };
    await expect(followRedirects(hop, agents, options)).rejects.toMatchObject({ code: 'SOURCE_BLOCKED' });
    expect(hops).toHaveLength(2);
  });

  it.each(['ftp://example.com/feed', 'file:///etc/passwd', 'feed.csv', 'http://user:pass@example.com/'])(
    'refuses %s',
    async (url) => {
      await expect(client().http.request({ url })).rejects.toMatchObject({ code: 'SOURCE_BLOCKED' });
    },
  );

  it('refuses a redirect to something that is not http', async () => {
    const url = await serve((_, response) => void response.writeHead(302, { location: 'file:///etc/passwd' }).end());
    await expect(client().http.request({ url })).rejects.toMatchObject({ code: 'SOURCE_BLOCKED' });
  });

  it('says when nothing listens', async () => {
    const url = await serve(() => undefined);
    await new Promise((resolve) => servers.pop()!.close(resolve));
    await expect(client().http.request({ url })).rejects.toMatchObject({ code: 'SOURCE_UNREACHABLE' });
  });
});

describe('redirects', () => {
  it('ends after five', async () => {
    let asked = 0;
    const url = await serve((_, response) => {
      asked += 1;
      response.writeHead(302, { location: `/${asked}` }).end();
    });
    await expect(client().http.request({ url })).rejects.toMatchObject({ code: 'SOURCE_UNREACHABLE' });
    expect(asked).toBe(6);
  });

  it('keeps the headers of a host to itself', async () => {
    const seen: Record<string, unknown>[] = [];
    const other = await serve((request, response) => {
      seen.push(request.headers);
      response.end('ok');
    });
    const url = await serve((request, response) => {
      seen.push(request.headers);
      response.writeHead(302, { location: request.url === '/' ? '/again' : other }).end();
    });
    const headers = { authorization: 'Bearer secret', 'x-key': 'secret' };
    await client({ userAgent: 'feedmill/test' }).http.request({ url, headers });
    expect(seen[1]).toMatchObject(headers);
    expect(seen[2]).not.toHaveProperty('authorization');
    expect(seen[2]).not.toHaveProperty('x-key');
    expect(seen[2]).toMatchObject({ 'user-agent': 'feedmill/test' });
  });

  it('does not send a body to another host', async () => {
    const other = await serve((_, response) => void response.end());
    const url = await serve((_, response) => void response.writeHead(307, { location: other }).end());
    const request = { url, method: 'POST' as const, body: '{"token":"secret"}' };
    await expect(client().http.request(request)).rejects.toMatchObject({ code: 'SOURCE_BLOCKED' });
  });
});

describe('bodies', () => {
  const text = 'product,'.repeat(20_000);

  it.each([
    ['gzip', gzipSync(text)],
    ['deflate', deflateSync(text)],
    ['deflate', deflateRawSync(text)],
    ['br', brotliCompressSync(text)],
  ])('inflates %s', async (encoding, bytes) => {
    const url = await serve((_, response) => void response.writeHead(200, { 'content-encoding': encoding }).end(bytes));
    expect(await read(url)).toEqual({ text, provedComplete: true });
  });

  it('proves completeness by length and by the final chunk, not by a closed connection', async () => {
    const url = await serve((request, response) => {
      if (request.url === '/length') response.writeHead(200, { 'content-length': 2 }).end('ok');
      else if (request.url === '/chunked') response.write('o', () => response.end('k'));
      else request.socket.end('HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nok');
    });
    expect(await read(`${url}/length`)).toEqual({ text: 'ok', provedComplete: true });
    expect(await read(`${url}/chunked`)).toEqual({ text: 'ok', provedComplete: true });
    expect(await read(`${url}/closed`)).toEqual({ text: 'ok', provedComplete: false });
  });

  it('never takes a shortened body for a whole one', async () => {
    const gzipped = gzipSync(text);
    const url = await serve((request, response) => {
      if (request.url === '/length') {
        response.writeHead(200, { 'content-length': 1000 });
        response.write('only this', () => response.destroy());
      } else if (request.url === '/chunked') response.write('only this', () => response.destroy());
      else response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipped.subarray(0, gzipped.length - 20));
    });
    for (const path of ['/length', '/chunked', '/gzip']) {
      await expect(read(url + path)).rejects.toMatchObject({ code: 'SOURCE_TRUNCATED' });
    }
  });

  it('stops at its limits', async () => {
    const bomb = gzipSync(Buffer.alloc(1_000_000));
    const url = await serve((request, response) => {
      if (request.url === '/bomb') response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
      else response.end(text);
    });
    const tooLarge = { code: 'SOURCE_TOO_LARGE' };
    await expect(read(url, { limits: { compressedBytes: 1000 } })).rejects.toMatchObject(tooLarge);
    await expect(read(`${url}/bomb`, { limits: { inflatedBytes: 500_000 } })).rejects.toMatchObject(tooLarge);
    await expect(read(`${url}/bomb`, { limits: { ratioFromBytes: 100_000 } })).rejects.toMatchObject(tooLarge);
    await expect((await client().http.request({ url })).text(10)).rejects.toMatchObject(tooLarge);
  });

  it('ends a connection that is too slow, before and after the headers', async () => {
    const url = await serve((request, response) => {
      if (request.url === '/body') response.write('a little');
    });
    const timeouts = { headersMs: 40, slowBodyWindowMs: 40 };
    await expect(read(`${url}/headers`, { timeouts })).rejects.toMatchObject({ code: 'SOURCE_TIMEOUT' });
    await expect(read(`${url}/body`, { timeouts: { slowBodyWindowMs: 40 } })).rejects.toMatchObject({
      code: 'SOURCE_TIMEOUT',
    });
  });

  it('closes the connection when the reader leaves', async () => {
    let closed: Promise<unknown> | undefined;
    const url = await serve((_, response) => {
      closed = new Promise((resolve) => response.once('close', resolve));
      response.write(text);
    });
    const answer = await client().http.request({ url });
    for await (const chunk of answer.body) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
    await closed;
  });

  it('ends with the reason of its signal, waiting or reading', async () => {
    const url = await serve((request, response) => {
      if (request.url === '/body') response.write('a little');
    });
    for (const path of ['/headers', '/body']) {
      const stop = new AbortController();
      const reason = new Error('canceled');
      const reading = read(url + path, { signal: stop.signal });
      setImmediate(() => stop.abort(reason));
      await expect(reading).rejects.toBe(reason);
    }
  });
});

it('asks a host for two things at a time', async () => {
  const open: (() => void)[] = [];
  let most = 0;
  const url = await serve((_, response) => {
    open.push(() => response.end('ok'));
    most = Math.max(most, open.length);
    // Answers in pairs only, and leaves time for a third one to come.
    if (open.length === 2) setTimeout(() => open.splice(0).forEach((answer) => answer()), 20);
  });
  const { http } = client();
  await Promise.all(Array.from({ length: 8 }, async () => (await http.request({ url })).text()));
  expect(most).toBe(2);
});
