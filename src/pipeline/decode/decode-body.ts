import type { RawRecord } from '../../common/records.js';
import type { SourceReport, SourceResponse } from '../../extensions/source-connector.js';
import { ByteWindow } from './byte-window.js';
import { decideCharset, declaredCharset } from './charset.js';
import { DEFAULT_DECODE_LIMITS, WINDOW_BYTES, type DecodeLimits } from './decode-limits.js';
import { DECODERS } from './decoders.js';
import type { OpenedFormat, TextWindow } from './format-decoder.js';
import { readOverrides } from './overrides.js';
import { refuseForeign, unrecognised } from './refuse-foreign.js';
import { toUtf8 } from './to-utf8.js';
import { unpack } from './unpack.js';

export type DecodeReport = Pick<SourceReport, 'decided' | 'unreadable' | 'complete' | 'incomplete'>;

export interface DecodeOptions {
  readonly limits?: Partial<DecodeLimits>;
  /** Ends the decoding between two chunks; its reason is thrown. */
  readonly signal?: AbortSignal;
}

/**
 * Bytes to records in batches of at most 250 (spec "sources", Decoders). `url` is the source's own, whose `#` may set
 * what is else decided on the first 1 MiB. Says with `report.complete` or `report.incomplete` at the end whether
 * everything was seen. Throws `FORMAT_UNRECOGNISED`, `PARSE_ERROR`, `SOURCE_TRUNCATED`, `SOURCE_TOO_LARGE`, and what
 * reading `body` throws. Leaving the loop closes the body.
 */
export async function* decodeBody(
  body: SourceResponse,
  url: string,
  report: DecodeReport,
  options: DecodeOptions = {},
): AsyncGenerator<RawRecord[]> {
  const limits = { ...DEFAULT_DECODE_LIMITS, ...options.limits };
  const overrides = readOverrides(url);
  const host = hostOf(body.url || url);
  const opened = await unpack(new ByteWindow(body.body), limits, host, report);
  try {
    const looked = await opened.window.look(WINDOW_BYTES);
    const contentType = (body.headers['content-type'] ?? '').toLowerCase();
    const charset = decideCharset(looked.bytes, declaredCharset(looked.bytes, contentType), overrides.charset);
    const bytes = await utf8Window(looked.bytes, charset);
    const text = bytes.toString('utf8');
    refuseForeign(text, host);
    const window: TextWindow = {
      bytes,
      text,
      whole: looked.whole,
      contentType,
      pathname: pathOf(body.url || url),
      overrides,
    };
    const format = openFormat(window, limits, report, host);
    report.decided({ ...format.facts, charset: charset.name });
    const replaced = () => report.decided({ charsetReplaced: true });
    for await (const batch of format.records(toUtf8(opened.window, charset, replaced))) {
      options.signal?.throwIfAborted();
      yield batch;
    }
    tellCompleteness(format, opened.proof, body.provedComplete, report);
  } finally {
    await opened.window.close();
  }
}

async function utf8Window(bytes: Buffer, charset: { name: string; skip: number }): Promise<Buffer> {
  const converted: Buffer[] = [];
  for await (const chunk of toUtf8(single(bytes), charset, () => undefined)) converted.push(chunk);
  return converted.length === 1 ? converted[0]! : Buffer.concat(converted);
}

async function* single(bytes: Buffer): AsyncGenerator<Buffer> {
  yield await Promise.resolve(bytes);
}

function openFormat(window: TextWindow, limits: DecodeLimits, report: DecodeReport, host: string): OpenedFormat {
  for (const decoder of DECODERS) {
    const opened = decoder.open(window, { limits, report });
    if (opened) return opened;
  }
  throw unrecognised(
    `What ${host} answered is neither JSON, JSON Lines, XML nor a table with columns. It begins with: ${JSON.stringify(window.text.trim().slice(0, 60))}`,
  );
}

function tellCompleteness(
  format: OpenedFormat,
  archive: string | null,
  transferred: boolean,
  report: DecodeReport,
): void {
  const proof = format.proof ?? archive ?? (transferred ? 'the transfer reached its announced end' : null);
  if (proof) report.complete(`Everything was read: ${proof}.`);
  else {
    report.incomplete(
      'The server announced neither the length of the feed nor its end, so that a cut connection would look the same: nothing was removed.',
    );
  }
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'The source';
}

function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname.toLowerCase() : '';
}
