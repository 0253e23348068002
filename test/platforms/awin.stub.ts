import { gzipSync } from 'node:zlib';
import type { PlatformAnswer, PlatformHandler } from '../../src/testing/index.js';

export const AWIN_KEY = '18a4da1c74680374b05647897c678f94';
export const AWIN_PUBLISHER = '1429881';

export interface AwinFeedOptions {
  id: string;
  products: number;
  membership?: string;
  language?: string;
  format?: string;
  imported?: string;
  /** Default: an address of this platform. */
  url?: string;
}

export interface AwinOptions {
  feeds?: AwinFeedOptions[];
}

const FEEDS: AwinFeedOptions[] = [
  { id: '91379', products: 300 },
  { id: '97867', products: 20, language: 'German' },
  { id: '99999', products: 10 },
  { id: '501', products: 5, membership: 'Not Joined' },
];

/** Awin's list of feeds and its feeds as they are described in docs/platforms.md, Awin: both lists, gzipped CSV, keys in paths. */
export function awin({ feeds = FEEDS }: AwinOptions = {}): PlatformHandler {
  return ({ url, origin }) => {
    const lists = [
      `/datafeed/list/apikey/${AWIN_KEY}`,
      `/productdata-darwin-download/publisher/${AWIN_PUBLISHER}/${AWIN_KEY}/1/feedList`,
    ];
    if (lists.includes(url)) return csv(feedList(feeds, origin));
    if (/\/list\/apikey\/|\/feedList$/.test(url)) return { body: 'Invalid API key' };
    const id = new RegExp(`^/datafeed/download/apikey/${AWIN_KEY}/.*\\bfid/(\\d+)/`).exec(url)?.[1];
    const feed = feeds.find((each) => each.id === id);
    if (!feed) return { status: 404 };
    return {
      headers: { 'content-type': 'application/gzip', 'content-disposition': 'attachment; filename="datafeed.csv.gz"' },
      body: gzipSync(table(Array.from({ length: feed.products }, (_, i) => awinProduct(feed.id, i + 1)))),
    };
  };
}

export function downloadPath(id: string): string {
  return `/datafeed/download/apikey/${AWIN_KEY}/language/en/fid/${id}/columns/aw_product_id%2Cproduct_name/format/csv/delimiter/%2C/compression/gzip/adultcontent/1/`;
}

export function awinProduct(feed: string, number: number) {
  return {
    aw_deep_link: `https://www.awin1.com/pclick.php?p=${feed}${number}&a=1429881&m=31081`,
    product_name: `Lamp ${number}, "the ${feed}"`,
    aw_product_id: `${feed}${String(number).padStart(6, '0')}`,
    merchant_product_id: `LAMP-${number}`,
    merchant_image_url: `https://lamps.example.com/images/${number}.jpg`,
    description: `A lamp, number ${number}.`,
    merchant_category: 'Lamps',
    search_price: `${(number % 90) + 10}.50`,
    merchant_name: 'Lamps & Co',
    merchant_id: '31081',
    currency: 'EUR',
    in_stock: number % 5 === 0 ? '0' : '1',
    merchant_deep_link: `https://lamps.example.com/products/${feed}-${number}`,
    data_feed_id: feed,
    'Fashion:size': '',
  };
}

function feedList(feeds: AwinFeedOptions[], origin: string): string {
  return table(
    feeds.map(({ id, membership, language, format, imported, url }) => ({
      'Advertiser ID': `1${id}`,
      'Advertiser Name': 'Lamps & Co, Ltd',
      'Primary Region': 'DE',
      'Membership Status': membership ?? 'Joined',
      'Datafeed Format': format ?? 'Awin',
      'Feed ID': id,
      'Feed Name': 'Default',
      Language: language ?? 'English',
      Vertical: '',
      'Last Imported': imported ?? '2026-09-28 09:00:00',
      URL: url ?? `${origin}${downloadPath(id)}`,
    })),
    'Advertiser ID,Advertiser Name,Primary Region,Membership Status,Datafeed Format,Feed ID,Feed Name,Language,Vertical,Last Imported,URL',
  );
}

function table(rows: Record<string, string>[], header = Object.keys(rows[0] ?? {}).join(',')): string {
  const cell = (value: string) => (/[",\s]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  return `${[header, ...rows.map((row) => Object.values(row).map(cell).join(','))].join('\n')}\n`;
}

function csv(body: string): PlatformAnswer {
  return { headers: { 'content-type': 'text/csv' }, body };
}
