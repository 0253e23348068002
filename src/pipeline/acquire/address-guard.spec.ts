import type { LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { closeStubs, startStub, type StubServer } from '../../../test/support/stub-server.js';
import { followRedirects } from './follow-redirects.js';
import { HostSlots } from './host-slots.js';
import { resolveHttpOptions, type HttpOptions } from './http-options.js';
import { createAgents } from './send-request.js';
import { createSourceHttp } from './source-http.js';

const BLOCKED = { code: 'SOURCE_BLOCKED' };

afterEach(closeStubs);

function guarded(options: Partial<HttpOptions> = {}) {
  return createSourceHttp({
    signal: new AbortController().signal,
    allowPrivateAddresses: false,
    slots: new HostSlots(2),
    sleep: () => Promise.resolve(),
    ...options,
  });
}

const inside = (): Promise<StubServer> => startStub((_, response) => void response.end('inside'));

/** A resolver that gives one answer after the other, and the last one again and again. */
function resolver(...answers: string[][]): { lookup: LookupFunction; asked: () => number } {
  let asked = 0;
  const lookup: LookupFunction = (_, options, done) => {
    const addresses = answers[Math.min(asked++, answers.length - 1)]!.map((address): LookupAddress => ({
      address,
      family: address.includes(':') ? 6 : 4,
    }));
    if (options.all) done(null, addresses);
    else done(null, addresses[0]!.address, addresses[0]!.family);
  };
  return { lookup, asked: () => asked };
}

describe('an address that is not public', () => {
  it.each([
    ['loopback', '127.0.0.1'],
    ['decimal', '2130706433'],
    ['octal', '0177.0.0.1'],
    ['octal parts', '0177.00.00.01'],
    ['hex', '0x7f000001'],
    ['hex parts', '0x7f.0x0.0x0.0x1'],
    ['short', '127.1'],
    ['full-width digits', '１２７.０.０.１'],
    ['a final dot', '127.0.0.1.'],
    ['its name', 'localhost'],
    ['unspecified', '0.0.0.0'],
    ['IPv6 loopback', '[::1]'],
    ['IPv6 unspecified', '[::]'],
    ['IPv4-mapped', '[::ffff:127.0.0.1]'],
    ['IPv4-mapped in hex', '[::ffff:7f00:1]'],
    ['IPv4-compatible', '[::127.0.0.1]'],
    ['NAT64', '[64:ff9b::127.0.0.1]'],
    ['local NAT64', '[64:ff9b:1::127.0.0.1]'],
    ['6to4', '[2002:7f00:1::]'],
  ])('is refused before anything is connected: loopback as %s', async (_, host) => {
    const { port, requests } = await inside();
    await expect(guarded().request({ url: `http://${host}:${port}/` })).rejects.toMatchObject(BLOCKED);
    expect(requests).toEqual([]);
  });

  it.each([
    ['private', '10.0.0.1'],
    ['private', '172.16.0.1'],
    ['private', '192.168.0.1'],
    ['link-local, with the metadata of clouds', '169.254.169.254'],
    ['metadata of Azure', '168.63.129.16'],
    ['metadata of AWS', '[fd00:ec2::254]'],
    ['shared by carriers', '100.64.0.1'],
    ['benchmarks', '198.18.0.1'],
    ['documentation', '203.0.113.1'],
    ['multicast', '224.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['unique local', '[fc00::1]'],
    ['IPv6 link-local', '[fe80::1]'],
    ['site-local', '[fec0::1]'],
    ['discard', '[100::1]'],
    ['IPv6 documentation', '[3fff::1]'],
    ['unassigned', '[4000::1]'],
  ])('is refused: %s (%s)', async (_, host) => {
    for (const scheme of ['http', 'https']) {
      await expect(guarded().request({ url: `${scheme}://${host}/` })).rejects.toMatchObject(BLOCKED);
    }
  });

  it('is read when the deployment allows it', async () => {
    const { url } = await inside();
    expect(await (await guarded({ allowPrivateAddresses: true }).request({ url })).text()).toBe('inside');
  });
});

describe('a name', () => {
  it.each(['127.0.0.1', '::1', '::ffff:127.0.0.1', '64:ff9b:1::7f00:1', '198.18.0.1', '169.254.169.254'])(
    'is refused when it resolves to %s',
    async (address) => {
      const { port, requests } = await inside();
      const { lookup } = resolver([address]);
      const url = `http://shop.example:${port}/`;
      await expect(guarded({ lookup }).request({ url })).rejects.toMatchObject(BLOCKED);
      await expect(guarded({ lookup }).request({ url: 'https://shop.example/' })).rejects.toMatchObject(BLOCKED);
      expect(requests).toEqual([]);
    },
  );

  it.each([
    ['first', ['127.0.0.1', '3ffe::1']],
    ['last', ['3ffe::1', '127.0.0.1']],
  ])('is refused when one of its two addresses is private, the %s', async (_, addresses) => {
    const { port, requests } = await inside();
    const { lookup } = resolver(addresses);
    await expect(guarded({ lookup }).request({ url: `http://shop.example:${port}/` })).rejects.toMatchObject(BLOCKED);
    expect(requests).toEqual([]);
  });

  it('is connected to at the very address that was looked at, so that a resolver that changes its mind gains nothing', async () => {
    const { port, requests } = await inside();
    // 3ffe:: was given back long ago; nobody is there.
    const { lookup, asked } = resolver(['3ffe::1'], ['127.0.0.1']);
    const http = guarded({ lookup, timeouts: { headersMs: 100 }, retry: { attempts: 0 } });
    const url = `http://shop.example:${port}/`;
    await expect(http.request({ url })).rejects.toMatchObject({
      code: expect.stringMatching(/^SOURCE_(UNREACHABLE|TIMEOUT)$/),
    });
    expect(asked()).toBe(1);
    await expect(http.request({ url })).rejects.toMatchObject(BLOCKED);
    expect(asked()).toBe(2);
    expect(requests).toEqual([]);
  });
});

it('is looked at on every hop', async () => {
  const target = await inside();
  for (const host of ['127.0.0.1', '2130706433', '[::ffff:127.0.0.1]', 'localhost']) {
    const location = `http://${host}:${target.port}/`;
    const { url } = await startStub((_, response) => void response.writeHead(302, { location }).end());
    // As if the first host were public: only its request goes through an agent without the guard.
    const [open, closed] = [createAgents(true), createAgents(false)];
    let hops = 0;
    const agents = {
      https: closed.https,
      get http() {
        return hops++ === 0 ? open.http : closed.http;
      },
    };
    const options = resolveHttpOptions({ signal: new AbortController().signal, allowPrivateAddresses: false });
    const hop = { url: new URL(url), method: 'GET' as const, headers: {}, body: null };
    await expect(followRedirects(hop, agents, options)).rejects.toMatchObject(BLOCKED);
    expect(hops).toBe(2);
  }
  expect(target.requests).toEqual([]);
});

it.each([
  'file:///etc/passwd',
  'gopher://127.0.0.1:70/_',
  'ftp://example.com/feed',
  'data:text/csv,id',
  'feed.csv',
  'http://user:pass@example.com/',
  'http://token@example.com/',
])('does not read %s, neither as the url nor as a redirect', async (location) => {
  await expect(guarded().request({ url: location })).rejects.toMatchObject(BLOCKED);
  const { url } = await startStub((_, response) => void response.writeHead(302, { location }).end());
  const http = guarded({ allowPrivateAddresses: true, retry: { attempts: 0 } });
  if (location !== 'feed.csv') await expect(http.request({ url })).rejects.toMatchObject(BLOCKED);
});

it('goes past no proxy of the environment, which would connect where the guard does not look', async () => {
  const proxy = await startStub((_, response) => void response.end('from the proxy'));
  const direct = await inside();
  const names = ['HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy', 'HTTPS_PROXY'];
  const before = names.map((name) => [name, process.env[name]] as const);
  for (const name of names) process.env[name] = proxy.url;
  try {
    const http = guarded({ allowPrivateAddresses: true });
    expect(await (await http.request({ url: direct.url })).text()).toBe('inside');
    await expect(guarded().request({ url: direct.url })).rejects.toMatchObject(BLOCKED);
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
  expect(proxy.requests).toEqual([]);
});
