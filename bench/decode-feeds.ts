import type { RawRecord } from '../src/common/records.js';
import { benchRecord, type BenchRecord } from './mapping-records.js';

export type FeedFormat = 'JSON Lines' | 'JSON array' | 'CSV' | 'XML';
export const FEED_FORMATS: readonly FeedFormat[] = ['JSON Lines', 'JSON array', 'CSV', 'XML'];

const CHUNK_BYTES = 64 * 1024;
/** Records made at a time, so that a feed of any length is made in little memory. */
const BLOCK = 500;

/** The feed with records `from` to `from + count - 1`, in chunks as a network brings them. */
export function* feedChunks(
  format: FeedFormat,
  from: number,
  count: number,
  record: (at: number) => BenchRecord = benchRecord,
): Generator<Buffer> {
  const { head, one, between, tail } = WRITERS[format];
  let rest = Buffer.from(head);
  for (let at = from; at < from + count; at += BLOCK) {
    const length = Math.min(BLOCK, from + count - at);
    const records = Array.from({ length }, (_, index) => one(withAttributes(record(at + index))));
    const text = (at === from ? '' : between) + records.join(between);
    rest = Buffer.concat([rest, Buffer.from(text)]);
    let cut = 0;
    for (; rest.length - cut >= CHUNK_BYTES; cut += CHUNK_BYTES)
      yield Buffer.from(rest.subarray(cut, cut + CHUNK_BYTES));
    rest = Buffer.from(rest.subarray(cut));
  }
  yield Buffer.concat([rest, Buffer.from(tail)]);
}

/** Descriptions in feeds have quotes in them, which every format has to escape in its own way. */
function withAttributes(record: BenchRecord): BenchRecord {
  return { ...record, body_html: record.body_html.replace('<p>', '<p class="lead">') };
}

interface Writer {
  readonly head: string;
  readonly between: string;
  readonly tail: string;
  readonly one: (record: BenchRecord) => string;
}

const VARIANT_COLUMNS = ['id', 'title', 'sku', 'price', 'available', 'created_at'] as const;
export const COLUMNS = [
  'id',
  'title',
  'handle',
  'vendor',
  'body_html',
  'image_link',
  'additional_image_link',
  ...[1, 2, 3].flatMap((n) => VARIANT_COLUMNS.map((name) => `variant_${n}_${name}`)),
] as const;

const WRITERS: Record<FeedFormat, Writer> = {
  'JSON Lines': { head: '', between: '\n', tail: '\n', one: (record) => JSON.stringify(record) },
  'JSON array': { head: '{"products":[', between: ',', tail: ']}', one: (record) => JSON.stringify(record) },
  CSV: { head: `${COLUMNS.join(',')}\n`, between: '\n', tail: '\n', one: csvRow },
  XML: {
    head: '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel>\n<title>Spoons</title>\n',
    between: '\n',
    tail: '\n</channel></rss>\n',
    one: xmlItem,
  },
};

function csvRow(record: BenchRecord): string {
  const [image, ...others] = record.images.map(({ src }) => src);
  return [
    record.id,
    record.title,
    record.handle,
    record.vendor ?? '',
    record.body_html,
    image,
    others.join(','),
    ...record.variants.flatMap((variant) => VARIANT_COLUMNS.map((name) => variant[name])),
  ]
    .map((value) => {
      const text = String(value);
      return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    })
    .join(',');
}

function xmlItem(record: BenchRecord): string {
  const [image, ...others] = record.images.map(({ src }) => src);
  return `<item>
<g:id>${record.id}</g:id>
<title>${record.title.trim()}</title>
<link>https://shop.example.com/spoons?handle=${record.handle}&amp;from=feed</link>
<g:brand>${record.vendor ?? ''}</g:brand>
<description><![CDATA[${record.body_html}]]></description>
<g:image_link>${image}</g:image_link>
${others.map((src) => `<g:additional_image_link>${src}</g:additional_image_link>`).join('\n')}
${record.variants
  .map(
    ({ id, available, title, sku, price }) =>
      `<variant id="${id}" available="${available}"><title>${title}</title><g:mpn>${sku}</g:mpn><g:price>${price}</g:price></variant>`,
  )
  .join('\n')}
</item>`;
}

/** Reads a feed to its end and gives each batch of records to `take`. */
export type FeedReader = (chunks: AsyncIterable<Buffer>, take: (records: RawRecord[]) => void) => Promise<void>;

/** Chunks as a stream hands them on: each is awaited. */
export async function* streamed(chunks: Iterable<Buffer>): AsyncGenerator<Buffer> {
  for (const chunk of chunks) yield await Promise.resolve(chunk);
}
