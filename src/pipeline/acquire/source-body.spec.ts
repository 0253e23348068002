import type { RequestListener } from 'node:http';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from '@jest/globals';
import { closeStubs, startStub } from '../../../test/support/stub-server.js';
import { HostSlots } from './host-slots.js';
import type { HttpOptions } from './http-options.js';
import { createSourceHttp } from './source-http.js';

const MIB = 1024 ** 2;
const TRUNCATED = { code: 'SOURCE_TRUNCATED' };
const TEXT = 'id;title\n'.repeat(20_000);

afterEach(closeStubs);

async function serve(listener: RequestListener, options: Partial<HttpOptions> = {}) {
  const waits: number[] = [];
  const http = createSourceHttp({
    signal: new AbortController().signal,
    allowPrivateAddresses: true,
    slots: new HostSlots(2),
    sleep: (ms) => Promise.resolve(void waits.push(ms)),
    ...options,
  });
  const { url, requests } = await startStub(listener);
  return { url, requests, waits, ask: () => http.request({ url }) };
}

async function sizeOf(body: AsyncIterable<Buffer>, seen: (total: number) => void = () => undefined): Promise<number> {
  let total = 0;
  for await (const chunk of body) seen((total += chunk.length));
  return total;
}

describe('a bomb', () => {
  it('of 300 kB that inflates to 300 MB is left at the limit, with flat memory', async () => {
    // Members of a gzip stream may follow one another: 30 of 10 kB, each of which inflates to 10 MB.
    const member = gzipSync(Buffer.alloc(10_000_000), { level: 9 });
    const bomb = Buffer.concat(Array.from({ length: 30 }, () => member));
    expect(bomb.length).toBeLessThan(310_000);
    const { ask } = await serve((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': bomb.length }).end(bomb);
    });
    const { body } = await ask();
    const memory = () => process.memoryUsage().arrayBuffers + process.memoryUsage().external;
    const before = memory();
    let [most, inflated] = [0, 0];
    const reading = sizeOf(body, (total) => {
      inflated = total;
      most = Math.max(most, memory() - before);
    });
    await expect(reading).rejects.toMatchObject({ code: 'SOURCE_TOO_LARGE', details: { limit: 'ratio' } });
    expect(inflated).toBeLessThan(40 * MIB);
    expect(most).toBeLessThan(64 * MIB);
  });

  it('inside a bomb is left at the limit', async () => {
    const twice = gzipSync(gzipSync(Buffer.alloc(30_000_000), { level: 9 }), { level: 9 });
    const { ask } = await serve((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip, gzip' }).end(twice);
    });
    await expect(sizeOf((await ask()).body)).rejects.toMatchObject({ code: 'SOURCE_TOO_LARGE' });
  });
});

describe('a slow answer', () => {
  it('that drips is left when too little of it came in a while', async () => {
    const { ask } = await serve(
      (_, response) => {
        const drip = setInterval(() => response.write('.'), 5);
        response.once('close', () => clearInterval(drip));
      },
      { timeouts: { slowBodyWindowMs: 100 } },
    );
    await expect(sizeOf((await ask()).body)).rejects.toMatchObject({ code: 'SOURCE_TIMEOUT' });
  });

  it('that drips compressed bytes is left as well', async () => {
    const bytes = gzipSync(TEXT);
    const { ask } = await serve(
      (_, response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' });
        let sent = 0;
        const drip = setInterval(() => response.write(bytes.subarray(sent, ++sent)), 5);
        response.once('close', () => clearInterval(drip));
      },
      { timeouts: { slowBodyWindowMs: 100 } },
    );
    await expect(sizeOf((await ask()).body)).rejects.toMatchObject({ code: 'SOURCE_TIMEOUT' });
  });

  it('is not one whose reader takes its time', async () => {
    const { ask } = await serve((_, response) => void response.end(Buffer.alloc(4 * MIB)), {
      timeouts: { slowBodyWindowMs: 1_000 },
    });
    let [total, paused] = [0, false];
    for await (const chunk of (await ask()).body) {
      total += chunk.length;
      if (!paused) await new Promise((resolve) => setTimeout(resolve, 1_500));
      paused = true;
    }
    expect(total).toBe(4 * MIB);
  });
});

describe('a shortened answer', () => {
  const half = (bytes: Buffer) => bytes.subarray(0, bytes.length / 2);

  it.each<[string, RequestListener]>([
    [
      'before its length',
      (_, response) => {
        response.writeHead(200, { 'content-length': TEXT.length });
        response.write(TEXT.slice(0, 1000), () => response.destroy());
      },
    ],
    ['before its last chunk', (_, response) => void response.write(TEXT, () => response.destroy())],
    ['before its first byte', (_, response) => response.writeHead(200, { 'content-length': 9 }).flushHeaders()],
    ['in gzip', (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(half(gzipSync(TEXT)))],
    [
      'in the trailer of gzip',
      (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(TEXT).subarray(0, -4)),
    ],
    [
      'in deflate',
      (_, response) => response.writeHead(200, { 'content-encoding': 'deflate' }).end(half(deflateSync(TEXT))),
    ],
    [
      'in brotli',
      (_, response) => response.writeHead(200, { 'content-encoding': 'br' }).end(half(brotliCompressSync(TEXT))),
    ],
    ['to nothing although it is gzip', (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end()],
  ])('is never a short success: cut %s', async (_, listener) => {
    const { ask } = await serve((request, response) => {
      listener(request, response);
      if (response.headersSent && !response.writableEnded) setImmediate(() => response.destroy());
    });
    const answer = await ask();
    await expect(sizeOf(answer.body)).rejects.toMatchObject(TRUNCATED);
    expect(answer.provedComplete).toBe(false);
  });
});

describe('text', () => {
  const cutTwice: RequestListener = (_, response) => {
    if (++asked < 3) response.writeHead(200, { 'content-length': 9 }).write('half', () => response.destroy());
    else response.end('the whole');
  };
  let asked = 0;

  it('is asked for again when it was cut, because nobody saw a part of it', async () => {
    asked = 0;
    const { ask, waits } = await serve(cutTwice);
    const answer = await ask();
    expect(await answer.text()).toBe('the whole');
    expect(answer.provedComplete).toBe(true);
    expect(waits).toHaveLength(2);
  });

  it('is asked for no more often than any request', async () => {
    const { ask, requests } = await serve((_, response) => void response.write('half', () => response.destroy()));
    await expect((await ask()).text()).rejects.toMatchObject(TRUNCATED);
    expect(requests).toHaveLength(6);
  });

  it('is not put together from answers of different kinds', async () => {
    asked = 0;
    const { ask } = await serve((_, response) => {
      if (++asked === 1) response.writeHead(206, { 'content-length': 9 }).write('half', () => response.destroy());
      else response.end('the whole');
    });
    await expect((await ask()).text()).rejects.toMatchObject(TRUNCATED);
  });

  it('is given once as a stream: what was handed on is not asked for again', async () => {
    asked = 0;
    const { ask, requests } = await serve(cutTwice);
    await expect(sizeOf((await ask()).body)).rejects.toMatchObject(TRUNCATED);
    expect(requests).toHaveLength(1);
  });
});

describe('an answer that nobody reads', () => {
  it('gives its place of the two back after a while', async () => {
    const { ask } = await serve((_, response) => void response.write(TEXT), { timeouts: { slowBodyWindowMs: 50 } });
    const [first] = await Promise.all([ask(), ask()]);
    await ask();
    await expect(sizeOf(first.body)).rejects.toMatchObject({ code: 'SOURCE_TIMEOUT' });
  });

  it('holds no place when it has no body', async () => {
    const { ask, requests } = await serve((_, response) => void response.writeHead(204).end());
    const answers = [await ask(), await ask(), await ask()];
    expect(requests).toHaveLength(3);
    expect(await sizeOf(answers[0]!.body)).toBe(0);
    expect(answers[0]).toMatchObject({ status: 204, provedComplete: true });
  });
});
