import { FeedmillError } from '../../common/errors.js';
import type { SourceResponse } from '../../extensions/source-connector.js';
import { decodeBody } from '../../pipeline/decode/decode-body.js';
import { filterValues } from '../platform-filters.js';
import { refusal } from '../refusal.js';

/** A file of one advertiser's products. */
export interface AwinFeed {
  readonly id: string;
  /** Where it is downloaded; the key is part of it. */
  readonly url: string;
  /** When Awin last took it in; empty where the list does not say. */
  readonly imported: string;
}

type Row = Readonly<Record<string, unknown>>;

const NOT_JOINED = /^(?:not|pending|rejected|declined|suspended|closed)\b/i;
/** Records of another shape, which the mapping of the others would not fit. */
const ENHANCED = /google|enhanced/i;
const SILENT = {
  complete: () => undefined,
  incomplete: () => undefined,
  decided: () => undefined,
  unreadable: () => undefined,
};

/** What narrows down the feeds of a list. */
export const FEED_FILTERS = ['fid', 'mid', 'language'];

/** Returns the rows of a list of feeds. Other responses become errors by their text: Awin does not document its errors. */
export async function readFeedList(
  answer: SourceResponse,
  host: string,
  credentials: Readonly<Record<string, string>>,
): Promise<Row[]> {
  const text = await answer.text();
  if (/^\s*</.test(text)) {
    throw new FeedmillError('FORMAT_UNRECOGNISED', `${host} answered with a web page instead of the list of feeds.`);
  }
  if (!/^[^\r\n]*\bFeed ID\b/i.test(text)) throw refusal(text.trim() || 'nothing', host, credentials);
  const list = { ...answer, headers: { 'content-type': 'text/csv' }, body: single(text) };
  const rows: Row[] = [];
  for await (const batch of decodeBody(list, '#delimiter=,', SILENT)) rows.push(...batch);
  return rows;
}

async function* single(text: string): AsyncGenerator<Buffer> {
  yield await Promise.resolve(Buffer.from(text));
}

/**
 * The feeds to read: those that `fid` names, else those of advertisers that the publisher has joined; `mid` (advertisers) and
 * `language` narrow down further.
 */
export function chooseFeeds(rows: readonly Row[], filters: URLSearchParams): AwinFeed[] {
  const [fids, mids, languages] = FEED_FILTERS.map((name) => filterValues(filters, name).map(lower));
  const isNamed = (row: Row) => fids!.includes(lower(cell(row, 'Feed ID')));
  return rows
    .filter((row) =>
      fids!.length > 0
        ? isNamed(row)
        : !NOT_JOINED.test(cell(row, 'Membership Status')) && !ENHANCED.test(cell(row, 'Datafeed Format')),
    )
    .filter((row) => mids!.length === 0 || mids!.includes(lower(cell(row, 'Advertiser ID'))))
    .filter((row) => languages!.length === 0 || languages!.includes(lower(cell(row, 'Language'))))
    .map((row) => ({ id: cell(row, 'Feed ID'), url: cell(row, 'URL'), imported: cell(row, 'Last Imported') }));
}

/**
 * The address of a feed, which carries the key: it may lead to the host of the list or to one of Awin's, there by https (lists
 * still name http).
 */
export function feedUrl({ id, url }: AwinFeed, origin: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed?.origin === origin) return parsed.href;
  if (parsed && /(?:^|\.)(?:awin\.com|productserve\.com)$/.test(parsed.hostname) && parsed.port === '') {
    parsed.protocol = 'https:';
    return parsed.href;
  }
  throw new FeedmillError(
    'SOURCE_BLOCKED',
    `The list of feeds gives feed ${id} an address that is not Awin's (${parsed?.host ?? 'none'}), so it was not asked.`,
  );
}

function cell(row: Row, name: string): string {
  const value = row[name];
  return typeof value === 'string' ? value.trim() : '';
}

function lower(text: string): string {
  return text.toLowerCase();
}
