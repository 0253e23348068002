import { Injectable } from '@nestjs/common';
import { FeedmillError } from '../../common/errors.js';
import { clip } from '../../common/issues.js';
import type { RawRecord } from '../../common/records.js';
import {
  SourceConnector,
  type ConnectedSource,
  type SourceConnectorContract,
  type SourceTools,
} from '../../extensions/source-connector.js';
import { watchPages } from '../../pipeline/acquire/watch-pages.js';
import { checkSourceUrl } from '../source-url-check.js';
import { readAdmin } from './read-admin.js';
import { isWall, readStorefrontPage, type StorefrontPage } from './storefront-page.js';
import { PAGE_SIZE, storefrontUrls, type StorefrontUrls } from './storefront-url.js';

/** Page 101 of 250 would be past the 25,000th product, where every shop stops answering. */
const MAX_PAGES = 100;

/**
 * With the credential `accessToken`, a shop's products by its Admin API (see `readAdmin`), in the shape of the storefront
 * with `barcode`, `inventory_quantity`, `inventory_policy`, `status` and `alt` besides, so that a mapping serves both; the
 * url is the shop's `{name}.myshopify.com`, as Shopify does not answer the Admin API elsewhere. What only a live shop would
 * show: what a request costs there (a smaller page is asked for when it is too dear), and whether its cursors end at
 * 25,000 products, as Shopify writes of its lists in general.
 *
 * Without it, the public storefront of a shop: `{origin}[/collections/{handle}]/products.json`, paged
 * (docs/platforms.md, Shopify; Shopify does not document it). A record is the shop's product with `_id`, `_link`, and `_currency`
 * where `{origin}/meta.json` tells it, because the products do not. Shops differ in the status of the answer past
 * 25,000 products (400 or 200) and in that of a closed shop; only the body decides. Which limit of requests Shopify
 * applies here is not published and would show with a live shop only.
 */
@Injectable()
@SourceConnector({ type: 'Shopify' })
export class ShopifyConnector implements SourceConnectorContract {
  check(source: Parameters<NonNullable<SourceConnectorContract['check']>>[0]): void {
    checkSourceUrl(source.url);
  }

  async *read(source: ConnectedSource, tools: SourceTools): AsyncIterable<RawRecord[]> {
    if (source.credentials['accessToken']) yield* readAdmin(source, tools);
    else yield* this.readStorefront(source, tools);
  }

  private async *readStorefront(source: ConnectedSource, tools: SourceTools): AsyncGenerator<RawRecord[]> {
    const urls = storefrontUrls(source.url);
    const host = new URL(urls.origin).host;
    const watch = watchPages({ maxPages: MAX_PAGES, host });
    let currency: string | null = null;
    for (let number = 1; number <= MAX_PAGES; number++) {
      const page = await this.page(source, tools, urls.page(number), host);
      if ('refusal' in page) return this.refused(page.refusal, number, host, tools);
      const { products } = page;
      if (products.length === 0)
        return tools.report.complete(`Page ${number} of ${host} is empty: the last page was seen.`);
      watch.page({ firstId: idOf(products[0]) });
      if (number === 1) {
        tools.report.decided({ format: 'shopify' });
        currency = await this.currency(source, tools, urls);
      }
      yield toRecords(products, urls, currency, tools);
      if (products.length < PAGE_SIZE) {
        return tools.report.complete(`Page ${number} of ${host} is not full: the last page was seen.`);
      }
    }
    tools.report.incomplete(wall(host));
  }

  private async page(source: ConnectedSource, tools: SourceTools, url: string, host: string): Promise<StorefrontPage> {
    const answer = await tools.http.request({ url, headers: source.headers }, { accept: [400] });
    return readStorefrontPage(await answer.text(), host);
  }

  /** `errors` on the first page is a failure, the wall on a later one an end that proves nothing, anything else a failure. */
  private refused(refusal: string, number: number, host: string, tools: SourceTools): void {
    if (number > 1 && isWall(refusal)) return tools.report.incomplete(wall(host));
    if (/exceeded .*(calls|requests)|too many|throttle/i.test(refusal)) {
      throw new FeedmillError('SOURCE_RATE_LIMITED', `${host} wants fewer requests: ${refusal}`);
    }
    throw new FeedmillError(
      'SOURCE_UNREACHABLE',
      `${host} answered page ${number} of its products with an error: ${refusal}`,
    );
  }

  /** Only what stops every other request as well is passed on: a shop without `/meta.json` has no currency here. */
  private async currency(source: ConnectedSource, tools: SourceTools, urls: StorefrontUrls): Promise<string | null> {
    try {
      const answer = await tools.http.request({ url: urls.meta, headers: source.headers });
      const meta = JSON.parse(await answer.text(1024 * 1024)) as { currency?: unknown } | null;
      return typeof meta?.currency === 'string' && meta.currency !== '' ? meta.currency : null;
    } catch (error) {
      tools.signal.throwIfAborted();
      if (error instanceof FeedmillError && error.code === 'SOURCE_BLOCKED') throw error;
      tools.logger.debug(
        `The currency of ${urls.origin} is not known: ${error instanceof Error ? error.message : clip(error)}`,
      );
      return null;
    }
  }
}

function wall(host: string): string {
  return `${host} shows no more than 25,000 products, so there may be others: read it by collections ({shop}/collections/{handle}) to see all.`;
}

function idOf(product: unknown): string | number | null {
  const id = typeof product === 'object' && product !== null && 'id' in product ? product.id : null;
  return typeof id === 'string' || typeof id === 'number' ? id : null;
}

function toRecords(
  products: readonly RawRecord[],
  urls: StorefrontUrls,
  currency: string | null,
  tools: SourceTools,
): RawRecord[] {
  const records: RawRecord[] = [];
  for (const product of products) {
    if (typeof product !== 'object' || product === null || Array.isArray(product)) {
      tools.report.unreadable(`A product of ${urls.origin} is not an object: ${clip(product)}`);
      continue;
    }
    const id = idOf(product);
    records.push({
      ...product,
      ...(id !== null && { _id: String(id) }),
      ...(typeof product['handle'] === 'string' &&
        product['handle'] !== '' && { _link: urls.product(product['handle']) }),
      ...(currency !== null && { _currency: currency }),
    });
  }
  return records;
}
