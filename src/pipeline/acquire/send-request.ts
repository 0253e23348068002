import { Agent as HttpAgent, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { LookupFunction } from 'node:net';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';
import { FeedmillError } from '../../common/errors.js';
import type { ResolvedHttpOptions } from './http-options.js';
import { guardLookup, isSpecialAddress, notPublic } from './special-addresses.js';

export interface Hop {
  readonly url: URL;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

export interface Agents {
  readonly http: HttpAgent;
  readonly https: HttpsAgent;
  /** Throws if the host is a literal address that is not allowed; it needs no lookup. */
  readonly checkHost?: (host: string) => void;
}

/** The address guard is in the agents: they check the resolved address before they connect. `lookup` defaults to the system's. */
export function createAgents(allowPrivateAddresses: boolean, lookup?: LookupFunction): Agents {
  // Idle connections are kept only for the next page.
  const settings = { keepAlive: true, timeout: 5_000 };
  if (allowPrivateAddresses) {
    const open = { ...settings, lookup };
    return { http: new HttpAgent(open), https: new HttpsAgent(open) };
  }
  const guarded = { ...settings, lookup: guardLookup(lookup) };
  return {
    http: new RequestFilteringHttpAgent(guarded),
    https: new RequestFilteringHttpsAgent(guarded),
    checkHost: (host) => {
      if (isSpecialAddress(host)) throw notPublic(host);
    },
  };
}

/** Sends one request and returns the response with its headers: without redirects, status checks or decompression. */
export async function sendRequest(hop: Hop, agents: Agents, options: ResolvedHttpOptions): Promise<IncomingMessage> {
  const { signal, timeouts } = options;
  signal.throwIfAborted();
  agents.checkHost?.(hop.url.hostname);
  const stop = new AbortController();
  const stopped = () => stop.abort();
  signal.addEventListener('abort', stopped, { once: true });
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    stop.abort();
  }, timeouts.headersMs);
  try {
    const response = await options.axios.request<IncomingMessage>({
      url: hop.url.href,
      method: hop.method,
      headers: { ...hop.headers },
      data: hop.body === null ? undefined : Buffer.from(hop.body),
      responseType: 'stream',
      // A proxy of the environment would connect without the guard.
      proxy: false,
      decompress: false,
      maxRedirects: 0,
      httpAgent: agents.http,
      httpsAgent: agents.https,
      signal: stop.signal,
      validateStatus: () => true,
      transformRequest: (data: unknown) => data,
      maxBodyLength: Infinity,
    });
    return response.data;
  } catch (error) {
    signal.throwIfAborted();
    if (late) {
      throw new FeedmillError(
        'SOURCE_TIMEOUT',
        `${hop.url.host} did not answer within ${timeouts.headersMs / 1000} s.`,
      );
    }
    throw error;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stopped);
  }
}
