import { FeedmillError } from '../../common/errors.js';
import type { Throttling } from '../../extensions/source-connector.js';
import { waitBefore } from './backoff.js';
import type { ResolvedHttpOptions } from './http-options.js';

/** See `SourceHttp.waitOut`. */
export async function waitOut({ host, retry, askedMs }: Throttling, options: ResolvedHttpOptions): Promise<void> {
  const { attempts, longestAskedMs } = options.retry;
  const wait = askedMs === undefined ? waitBefore(retry, options.retry) : askedMs > longestAskedMs ? null : askedMs;
  options.signal.throwIfAborted();
  if (wait === null || retry >= attempts) {
    throw new FeedmillError('SOURCE_RATE_LIMITED', `${host} wants fewer requests; the run is tried again later.`, {
      host,
    });
  }
  await options.sleep(wait, options.signal);
}
