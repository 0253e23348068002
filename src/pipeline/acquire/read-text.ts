import { FeedmillError } from '../../common/errors.js';

/** 64 MiB. */
const DEFAULT_TEXT_LIMIT = 64 * 1024 * 1024;

/** Returns a body as UTF-8 text without byte order mark; `SOURCE_TOO_LARGE` above `limit` bytes, `PARSE_ERROR` if not UTF-8. */
export async function readText(body: AsyncIterable<Buffer>, host: string, limit = DEFAULT_TEXT_LIMIT): Promise<string> {
  const chunks: Buffer[] = [];
  let total = 0;
  for await (const chunk of body) {
    total += chunk.length;
    if (total > limit) {
      throw new FeedmillError('SOURCE_TOO_LARGE', `An answer of ${host} is larger than ${limit} bytes.`, {
        limit: 'text',
      });
    }
    chunks.push(chunk);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch (cause) {
    throw new FeedmillError('PARSE_ERROR', `An answer of ${host} is no UTF-8 text.`, {}, { cause });
  }
}
