import type { IncomingMessage } from 'node:http';
import { FeedmillError } from '../../common/errors.js';
import type { SourceHttp, SourceRequest, SourceResponse } from '../../extensions/source-connector.js';
import { isRetriedStatus, waitBefore } from './backoff.js';
import { connectionFailure, mayPass, statusFailure } from './failures.js';
import { discard, followRedirects } from './follow-redirects.js';
import { resolveHttpOptions, type HttpOptions, type ResolvedHttpOptions } from './http-options.js';
import { readText } from './read-text.js';
import { createAgents, type Agents, type Hop } from './send-request.js';
import { SourceBody } from './source-body.js';
import { checkedUrl } from './source-url.js';
import { waitOut } from './wait-out.js';

/** HTTP for the sources of one run (spec "sources", Requests and Addresses). It lives as long as `options.signal`. */
export function createSourceHttp(options: HttpOptions): SourceHttp {
  const resolved = resolveHttpOptions(options);
  const agents = createAgents(resolved.allowPrivateAddresses);
  return {
    request: (request, { accept = [] } = {}) => requestWithRetries(request, accept, agents, resolved),
    waitOut: (throttling) => waitOut(throttling, resolved),
  };
}

async function requestWithRetries(
  request: SourceRequest,
  accept: readonly number[],
  agents: Agents,
  options: ResolvedHttpOptions,
): Promise<SourceResponse> {
  const first = firstHop(request, options);
  const { host } = first.url;
  for (let retry = 0; ; retry++) {
    options.signal.throwIfAborted();
    let failure: FeedmillError;
    let wait: number | null;
    try {
      const release = await options.slots.take(host, options.signal);
      const { message, url } = await followRedirects(first, agents, options).catch((error: unknown) => {
        release();
        throw error;
      });
      message.once('close', release);
      const status = message.statusCode ?? 0;
      // A 304 brings nothing, so it is an answer only for who asked on a condition.
      if ((status < 400 && status !== 304) || accept.includes(status)) return toResponse(message, url, options);
      const headers = plainHeaders(message);
      discard(message);
      failure = statusFailure(status, url.host);
      if (!isRetriedStatus(status)) throw failure;
      wait = waitBefore(retry, options.retry, { status, headers });
    } catch (error) {
      options.signal.throwIfAborted();
      if (!mayPass(error)) throw connectionFailure(error, host);
      failure = connectionFailure(error, host);
      wait = waitBefore(retry, options.retry);
    }
    if (wait === null || retry >= options.retry.attempts) throw failure;
    await options.sleep(wait, options.signal);
  }
}

function firstHop(request: SourceRequest, options: ResolvedHttpOptions): Hop {
  const headers: Record<string, string> = {
    accept: '*/*',
    'accept-encoding': 'gzip, deflate, br',
    'user-agent': options.userAgent,
  };
  const body = request.body ?? null;
  if (body !== null)
    headers['content-type'] = /^\s*[{[]/.test(body) ? 'application/json' : 'application/x-www-form-urlencoded';
  for (const [name, value] of Object.entries(request.headers ?? {})) headers[name.toLowerCase()] = value;
  return { url: checkedUrl(request.url), method: request.method ?? 'GET', headers, body };
}

function plainHeaders(message: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(message.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}

function toResponse(message: IncomingMessage, url: URL, options: ResolvedHttpOptions): SourceResponse {
  const body = new SourceBody(message, url.host, options.timeouts, options.limits, options.signal);
  // An answer whose body nobody reads must not outlive the run.
  const stopped = () => discard(message);
  options.signal.addEventListener('abort', stopped, { once: true });
  message.once('close', () => options.signal.removeEventListener('abort', stopped));
  return {
    status: message.statusCode ?? 0,
    headers: plainHeaders(message),
    url: url.href,
    body,
    get provedComplete() {
      return body.provedComplete;
    },
    text: (limit) => readText(body, url.host, limit),
  };
}
