import { Injectable } from '@nestjs/common';
import { badInput, FeedmillError } from '../../common/errors.js';
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
import { quote } from '../refusal.js';
import { currencyOf, pitchPageOf, readProductList } from './product-list.js';

const ORIGIN = 'https://api.clickbank.com';
const FILTERS = ['site', 'type'];

/**
 * The products that a ClickBank account sells: `GET /rest/1.3/products/list?site=`, the page number in the header `Page`,
 * 206 while there are more pages and 200 with the last one (docs/platforms.md, ClickBank). Affiliates see nothing of the marketplace
 * there. `site`, the nickname of the account, is a credential, or a parameter of the source's url; `type=STANDARD` or
 * `RECURRING` in that url narrows the list down.
 *
 * `_id` is the product's `id`, `_link` its pitch page, `_currency` that of its first price. Numbers and booleans are
 * texts, as ClickBank writes them.
 *
 * Only a live account would show how exactly ClickBank words that a limit is exceeded (10 requests a second, 25,000 a
 * day; every 403 that is a plain sentence counts as that), how it writes a list of no products, and whether it still
 * takes keys of the old form `DEV-...:API-...`, which are passed on as they are.
 */
@Injectable()
@SourceConnector({ type: 'ClickBank', credentials: ['apiKey'] })
export class ClickBankConnector implements SourceConnectorContract {
  check({ url }: Parameters<NonNullable<SourceConnectorContract['check']>>[0]): void {
    checkPlatformUrl(url);
    checkFilters(url, FILTERS, 'ClickBank');
  }

  async *read(source: ConnectedSource, tools: SourceTools): AsyncIterable<RawRecord[]> {
    const { origin, host, filters } = platformUrl(source.url, ORIGIN);
    const site = filters.get('site') || source.credentials['site'];
    if (!site) {
      throw badInput(
        'credentials',
        'A source of type ClickBank needs the credential "site" as well: the nickname of the account whose products are read.',
      );
    }
    filters.set('site', site);
    const url = `${origin}/rest/1.3/products/list?${filters.toString()}`;
    const watch = watchPages({ host });
    tools.report.decided({ format: 'clickbank' });
    for (let number = 1, seen = 0; ; number++) {
      const { status, text } = await this.page(url, number, source, tools, host);
      const { products, total } = readProductList(text, host, source.credentials);
      const [first] = products;
      watch.page({ firstId: isJsonObject(first) && isId(first['id']) ? first['id'] : null });
      seen += products.length;
      if (products.length > 0) {
        yield toRecords(products, host, tools.report, (product) => ({
          id: product['id'] ?? product['@sku'],
          link: pitchPageOf(product),
          currency: currencyOf(product),
        }));
      }
      if (status === 206) continue;
      return total === null || seen >= total
        ? tools.report.complete(`${host} said that page ${number} is the last one.`)
        : tools.report.incomplete(`${host} counts ${total} products, but showed only ${seen}: nothing was removed.`);
    }
  }

  private async page(
    url: string,
    number: number,
    source: ConnectedSource,
    tools: SourceTools,
    host: string,
  ): Promise<{ status: number; text: string }> {
    const headers = {
      ...source.headers,
      accept: 'application/json',
      authorization: source.credentials['apiKey'] ?? '',
      page: String(number),
    };
    for (let retry = 0; ; retry++) {
      const answer = await tools.http.request({ url, headers }, { accept: [403] });
      const text = await answer.text();
      if (answer.status !== 403) return { status: answer.status, text };
      if (text.trim() === '' || /^\s*[<{[]/.test(text)) {
        throw new FeedmillError('SOURCE_AUTH', `${host} answered 403: check the credential "apiKey" and its rights.`);
      }
      tools.logger.debug(
        `${host} answered 403 to page ${number}, which is how it throttles: ${quote(text, source.credentials)}`,
      );
      await tools.http.waitOut({ host, retry });
    }
  }
}
