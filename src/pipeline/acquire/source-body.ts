import { on } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { FeedmillError } from '../../common/errors.js';
import type { ByteLimits, HttpTimeouts } from './http-options.js';
import { inflate, type Compression } from './inflate.js';

const COMPRESSIONS: Record<string, Compression> = { gzip: 'gzip', 'x-gzip': 'gzip', deflate: 'deflate', br: 'br' };

/** Reads the bytes of one response once, and checks limits, speed and completeness. */
export class SourceBody implements AsyncIterable<Buffer> {
  /** See `SourceResponse.provedComplete`. */
  provedComplete = false;
  private transferProved = false;
  private readonly unread: NodeJS.Timeout;

  constructor(
    private readonly message: IncomingMessage,
    private readonly host: string,
    private readonly timeouts: HttpTimeouts,
    private readonly limits: ByteLimits,
    private readonly signal: AbortSignal,
    private readonly onBytes: (bytes: number) => void = () => undefined,
  ) {
    // Without a listener, `error` would end the process; the reader gets it as well.
    message.on('error', () => undefined);
    // A response that is not read would keep a slot of its host for the rest of the run.
    this.unread = setTimeout(() => message.destroy(this.neverRead()), timeouts.slowBodyWindowMs).unref();
    message.once('close', () => clearTimeout(this.unread));
    // A response that cannot have a body ends at once.
    if (message.statusCode === 204 || message.statusCode === 304) message.resume();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    const encodings = (this.message.headers['content-encoding'] ?? '')
      .split(',')
      .map((name) => name.trim().toLowerCase())
      .filter((name) => name !== '' && name !== 'identity')
      .reverse();
    let chunks: AsyncIterable<Buffer> = this.transferred();
    for (const name of encodings) {
      const compression = COMPRESSIONS[name];
      if (!compression) {
        this.message.destroy();
        throw new FeedmillError(
          'FORMAT_UNRECOGNISED',
          `${this.host} compressed its answer with "${name.slice(0, 40)}".`,
        );
      }
      chunks = inflate(chunks, compression, this.limits, `The answer of ${this.host}`);
    }
    yield* chunks;
    // Compressed formats have an end mark of their own.
    this.provedComplete = this.transferProved || encodings.length > 0;
  }

  /** Yields the bytes as transferred. Leaving the loop closes the connection, unless the body was read to its end. */
  private async *transferred(): AsyncGenerator<Buffer> {
    const { message } = this;
    clearTimeout(this.unread);
    const stopped = () => message.destroy(this.signal.reason as Error);
    this.signal.addEventListener('abort', stopped, { once: true });
    let total = 0;
    try {
      this.signal.throwIfAborted();
      for await (const chunk of this.watched()) {
        total += chunk.length;
        this.onBytes(chunk.length);
        if (total > this.limits.compressedBytes) throw this.tooLarge();
        yield chunk;
      }
      if (!message.complete) throw this.truncated();
      this.transferProved =
        message.headers['content-length'] !== undefined ||
        (message.headers['transfer-encoding'] ?? '').toLowerCase().includes('chunked') ||
        message.statusCode === 204 ||
        message.statusCode === 304;
    } catch (error) {
      if (this.signal.aborted) throw this.signal.reason;
      throw error instanceof FeedmillError ? error : this.truncated(error);
    } finally {
      this.signal.removeEventListener('abort', stopped);
      message.destroy();
    }
  }

  /** Ends the connection if it is too slow; time that the consumer needs does not count. */
  private async *watched(): AsyncGenerator<Buffer> {
    const { slowBodyWindowMs, slowBodyBytes } = this.timeouts;
    let waited = 0;
    let arrived = 0;
    let since = performance.now();
    const slow = () => this.message.destroy(this.tooSlow());
    let timer = setTimeout(slow, slowBodyWindowMs);
    try {
      for await (const chunk of chunksOf(this.message)) {
        clearTimeout(timer);
        arrived += chunk.length;
        if (arrived >= slowBodyBytes) waited = arrived = 0;
        else waited += performance.now() - since;
        yield chunk;
        since = performance.now();
        timer = setTimeout(slow, Math.max(0, slowBodyWindowMs - waited));
      }
    } finally {
      clearTimeout(timer);
    }
  }

  private neverRead(): FeedmillError {
    const seconds = this.timeouts.slowBodyWindowMs / 1000;
    return new FeedmillError(
      'SOURCE_TIMEOUT',
      `The answer of ${this.host} was left unread for ${seconds} s, so it was closed. A connector has to read one answer before it asks for the next two.`,
    );
  }

  private tooSlow(): FeedmillError {
    const seconds = Math.round(this.timeouts.slowBodyWindowMs / 100) / 10;
    return new FeedmillError(
      'SOURCE_TIMEOUT',
      `${this.host} sent less than ${this.timeouts.slowBodyBytes} bytes in ${seconds} s while its answer was read.`,
    );
  }

  private tooLarge(): FeedmillError {
    return new FeedmillError(
      'SOURCE_TOO_LARGE',
      `The answer of ${this.host} is larger than ${this.limits.compressedBytes} bytes.`,
      { limit: 'compressedBytes' },
    );
  }

  private truncated(cause?: unknown): FeedmillError {
    return new FeedmillError(
      'SOURCE_TRUNCATED',
      `${this.host} ended its answer early: the connection closed before everything that was announced had arrived.`,
      {},
      { cause },
    );
  }
}

/** Yields the chunks as they arrive. The message's own iterator joins waiting chunks, which copies most of a large feed. */
async function* chunksOf(message: IncomingMessage): AsyncGenerator<Buffer> {
  if (message.errored) throw message.errored;
  if (message.closed || message.readableEnded) return;
  const events = on(message, 'data', { close: ['end', 'close'], highWaterMark: 1, lowWaterMark: 1 });
  for await (const [chunk] of events as AsyncIterable<[Buffer]>) yield chunk;
}
