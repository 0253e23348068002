import { FeedmillError } from '../../common/errors.js';
import type { RawRecord } from '../../common/records.js';
import type { ConnectedSource, SourceTools } from '../../extensions/source-connector.js';
import { watchPages } from '../../pipeline/acquire/watch-pages.js';
import { isJsonObject, type JsonObject } from '../json-answer.js';
import { isId, toRecords } from '../platform-records.js';
import { AdminClient } from './admin-client.js';
import { COLLECTION, REST, SHOP } from './admin-queries.js';
import { toStorefrontShape } from './admin-record.js';
import { storefrontUrls } from './storefront-url.js';

/** Shopify pages through 25,000 products of one list. A new list starts after the last product read, some time before that. */
const MAX_PRODUCTS_PER_LIST = 20_000;
const MAX_LISTED_PRODUCTS = 25_000;
const ACTIVE = 'status:active';

/**
 * The products of a shop by its Admin API: `POST {origin}/admin/api/{version}/graphql.json`, by cursor, to the page whose
 * `hasNextPage` is false (docs/platforms.md, Shopify). What customers cannot see is left out: drafts, archived products, and those
 * that are not published in the online store. `?query=` after the source's url, in Shopify's search syntax, asks for
 * other ones instead.
 */
export async function* readAdmin(
  source: ConnectedSource,
  tools: SourceTools,
  listLength = MAX_PRODUCTS_PER_LIST,
): AsyncGenerator<RawRecord[]> {
  const urls = storefrontUrls(source.url);
  const { host, searchParams } = new URL(source.url);
  const client = new AdminClient(urls.origin, host, source, tools);
  const own = searchParams.get('query');
  const currency = await currencyOf(client);
  const collection = urls.collection === null ? null : await collectionId(client, urls.collection, host);
  tools.report.decided({ format: 'shopify-admin' });
  const watch = watchPages({ host });
  let query = collection === null ? (own ?? ACTIVE) : `collection_id:${collection} ${own ?? ACTIVE}`;
  let after: string | null = null;
  for (let listed = 0; ;) {
    const { nodes, next } = await client.products(query, after);
    watch.page({ token: after && `${query} ${after}`, firstId: idOf(nodes[0]) });
    const records: RawRecord[] = [];
    for (const node of nodes) {
      if (own === null && node['publishedAt'] === null) continue;
      records.push(
        toStorefrontShape(node, await wholeList(client, node, 'variants'), await wholeList(client, node, 'media')),
      );
    }
    if (records.length > 0) {
      yield toRecords(records, host, tools.report, ({ id, handle }) => ({
        id,
        link: typeof handle === 'string' && handle !== '' ? urls.product(handle) : undefined,
        currency,
      }));
    }
    listed += nodes.length;
    after = next;
    if (next === null) {
      return listed < MAX_LISTED_PRODUCTS
        ? tools.report.complete(`${host} said that there is no further page of products.`)
        : tools.report.incomplete(`${host} shows no more than 25,000 products of a collection: nothing was removed.`);
    }
    const last = idOf(nodes.at(-1));
    if (listed >= listLength && collection === null && last !== null) {
      query = `id:>=${Number(last) + 1} AND (${own ?? ACTIVE})`;
      after = null;
      listed = 0;
    }
  }
}

async function currencyOf(client: AdminClient): Promise<unknown> {
  const { shop } = await client.ask(SHOP);
  return isJsonObject(shop) ? shop['currencyCode'] : undefined;
}

async function collectionId(client: AdminClient, handle: string, host: string): Promise<string> {
  const { collectionByIdentifier: found } = await client.ask(COLLECTION, { handle: unescape(handle) });
  const id = isJsonObject(found) ? found['legacyResourceId'] : null;
  if (isId(id)) return String(id);
  throw new FeedmillError('SOURCE_NOT_FOUND', `${host} has no collection "${handle}".`);
}

/** A list of a product to its end; the first page came with the product. */
async function wholeList(client: AdminClient, product: JsonObject, list: keyof typeof REST): Promise<JsonObject[]> {
  let { nodes, next } = client.connection(product[list]);
  const all = [...nodes];
  const watch = watchPages({ host: `A product's list of ${list}` });
  while (next !== null) {
    watch.page({ token: next });
    const { product: again } = await client.ask(REST[list], { id: product['id'], after: next });
    // Deleted since it was listed; the next run will see it gone.
    if (again === null) break;
    ({ nodes, next } = client.connection(isJsonObject(again) ? again[list] : null));
    all.push(...nodes);
  }
  return all;
}

function unescape(handle: string): string {
  try {
    return decodeURIComponent(handle);
  } catch {
    return handle;
  }
}

function idOf(node: JsonObject | undefined): string | number | null {
  const id = node?.['legacyResourceId'];
  return isId(id) ? id : null;
}
