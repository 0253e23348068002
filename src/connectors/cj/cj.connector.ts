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
import { isJsonObject } from '../json-answer.js';
import { checkFilters } from '../platform-filters.js';
import { isId, toRecords } from '../platform-records.js';
import { checkPlatformUrl, platformUrl } from '../platform-url.js';
import { readProductPage, type ProductPage } from './product-page.js';
import { FILTER_NAMES, productQuery, readFilters } from './product-query.js';

const ORIGIN = 'https://ads.api.cj.com';
/** CJ's own default; up to 10,000 are allowed, which would be an answer of dozens of megabytes. */
const PAGE_SIZE = 1_000;
const BATCH = 250;

/**
 * Products of the advertisers that work with a CJ publisher: `POST https://ads.api.cj.com/query`, GraphQL (docs/platforms.md, CJ).
 * It uses CJ's query `products`, not `shoppingProducts`: its pages are named by a cursor, so that nothing is lost when
 * products come and go meanwhile, no unknown ceiling of an offset is met, and `nextPage: null` proves the end. Whole feeds by
 * subscription leave private feeds out, and their request is not documented consistently.
 *
 * Credentials: `accessToken` (a personal access token), `companyId` (the CID), and for tracked links (`linkCode`) `pid`, the
 * id of the publisher's website; without it records have the landing page only. The query of the source's url narrows down:
 * `https://ads.api.cj.com/?partnerIds=123,456&adIds=789&keywords=lamp&targetCountry=DE&availability=IN_STOCK`, and
 * `partnerStatus=NOT_JOINED` for advertisers that the publisher does not work with.
 *
 * `_id` is `{adId}:{id}`, because each advertiser numbers its products on its own; `_link` is `link`, `_currency` that of
 * the price.
 *
 * Only a live account would show how often CJ may be asked and how it says so (429 and words about limits in `errors` are
 * both waited for), whether `limit` may be as large with a cursor, and whether `totalCount` of a large result is exact: where
 * fewer products came than it says, nothing is removed.
 */
@Injectable()
@SourceConnector({ type: 'CJ', credentials: ['accessToken', 'companyId'] })
export class CJConnector implements SourceConnectorContract {
  check({ url }: Parameters<NonNullable<SourceConnectorContract['check']>>[0]): void {
    checkPlatformUrl(url);
    checkFilters(url, FILTER_NAMES, 'CJ');
    if (url && URL.canParse(url)) readFilters(platformUrl(url, ORIGIN).filters);
  }

  async *read(source: ConnectedSource, tools: SourceTools): AsyncIterable<RawRecord[]> {
    const { host } = platformUrl(source.url, ORIGIN);
    const watch = watchPages({ host });
    const { pid } = source.credentials;
    tools.report.decided({ format: 'cj', ...(!pid && { trackedLinks: 'none: the credential "pid" is not given' }) });
    let token: string | null = null;
    for (let number = 1, seen = 0; ; number++) {
      const { products, total, nextPage }: ProductPage = await this.page(token, source, tools);
      watch.page({ token, firstId: idOf(products[0]) });
      seen += products.length;
      for (let at = 0; at < products.length; at += BATCH) {
        tools.signal.throwIfAborted();
        yield toRecords(products.slice(at, at + BATCH), host, tools.report, (product) => ({
          id: idOf(product),
          link: product['link'],
          currency: isJsonObject(product['price']) ? product['price']['currency'] : null,
        }));
      }
      token = nextPage;
      if (token !== null) continue;
      return total === null || seen >= total
        ? tools.report.complete(`${host} named no page after page ${number}: the last one was seen.`)
        : tools.report.incomplete(`${host} counts ${total} products, but showed only ${seen}: nothing was removed.`);
    }
  }

  private async page(token: string | null, source: ConnectedSource, tools: SourceTools): Promise<ProductPage> {
    const { origin, host, filters } = platformUrl(source.url, ORIGIN);
    const { accessToken, companyId = '', pid } = source.credentials;
    const request = {
      url: `${origin}/query`,
      method: 'POST' as const,
      headers: { ...source.headers, accept: 'application/json', authorization: `Bearer ${accessToken}` },
      body: JSON.stringify(productQuery({ companyId, pid, page: token, limit: PAGE_SIZE }, filters)),
    };
    for (let retry = 0; ; retry++) {
      const answer = await tools.http.request(request, { accept: [400] });
      try {
        return readProductPage(await answer.text(), host, source.credentials);
      } catch (error) {
        if (!(error instanceof FeedmillError) || error.code !== 'SOURCE_RATE_LIMITED') throw error;
        tools.logger.debug(error.message);
        await tools.http.waitOut({ host, retry });
      }
    }
  }
}

function idOf(product: unknown): string | null {
  if (!isJsonObject(product)) return null;
  const { id, adId } = product;
  return isId(id) ? `${isId(adId) ? adId : ''}:${id}` : null;
}
