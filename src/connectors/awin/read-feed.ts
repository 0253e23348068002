import { FeedmillError } from '../../common/errors.js';
import type { RawRecord } from '../../common/records.js';
import type { ConnectedSource, SourceTools } from '../../extensions/source-connector.js';
import type { PageWatch } from '../../pipeline/acquire/watch-pages.js';
import { toRecords } from '../platform-records.js';

/** Columns of which a feed of Awin has one at least; a sentence with commas has none. */
const KNOWN = [
  'aw_product_id',
  'merchant_product_id',
  'product_name',
  'aw_deep_link',
  'merchant_deep_link',
  'product_basic',
];

/** What the feeds of one read have in common. */
export interface FeedRead {
  readonly source: ConnectedSource;
  readonly tools: SourceTools;
  /** What turned out to be missing is added here. */
  readonly missing: string[];
  /** Notices a file that is served in the place of another one. */
  readonly watch: PageWatch;
}

/** The records of one file. `id`: as the list of feeds says; null: the file was named by the source itself. */
export async function* readFeed(
  url: string,
  id: string | null,
  { source, tools, missing, watch }: FeedRead,
): AsyncGenerator<RawRecord[]> {
  const { report } = tools;
  const { host, origin } = new URL(url);
  const isOwn = source.url !== '' && new URL(source.url).origin === origin;
  const answer = await tools.http.request({ url, headers: isOwn ? source.headers : {} }).catch((error: unknown) => {
    // A feed that was taken down since the list was made must not cost the others.
    if (id === null || !(error instanceof FeedmillError) || error.code !== 'SOURCE_NOT_FOUND') throw error;
    missing.push(`Feed ${id} is in the list, but there is nothing at its address.`);
  });
  if (!answer) return;
  const feedReport = {
    decided: (facts: Readonly<Record<string, unknown>>) => report.decided(facts),
    unreadable: (message: string) => report.unreadable(message),
    complete: () => undefined,
    incomplete: (reason: string) => void missing.push(id === null ? reason : `Feed ${id}: ${reason}`),
  };
  let isFirst = true;
  for await (const batch of tools.decode(answer, url, { report: feedReport })) {
    if (isFirst && id !== null) {
      refuseOther(batch[0], id, host);
      watch.page({ firstId: identityOf(batch[0]) });
    }
    isFirst = false;
    yield toRecords(batch, host, report, (product) => ({
      id: product['aw_product_id'],
      link: product['merchant_deep_link'],
      currency: product['currency'],
    }));
  }
}

function refuseOther(first: RawRecord | undefined, id: string, host: string): void {
  if (!first || KNOWN.some((name) => name in first)) return;
  const columns = Object.keys(first).slice(0, 5).join(', ');
  throw new FeedmillError(
    'FORMAT_UNRECOGNISED',
    `${host} did not return an Awin feed for feed ${id}: its columns are ${columns}.`,
  );
}

/** A product may stand in several feeds, but of one feed only once; null where the columns do not tell. */
function identityOf(first: RawRecord | undefined): string | null {
  const [feed, product] = [first?.['data_feed_id'], first?.['aw_product_id']];
  return typeof feed === 'string' && typeof product === 'string' ? `${feed} ${product}` : null;
}
