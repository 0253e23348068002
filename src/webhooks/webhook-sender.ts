import type { IncomingMessage } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type FeedmillConfig } from '../config/config.js';
import { retryAfter } from '../pipeline/acquire/backoff.js';
import { connectionFailure } from '../pipeline/acquire/failures.js';
import { discard } from '../pipeline/acquire/follow-redirects.js';
import { resolveHttpOptions } from '../pipeline/acquire/http-options.js';
import { type Agents, createAgents, sendRequest } from '../pipeline/acquire/send-request.js';
import { checkedUrl } from '../pipeline/acquire/source-url.js';

const LONGEST_ANSWER = 64 * 1024;
const ANSWER_MS = 5_000;

/** The reason of a failed delivery. The message names only the host, because the address may contain a secret. */
export interface SendFailure {
  readonly message: string;
  /** Whether the receiver has ended the subscription (410). */
  readonly isFinal: boolean;
  /** The wait in milliseconds that the receiver asked for. */
  readonly askedMs: number | null;
}

/** Posts deliveries with the address guard of sources, without proxies, redirects or retries. */
@Injectable()
export class WebhookSender {
  private readonly agents: Agents;

  constructor(@Inject(CONFIG) private readonly config: FeedmillConfig) {
    this.agents = createAgents(config.ALLOW_PRIVATE_ADDRESSES);
  }

  /** Returns null after a 2xx response, else the failure. Throws only the reason of `signal` when it aborts. */
  async send(
    address: string,
    headers: Readonly<Record<string, string>>,
    body: string,
    now: Date,
    signal: AbortSignal,
  ): Promise<SendFailure | null> {
    try {
      const url = checkedUrl(address);
      const common = { 'content-type': 'application/json', accept: '*/*', 'user-agent': 'feedmill' };
      const message = await sendRequest(
        { url, method: 'POST', headers: { ...common, ...headers }, body },
        this.agents,
        resolveHttpOptions({
          signal,
          allowPrivateAddresses: this.config.ALLOW_PRIVATE_ADDRESSES,
          timeouts: { headersMs: this.config.WEBHOOK_TIMEOUT },
        }),
      );
      readOut(message);
      return failureOf(message, url.host, now);
    } catch (error) {
      signal.throwIfAborted();
      return { message: explain(error, hostOf(address)), isFinal: false, askedMs: null };
    }
  }
}

function failureOf({ statusCode: status = 0, headers }: IncomingMessage, host: string, now: Date): SendFailure | null {
  if (status >= 200 && status < 300) return null;
  const message =
    status === 410
      ? `${host} answered 410: it wants no more deliveries.`
      : status >= 300 && status < 400
        ? `${host} answered ${status}; redirects are not followed. Save a webhook with the address that it leads to.`
        : `${host} answered ${status}.`;
  return { message, isFinal: status === 410, askedMs: retryAfter(headers['retry-after'], now.getTime()) };
}

function explain(error: unknown, host: string): string {
  const failure = connectionFailure(error, host);
  if (failure.code !== 'SOURCE_BLOCKED') return failure.message;
  return `${host} is not at a public address, and webhooks may not reach others. ALLOW_PRIVATE_ADDRESSES=true allows it for the whole deployment.`;
}

/** Reads a short response to its end, so that the connection can be used again. */
function readOut(message: IncomingMessage): void {
  let left = LONGEST_ANSWER;
  const timer = setTimeout(() => discard(message), ANSWER_MS).unref();
  message.on('error', () => undefined);
  message.on('close', () => clearTimeout(timer));
  message.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) discard(message);
  });
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : 'The address';
}
