import { Injectable } from '@nestjs/common';
import { FeedmillError } from '../../common/errors.js';
import type { RawRecord } from '../../common/records.js';
import {
  SourceConnector,
  type ConnectedSource,
  type SourceConnectorContract,
  type SourceTools,
} from '../../extensions/source-connector.js';
import { isJsonObject } from '../json-answer.js';
import { checkFilters, filterValues } from '../platform-filters.js';
import { isId, landingPage, toRecords } from '../platform-records.js';
import { checkPlatformUrl, platformUrl } from '../platform-url.js';
import { readList, type ImpactList } from './read-list.js';

const ORIGIN = 'https://api.impact.com';
const FILTERS = ['CatalogId', 'CampaignId', 'Query'];
/** Sources disagree on the most that is allowed (200 or 1,000); a larger size is clamped without a word. */
const PAGE_SIZE = 1_000;
const BATCH = 250;

/** A catalogue to read. */
interface Catalogue {
  readonly id: string;
  readonly currency?: unknown;
}

/**
 * The catalogues of the brands that an impact.com partner works with: `GET /Mediapartners/{AccountSID}/Catalogs`, and of
 * each `/Catalogs/{Id}/Items`, page after page by `@nextpageuri` until it is empty (docs/platforms.md, Impact). The credentials
 * `accountSid` and `authToken` are those of Settings, API. The query of the source's url narrows down: `CampaignId=10306`
 * (a brand), `CatalogId=24836,24837`, and `Query=CurrentPrice > 50`; a url that leads to one catalogue
 * (`https://api.impact.com/Mediapartners/.../Catalogs/24836/Items`) reads that one.
 *
 * `_id` is `Id` (it holds the id of the catalogue), `_link` the page that the tracked `Url` leads to, where its parameter `u`
 * tells, `_currency` is `Currency`. Prices and all other numbers are texts there.
 *
 * Impact shows at most 20,000 products of a catalogue, so nothing is removed from larger ones; its files are for
 * FTP only. 1,000 requests an hour are allowed: a source that needs more ends with SOURCE_RATE_LIMITED, and should be
 * divided by catalogue. Only a live account would show the largest page, whether the ceiling of 20,000 holds for partners
 * (it is documented for brands), and how often a tracked link names its landing page.
 */
@Injectable()
@SourceConnector({ type: 'Impact_com', credentials: ['accountSid', 'authToken'] })
export class ImpactConnector implements SourceConnectorContract {
  check({ url }: Parameters<NonNullable<SourceConnectorContract['check']>>[0]): void {
    checkPlatformUrl(url);
    checkFilters(url, FILTERS, 'Impact_com');
  }

  async *read(source: ConnectedSource, tools: SourceTools): AsyncIterable<RawRecord[]> {
    const { origin, host, filters } = platformUrl(source.url, ORIGIN);
    const missing: string[] = [];
    const list = { origin, host, source, tools, missing };
    const query = new URLSearchParams({ PageSize: String(PAGE_SIZE) });
    if (filters.has('Query')) query.set('Query', filters.get('Query') ?? '');
    tools.report.decided({ format: 'impact' });
    let [catalogues, products] = [0, 0];
    for await (const { id, currency } of this.catalogues(list, filters)) {
      catalogues += 1;
      const path = `/Catalogs/${encodeURIComponent(id)}/Items?${query.toString()}`;
      for await (const page of readList({ ...list, path, name: 'Items' })) {
        products += page.length;
        for (let at = 0; at < page.length; at += BATCH) {
          tools.signal.throwIfAborted();
          yield toRecords(page.slice(at, at + BATCH), host, tools.report, (product) => ({
            id: product['Id'],
            link: landingPage(product['Url'], 'u'),
            currency: product['Currency'] || currency,
          }));
        }
      }
    }
    if (missing.length > 0) return tools.report.incomplete(`${missing.join(' ')} Nothing was removed.`);
    tools.report.complete(`${catalogues} catalogues of ${host} were read to their last page: ${products} products.`);
  }

  /** The catalogues that the url names, else all of the account; `SOURCE_NOT_FOUND` when there are none. */
  private async *catalogues(
    list: Omit<ImpactList, 'path' | 'name'>,
    filters: URLSearchParams,
  ): AsyncGenerator<Catalogue> {
    const named = [...filterValues(filters, 'CatalogId'), ...catalogueOfPath(list.source.url)];
    if (named.length > 0) return yield* named.map((id) => ({ id }));
    const campaign = filters.get('CampaignId');
    const path = `/Catalogs${campaign ? `?${new URLSearchParams({ CampaignId: campaign }).toString()}` : ''}`;
    let found = false;
    for await (const page of readList({ ...list, path, name: 'Catalogs' })) {
      for (const catalogue of page) {
        found = true;
        const id = isJsonObject(catalogue) ? catalogue['Id'] : null;
        if (isId(id)) yield { id: String(id), currency: (catalogue as RawRecord)['Currency'] };
        else list.missing.push(`${list.host} lists a catalogue without its Id.`);
      }
    }
    if (found) return;
    throw new FeedmillError(
      'SOURCE_NOT_FOUND',
      `${list.host} lists no catalogue for this account${campaign ? ` in the campaign ${campaign}` : ''}: work with a brand that has one, or check the url.`,
      { host: list.host },
    );
  }
}

function catalogueOfPath(url: string): string[] {
  const id = URL.canParse(url) ? /\/Catalogs\/([^/]+)/i.exec(new URL(url).pathname)?.[1] : undefined;
  return id === undefined || id === 'ItemSearch' ? [] : [decodeURIComponent(id)];
}
