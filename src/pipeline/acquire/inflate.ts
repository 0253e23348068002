import { pipeline, Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { FeedmillError } from '../../common/errors.js';
import { systemCode } from './failures.js';
import type { ByteLimits } from './http-options.js';

export type Compression = 'gzip' | 'deflate' | 'br';

/** 256 KiB chunks: 2.4 x the speed of zlib's default. */
const CHUNK = { chunkSize: 256 * 1024 };

/**
 * Decompresses bytes as they arrive. `where` names them in messages. Reaching the end proves completeness: a cut stream throws
 * `SOURCE_TRUNCATED`, invalid bytes `PARSE_ERROR`, exceeding a limit `SOURCE_TOO_LARGE`.
 */
export async function* inflate(
  chunks: AsyncIterable<Buffer>,
  compression: Compression,
  limits: ByteLimits,
  where: string,
): AsyncGenerator<Buffer> {
  const input = chunks[Symbol.asyncIterator]();
  let taken = 0;
  let given = 0;
  const first = await input.next();
  if (first.done) {
    throw new FeedmillError('SOURCE_TRUNCATED', `${where} is said to be ${compression} but has no bytes.`);
  }
  const counted = (async function* () {
    try {
      for (let next: IteratorResult<Buffer> = first; !next.done; next = await input.next()) {
        taken += next.value.length;
        yield next.value;
      }
    } finally {
      await input.return?.();
    }
  })();
  const inflater = createInflater(compression, first.value);
  const output = pipeline(Readable.from(counted, { objectMode: false }), inflater, () => undefined);
  try {
    for await (const chunk of output as AsyncIterable<Buffer>) {
      given += chunk.length;
      refuseExcess(given, taken, limits, where);
      yield chunk;
    }
  } catch (error) {
    throw inflateFailure(error, compression, where);
  } finally {
    inflater.destroy();
  }
}

function createInflater(compression: Compression, first: Buffer) {
  switch (compression) {
    case 'gzip':
      return createGunzip(CHUNK);
    case 'br':
      return createBrotliDecompress(CHUNK);
    case 'deflate':
      // Some servers send the bare stream without zlib's header, whose low half of the first byte is always 8.
      return (first[0]! & 0x0f) === 8 ? createInflate(CHUNK) : createInflateRaw(CHUNK);
  }
}

export function refuseExcess(given: number, taken: number, limits: ByteLimits, where: string): void {
  if (given > limits.inflatedBytes) {
    throw new FeedmillError(
      'SOURCE_TOO_LARGE',
      `${where} is larger than ${limits.inflatedBytes} bytes once inflated.`,
      {
        limit: 'inflatedBytes',
      },
    );
  }
  if (given > limits.ratioFromBytes && given > limits.ratio * taken) {
    throw new FeedmillError(
      'SOURCE_TOO_LARGE',
      `${where} inflates to more than ${limits.ratio} times its size, as an archive made to fill a machine does.`,
      { limit: 'ratio' },
    );
  }
}

function inflateFailure(error: unknown, compression: Compression, where: string): unknown {
  const code = systemCode(error) ?? '';
  if (error instanceof FeedmillError || !/^(Z_|ERR_)/.test(code)) return error;
  const cut = code === 'Z_BUF_ERROR' || code === 'ERR_STREAM_PREMATURE_CLOSE';
  return cut
    ? new FeedmillError(
        'SOURCE_TRUNCATED',
        `${where} ends in the middle of its ${compression} stream.`,
        {},
        { cause: error },
      )
    : new FeedmillError(
        'PARSE_ERROR',
        `${where} holds bytes that are no ${compression} (${code}).`,
        {},
        { cause: error },
      );
}
