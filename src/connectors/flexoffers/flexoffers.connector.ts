import { Injectable } from '@nestjs/common';
import type { RawRecord } from '../../common/records.js';
import {
  SourceConnector,
  type ConnectedSource,
  type SourceConnectorContract,
  type SourceTools,
} from '../../extensions/source-connector.js';
import { isJsonObject } from '../json-answer.js';
import { checkFilters } from '../platform-filters.js';
import { isId, landingPage, toRecords } from '../platform-records.js';
import { checkPlatformUrl, platformUrl } from '../platform-url.js';
import { readPages, type PagedList } from './read-pages.js';

const ORIGIN = 'https://api.flexoffers.com';
const BASE = '/v3/products';
/** FlexOffers searches products only by one of these. */
const SEARCHES = ['cid', 'name', 'manufacturer', 'UPCorEANs'];
const FILTERS = [
  ...SEARCHES,
  'catId',
  'MPN',
  'minPrice',
  'maxPrice',
  'priceCurrency',
  'condition',
  'isOnSale',
  'minDiscount',
  'maxDiscount',
  'Gender',
  'Size',
  'Color',
  'Country',
];

/**
 * Products of the advertisers that work with a FlexOffers publisher: `GET /v3/products/full`, 500 a page, with the header
 * `ApiKey` (docs/platforms.md, FlexOffers). The credential `apiToken` is that key, one for each domain of the publisher. The query of
 * the source's url narrows down: `https://api.flexoffers.com/?cid=123` reads one catalogue, and `name`, `manufacturer`,
 * `UPCorEANs`, `Country` and the others are passed on too. Without one of the first four, every catalogue that
 * `GET /v3/products/catalogs` lists is read.
 *
 * `_id` is `pid`, `_link` the page that `deepLinkURL` leads to, where it says so in its parameter `url`, `_currency` is
 * `priceCurrency`.
 *
 * FlexOffers' own reference is behind its login, so only a live account would show whether answers are bare lists or
 * lists with a total (both are read: a bare list ends with an empty page or 204, one with a total when that is reached),
 * how many requests are allowed, and whether keys of old accounts still need the address without `/v3`.
 */
@Injectable()
@SourceConnector({ type: 'FlexOffers', credentials: ['apiToken'] })
export class FlexOffersConnector implements SourceConnectorContract {
  check({ url }: Parameters<NonNullable<SourceConnectorContract['check']>>[0]): void {
    checkPlatformUrl(url);
    checkFilters(url, FILTERS, 'FlexOffers');
  }

  async *read(source: ConnectedSource, tools: SourceTools): AsyncIterable<RawRecord[]> {
    const { origin, host, filters } = platformUrl(source.url, ORIGIN);
    const list: Omit<PagedList, 'url' | 'query' | 'idName'> = { host, source, tools, missing: [] };
    tools.report.decided({ format: 'flexoffers' });
    const searches = SEARCHES.some((name) => filters.has(name))
      ? [filters]
      : this.catalogues({ ...list, url: `${origin}${BASE}/catalogs`, query: filters, idName: 'cid' });
    let read = 0;
    for await (const query of searches) {
      for await (const page of readPages({ ...list, url: `${origin}${BASE}/full`, query, idName: 'pid' })) {
        read += page.length;
        yield toRecords(page, host, tools.report, (product) => ({
          id: product['pid'],
          link: landingPage(product['deepLinkURL'], 'url'),
          currency: product['priceCurrency'],
        }));
      }
    }
    if (list.missing.length > 0) return tools.report.incomplete(`${list.missing.join(' ')} Nothing was removed.`);
    tools.report.complete(`${host} was read to the end of every list: ${read} products.`);
  }

  /** A search for the products of each catalogue that the publisher may read. */
  private async *catalogues(list: PagedList): AsyncGenerator<URLSearchParams> {
    for await (const page of readPages(list)) {
      for (const catalogue of page) {
        const cid = isJsonObject(catalogue) ? catalogue['cid'] : null;
        if (!isId(cid)) {
          list.missing.push(`${list.host} lists a catalogue without its cid.`);
          continue;
        }
        const query = new URLSearchParams(list.query);
        query.set('cid', String(cid));
        yield query;
      }
    }
  }
}
