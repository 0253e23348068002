import type { IncomingMessage } from 'node:http';
import type { FeedmillError } from '../../common/errors.js';
import type { SourceHttp, SourceRequest, SourceResponse } from '../../extensions/source-connector.js';
import { isRetriedStatus, waitBefore } from './backoff.js';
import { connectionFailure, isCut, mayPass, statusFailure } from './failures.js';
import { discard, followRedirects } from './follow-redirects.js';
import { resolveHttpOptions, type HttpOptions, type ResolvedHttpOptions } from './http-options.js';
import { readText } from './read-text.js';
import { createAgents, type Agents, type Hop } from './send-request.js';
import { SourceBody } from './source-body.js';
import { checkedUrl } from './source-url.js';
import { waitOut } from './wait-out.js';

/** A request with everything needed to retry it. */
interface Attempt {
  readonly hop: Hop;
  readonly accept: readonly number[];
  readonly agents: Agents;
  readonly options: ResolvedHttpOptions;
}

/** HTTP for the sources of one run (docs/sources.md, Requests). It lives as long as `options.signal`. */
export function createSourceHttp(options: HttpOptions): SourceHttp {
  const resolved = resolveHttpOptions(options);
  const agents = createAgents(resolved.allowPrivateAddresses, resolved.lookup);
  return {
    request: async (request, { accept = [] } = {}) =>
      requestWithRetries({ hop: firstHop(request, resolved), accept, agents, options: resolved }, 0),
    waitOut: (throttling) => waitOut(throttling, resolved),
  };
}

async function requestWithRetries(attempt: Attempt, spent: number): Promise<SourceResponse> {
  const { hop, accept, agents, options } = attempt;
  const { host } = hop.url;
  for (let retry = spent; ; retry++) {
    options.signal.throwIfAborted();
    let failure: FeedmillError;
    let wait: number | null;
    try {
      const { message, url } = await followRedirects(hop, agents, options);
      const status = message.statusCode ?? 0;
      // A 304 has no content, so it is valid only for conditional requests.
      if ((status < 400 && status !== 304) || accept.includes(status)) return toResponse(message, url, attempt, retry);
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
    await pause(failure, wait, retry, options);
  }
}

/** Waits before the next attempt, or throws the failure after the last one. */
async function pause(
  failure: FeedmillError,
  wait: number | null,
  retry: number,
  options: ResolvedHttpOptions,
): Promise<void> {
  if (wait === null || retry >= options.retry.attempts) throw failure;
  options.onRetry(failure, wait);
  await options.sleep(wait, options.signal);
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

function toResponse(message: IncomingMessage, url: URL, attempt: Attempt, retry: number): SourceResponse {
  const { options } = attempt;
  const status = message.statusCode ?? 0;
  const body = new SourceBody(message, url.host, options.timeouts, options.limits, options.signal, options.onBytes);
  // A response whose body is not read must not outlive the run.
  const stopped = () => discard(message);
  options.signal.addEventListener('abort', stopped, { once: true });
  message.once('close', () => options.signal.removeEventListener('abort', stopped));
  let read: { readonly provedComplete: boolean } = body;
  return {
    status,
    headers: plainHeaders(message),
    url: url.href,
    body,
    get provedComplete() {
      return read.provedComplete;
    },
    /** Retries a response that was cut, because no part of the text was returned yet; `body` cannot do that. */
    async text(limit) {
      try {
        return await readText(body, url.host, limit);
      } catch (error) {
        if (!isCut(error)) throw error;
        await pause(error, waitBefore(retry, options.retry), retry, options);
        const again = await requestWithRetries(attempt, retry + 1);
        if (again.status !== status) throw error;
        read = again;
        return again.text(limit);
      }
    },
  };
}
