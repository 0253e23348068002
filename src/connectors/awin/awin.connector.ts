import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { FeedmillError } from '../../common/errors.js';
import type { RawRecord } from '../../common/records.js';
import {
  SourceConnector,
  type ConnectedSource,
  type SourceConnectorContract,
  type SourceTools,
} from '../../extensions/source-connector.js';
import { watchPages } from '../../pipeline/acquire/watch-pages.js';
import { checkFilters } from '../platform-filters.js';
import { checkPlatformUrl, platformUrl } from '../platform-url.js';
import { chooseFeeds, FEED_FILTERS, feedUrl, readFeedList, type AwinFeed } from './feed-list.js';
import { readFeed, type FeedRead } from './read-feed.js';

const LIST_ORIGIN = 'https://ui.awin.com';
const FEED_ORIGIN = 'https://productdata.awin.com';

/**
 * The product feeds of the advertisers that an Awin publisher has joined: a list of feeds, and of each a file of CSV, mostly
 * gzipped (docs/platforms.md, Awin). The credential `apiKey` is the key of data feeds (Toolbox, Create-a-Feed, in the link after
 * `apikey/`), not the token of the Publisher API. With the credential `publisherId` the list is asked for at its new address,
 * without it at the old one, which still serves.
 *
 * The query of the source's url narrows down: `https://productdata.awin.com/?fid=97867,91379` reads these feeds, whether
 * joined or not, `mid=31081` those of an advertiser, `language=German` those in a language. A url that is a link of
 * Create-a-Feed (`https://productdata.awin.com/datafeed/download/apikey/${apiKey}/...`) reads that file as it is. Feeds of the
 * "enhanced" format, whose records have another shape, are read only when `fid` names them.
 *
 * `_id` is `aw_product_id`, `_link` is `merchant_deep_link`, `_currency` is `currency`. A read is complete when every file came
 * to its end. Nothing is downloaded while the list says that no feed was imported since the last run.
 *
 * Awin documents neither errors nor limits of downloads: only a live account would show how it refuses a key (by 401, 403
 * or by words, all of which are taken for it), and which words it uses for a membership that has ended.
 */
@Injectable()
@SourceConnector({ type: 'Awin', credentials: ['apiKey'] })
export class AwinConnector implements SourceConnectorContract {
  check({ url }: Parameters<NonNullable<SourceConnectorContract['check']>>[0]): void {
    checkPlatformUrl(url);
    if (!isFeed(url)) checkFilters(url, FEED_FILTERS, 'Awin');
  }

  async *read(source: ConnectedSource, tools: SourceTools): AsyncIterable<RawRecord[]> {
    const { origin, host, filters } = platformUrl(source.url, this.listOrigin(source));
    const read: FeedRead = { source, tools, missing: [], watch: watchPages({ host }) };
    if (isFeed(source.url)) yield* readFeed(source.url, null, read);
    else {
      const feeds = await this.feeds(read, filters);
      const version = versionOf(feeds);
      if (version !== null && tools.document?.last?.etag === version) return tools.document.notModified();
      tools.document?.is(version === null ? null : { etag: version });
      for (const feed of feeds) yield* readFeed(feedUrl(feed, origin), feed.id, read);
    }
    if (read.missing.length > 0) return tools.report.incomplete(`${read.missing.join(' ')} Nothing was removed.`);
    tools.report.complete(`Every feed of ${host} was read to the end of its file.`);
  }

  private listOrigin({ credentials }: ConnectedSource): string {
    return credentials['publisherId'] ? LIST_ORIGIN : FEED_ORIGIN;
  }

  private async feeds({ source, tools, missing }: FeedRead, filters: URLSearchParams): Promise<AwinFeed[]> {
    const { origin, host } = platformUrl(source.url, this.listOrigin(source));
    const { apiKey = '', publisherId } = source.credentials;
    const [key, publisher] = [apiKey, publisherId ?? ''].map(encodeURIComponent);
    const url = publisherId
      ? `${origin}/productdata-darwin-download/publisher/${publisher}/${key}/1/feedList`
      : `${origin}/datafeed/list/apikey/${key}`;
    const answer = await tools.http.request({ url, headers: source.headers }).catch((error: unknown) => {
      throw publisherId ? error : withAdvice(error);
    });
    const feeds = chooseFeeds(await readFeedList(answer, host, source.credentials), filters);
    if (!answer.provedComplete) missing.push(`${host} did not say where its list of feeds ends.`);
    if (feeds.length > 0) return feeds;
    throw new FeedmillError(
      'SOURCE_NOT_FOUND',
      [...filters].length > 0
        ? `The list of feeds of ${host} has none that fits ?${filters.toString()}.`
        : `The list of feeds of ${host} has none of an advertiser that this publisher has joined. Name feeds in the url to read others: ?fid=1,2.`,
      { host },
    );
  }
}

function isFeed(url: string | null): url is string {
  return url !== null && url.includes('/datafeed/download/');
}

/** What changes when one of the feeds is another one or was imported anew; null when the list does not tell. */
function versionOf(feeds: readonly AwinFeed[]): string | null {
  if (feeds.some(({ imported }) => imported === '')) return null;
  const parts = feeds.map(({ id, imported }) => `${id} ${imported}`).sort();
  return createHash('sha256').update(parts.join('\n')).digest('base64url');
}

/** The old address of the list may be gone by now, or may not take new keys. */
function withAdvice(error: unknown): unknown {
  if (!(error instanceof FeedmillError) || !['SOURCE_AUTH', 'SOURCE_NOT_FOUND'].includes(error.code)) return error;
  const advice = 'If the key is right, give the credential "publisherId" as well: Awin has another list for it.';
  return new FeedmillError(error.code, `${error.message} ${advice}`, error.details, { cause: error });
}
