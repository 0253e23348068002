import { FeedmillError } from '../../common/errors.js';

export interface PageWatch {
  /**
   * Call it once per page, before its records are yielded. `token` requests this page (cursor, next url);
   * `firstId`: the id of its first record. Throws `PARSE_ERROR` if either was seen before, `SOURCE_TOO_LARGE` above the limit.
   */
  page(seen: { token?: string | null; firstId?: string | number | null }): void;
}

const DEFAULT_MAX_PAGES = 100_000;

/** Detects repeated pages, so that paging cannot loop. `host` is named in messages. */
export function watchPages({
  maxPages = DEFAULT_MAX_PAGES,
  host = 'The source',
}: { maxPages?: number; host?: string } = {}): PageWatch {
  const tokens = new Set<string>();
  const firstIds = new Set<string>();
  let pages = 0;
  return {
    page({ token, firstId }) {
      pages += 1;
      if (pages > maxPages) {
        throw new FeedmillError('SOURCE_TOO_LARGE', `${host} has more than ${maxPages} pages.`, { limit: 'pages' });
      }
      for (const [seen, value, what] of [
        [tokens, token, 'token'],
        [firstIds, firstId, 'first record'],
      ] as const) {
        if (value === undefined || value === null) continue;
        if (seen.has(String(value))) {
          throw new FeedmillError(
            'PARSE_ERROR',
            `${host} answered page ${pages} with the same ${what} as an earlier page, so its paging goes in circles.`,
            { page: pages },
          );
        }
        seen.add(String(value));
      }
    },
  };
}
