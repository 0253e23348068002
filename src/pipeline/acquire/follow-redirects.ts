import type { IncomingMessage } from 'node:http';
import { FeedmillError } from '../../common/errors.js';
import { connectionFailure, mayPass } from './failures.js';
import { MAX_REDIRECTS, type ResolvedHttpOptions } from './http-options.js';
import { sendRequest, type Agents, type Hop } from './send-request.js';
import { checkedUrl, sharesTrust } from './source-url.js';

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/**
 * Headers that are sent after a redirect to another origin: the general ones, and the version of the document, which the last
 * host of the chain gave. All other headers are only for the host they were written for.
 */
const COMMON_HEADERS = new Set([
  'accept',
  'accept-encoding',
  'accept-language',
  'user-agent',
  'if-none-match',
  'if-modified-since',
]);

/**
 * Sends a request and follows up to five redirects, each checked like the first url. The response keeps the slot of its host
 * until it is closed.
 */
export async function followRedirects(first: Hop, agents: Agents, options: ResolvedHttpOptions) {
  let hop = first;
  for (let redirects = 0; ; redirects++) {
    const { message, next } = await send(hop, redirects, agents, options);
    if (!next) return { message, url: hop.url };
    hop = next;
  }
}

async function send(hop: Hop, redirects: number, agents: Agents, options: ResolvedHttpOptions) {
  const release = await options.slots.take(hop.url.host, options.signal);
  try {
    const message = await sendRequest(hop, agents, options).catch((error: unknown) => {
      if (options.signal.aborted || mayPass(error)) throw error;
      throw connectionFailure(error, hop.url.host);
    });
    if (message.closed) release();
    else message.once('close', release);
    const { location } = message.headers;
    if (!REDIRECTS.has(message.statusCode ?? 0) || location === undefined) return { message, next: null };
    discard(message);
    if (redirects === MAX_REDIRECTS) {
      throw new FeedmillError('SOURCE_UNREACHABLE', `${hop.url.host} redirects more than ${MAX_REDIRECTS} times.`);
    }
    return { message, next: nextHop(hop, message.statusCode ?? 0, location) };
  } catch (error) {
    release();
    throw error;
  }
}

function nextHop(hop: Hop, status: number, location: string): Hop {
  const url = checkedUrl(location, hop.url);
  const keepsBody = hop.method === 'POST' && (status === 307 || status === 308);
  const trusted = sharesTrust(hop.url, url);
  if (keepsBody && hop.body !== null && !trusted) {
    throw new FeedmillError(
      'SOURCE_BLOCKED',
      `${hop.url.host} wants the body of the request sent to ${url.host}, which it was not written for. Save the source with the new url.`,
    );
  }
  const kept = Object.entries(hop.headers).filter(
    ([name]) => COMMON_HEADERS.has(name) || (trusted && (keepsBody || !name.startsWith('content-'))),
  );
  return {
    url,
    method: keepsBody ? 'POST' : 'GET',
    headers: Object.fromEntries(kept),
    body: keepsBody ? hop.body : null,
  };
}

/** Closes a response that is not read. */
export function discard(message: IncomingMessage): void {
  message.on('error', () => undefined);
  message.destroy();
}
