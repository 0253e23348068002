import { Injectable } from '@nestjs/common';
import type { RawRecord } from '../../common/records.js';
import {
  SourceConnector,
  type ConnectedSource,
  type SourceConnectorContract,
  type SourceTools,
} from '../../extensions/source-connector.js';
import { watchPages } from '../../pipeline/acquire/watch-pages.js';
import { isJsonObject } from '../json-answer.js';
import { checkFilters } from '../platform-filters.js';
import { landingPage, toRecords } from '../platform-records.js';
import { checkPlatformUrl, platformUrl } from '../platform-url.js';
import { AccessToken } from './access-token.js';
import { readSearchResult, type SearchResult } from './search-result.js';

const ORIGIN = 'https://api.linksynergy.com';
/** The most that Rakuten gives at once. */
const PAGE_SIZE = 100;
const FILTERS = ['keyword', 'exact', 'one', 'none', 'mid', 'cat', 'sort', 'sorttype'];

/**
 * Products of the advertisers that work with a Rakuten Advertising (LinkShare) publisher: `GET /productsearch/1.0`, XML,
 * 100 a page, to the page `TotalPages` (docs/platforms.md, Rakuten). The credential `securityKey` is the token key that Rakuten's
 * developer portal shows (`client_id:client_secret` in base64), `trackingId` the id of the publisher's site (SID); an
 * access token is fetched with both and renewed when it ends after an hour. The query of the source's url narrows down
 * what is searched: `https://api.linksynergy.com/?mid=123` one advertiser, `keyword`, `exact`, `one`, `none`, `cat` as
 * Rakuten describes them. Sorted by name unless the url has another `sort`, so that pages fit each other.
 *
 * Records are the `item` elements as the XML decoder reads them; lists in them are joined with `~~`. `_id` is `linkid`
 * (where there is none, `mid` and `sku`), `_link` the page that `linkurl` leads to, where it says so in its parameter
 * `murl`, `_currency` that of `price`.
 *
 * Only a live account would show whether Rakuten searches without a `keyword`, whether it cuts long results (a result
 * with fewer products than `TotalMatches` is not taken for complete), which requests it allows in what time, and whether
 * a publisher's old web service token is still of use, which is not read here.
 */
@Injectable()
@SourceConnector({ type: 'Rakuten', credentials: ['securityKey', 'trackingId'] })
export class RakutenConnector implements SourceConnectorContract {
  check({ url }: Parameters<NonNullable<SourceConnectorContract['check']>>[0]): void {
    checkPlatformUrl(url);
    checkFilters(url, FILTERS, 'Rakuten');
  }

  async *read(source: ConnectedSource, tools: SourceTools): AsyncIterable<RawRecord[]> {
    const { origin, host, filters } = platformUrl(source.url, ORIGIN);
    if (!filters.has('sort')) {
      filters.set('sort', 'productname');
      filters.set('sorttype', 'asc');
    }
    const token = new AccessToken(origin, host, source, tools);
    const watch = watchPages({ host });
    tools.report.decided({ format: 'rakuten' });
    for (let number = 1, seen = 0; ; number++) {
      filters.set('max', String(PAGE_SIZE));
      filters.set('pagenumber', String(number));
      const url = `${origin}/productsearch/1.0?${filters.toString()}`;
      const { products, pages, matches } = await this.page(url, token, source, tools, host);
      const records = toRecords(products, host, tools.report, (product) => ({
        id: product['linkid'] || `${text(product['mid'])}-${text(product['sku'])}`,
        link: landingPage(product['linkurl'], 'murl'),
        currency: isJsonObject(product['price']) ? product['price']['@currency'] : undefined,
      }));
      watch.page({ firstId: text(records[0]?.['_id']) || null });
      seen += products.length;
      if (records.length > 0) yield records;
      if (products.length > 0 && number < pages) continue;
      return seen >= matches
        ? tools.report.complete(
            `Page ${number} of ${host} is the last one of ${pages}: all ${matches} matches were seen.`,
          )
        : tools.report.incomplete(
            `${host} counts ${matches} matches, but showed only ${seen}: nothing was removed. Several sources, each for one advertiser or category (mid, cat), see more.`,
          );
    }
  }

  /** A token may end at any time, so a refused one is renewed once. */
  private async page(
    url: string,
    token: AccessToken,
    source: ConnectedSource,
    tools: SourceTools,
    host: string,
  ): Promise<SearchResult> {
    const headers = async () => ({ ...source.headers, accept: 'application/xml', authorization: await token.header() });
    let answer = await tools.http.request({ url, headers: await headers() }, { accept: [400, 401] });
    if (answer.status === 401) {
      await answer.text();
      token.renew();
      answer = await tools.http.request({ url, headers: await headers() }, { accept: [400] });
    }
    return readSearchResult(await answer.text(), answer.status, host, source.credentials);
  }
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
