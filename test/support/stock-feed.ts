import { type Seeded } from './seeded.js';
import { startHost } from './stub-server.js';

/** What a shop has in one edition of its feed: the numbers of its products, and in which state each is. */
export type Stock = ReadonlyMap<number, number>;

/** A large feed as JSON Lines, made while it is read. */
export interface StockFeed {
  readonly url: string;
  stock: Stock;
  /** Called when an answer has sent about so many records; the answer waits for it. */
  at: { records: number; then: () => Promise<void> } | null;
  close(): Promise<void>;
}

const LINES = 250;
const DESCRIPTION = 'Made to last, and to be repaired when it does not. '.repeat(4).trim();

export async function startStockFeed(stock: Stock): Promise<StockFeed> {
  const { url, close } = await startHost((_, response) => {
    response.writeHead(200, { 'content-type': 'application/x-ndjson' });
    const send = async (): Promise<void> => {
      const all = [...feed.stock];
      for (let from = 0; from < all.length; from += LINES) {
        if (feed.at && from + LINES >= feed.at.records) await feed.at.then();
        if (response.destroyed) return;
        const lines = all.slice(from, from + LINES).map(([number, state]) => `${lineOf(number, state)}\n`);
        if (response.write(lines.join(''))) continue;
        await new Promise<void>((resolve) => {
          const goOn = (): void => {
            response.off('drain', goOn).off('close', goOn);
            resolve();
          };
          response.on('drain', goOn).on('close', goOn);
        });
      }
      response.end();
    };
    void send();
  });
  const feed: StockFeed = {
    url: `${url}/stock.ndjson`,
    stock,
    at: null,
    close,
  };
  return feed;
}

export function firstStock(products: number): Stock {
  return new Map(Array.from({ length: products }, (_, number) => [number, 0]));
}

/** Another edition: of twenty products one is gone, two have changed, and one is new or back again. */
export function nextStock(stock: Stock, edition: number, random: Seeded): Stock {
  const next = new Map(stock);
  const few = Math.floor(stock.size / 20);
  const touched = random.some([...stock.keys()], 3 * few);
  for (const number of touched.slice(0, few)) next.delete(number);
  for (const number of touched.slice(few)) next.set(number, edition);
  const known = [...stock.keys()].reduce((most, number) => Math.max(most, number), 0) + 1;
  const absent = Array.from({ length: known }, (_, number) => number).filter((number) => !stock.has(number));
  const back = random.some(absent, Math.min(absent.length, few / 2));
  // Some come back as they were at first, and the others changed.
  for (const number of back) next.set(number, random.one([0, edition]));
  for (let number = known; number < known + few - back.length; number++) next.set(number, edition);
  return next;
}

/** What runs have to say about the way from one edition to another. */
export function countsBetween(before: Stock, after: Stock) {
  const kept = [...after].filter(([number]) => before.has(number));
  const unchanged = kept.filter(([number, state]) => before.get(number) === state).length;
  return {
    read: after.size,
    skipped: 0,
    duplicates: 0,
    rejected: 0,
    mapped: after.size,
    added: after.size - kept.length,
    updated: kept.length - unchanged,
    unchanged,
    removed: before.size - kept.length,
    removalsWithheld: 0,
  };
}

/** What the catalogue has to hold, as JSON texts. */
export function catalogueOf(stock: Stock): Set<string> {
  return new Set([...stock].map(([number, state]) => JSON.stringify(productOf(number, state))));
}

/** A job of this feed; its products have Name, Link (their identity), Price and Description. */
export function jobOfStock(feed: StockFeed): object {
  return {
    source: { sourceRequest: { type: 'Request', url: feed.url } },
    mapping: {
      data: ['name', 'link', 'price', 'description'].map((name) => ({
        sourceField: name,
        targetField: `${name[0]!.toUpperCase()}${name.slice(1)}`,
      })),
    },
    targetFormat: {
      data: {
        Name: { type: 'string', attributes: ['required'] },
        Link: { type: 'string', attributes: ['required', 'url', 'primary'] },
        Price: { type: 'number', attributes: ['required'] },
        Description: { type: 'string' },
      },
    },
  };
}

function productOf(number: number, state: number) {
  const Link = `https://shop.example.com/lamps/${number}`;
  return {
    Name: `Lamp ${number}, state ${state}`,
    Link,
    Price: (number % 900) + 10 + state / 4,
    Description: DESCRIPTION,
  };
}

function lineOf(number: number, state: number): string {
  const { Name, Link, Price, Description } = productOf(number, state);
  return JSON.stringify({ name: Name, link: Link, price: Price, description: Description });
}
