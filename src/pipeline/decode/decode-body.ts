import { type RawRecord, type RecordBatch, toBatch } from '../../common/records.js';
import type { FeedBeginning, RecordDecoderContract } from '../../extensions/record-decoder.js';
import type { SourceReport, SourceResponse } from '../../extensions/source-connector.js';
import { badInput } from '../../common/errors.js';
import { ByteWindow } from './text/byte-window.js';
import { decideCharset, declaredCharset } from './text/charset.js';
import { DEFAULT_DECODE_LIMITS, WINDOW_BYTES, type DecodeLimits } from './decode-limits.js';
import { BUILT_IN_DECODERS } from './formats/built-in-decoders.js';
import type { DecodeTools, OpenedFormat, TextWindow } from './formats/format-decoder.js';
import { readOverrides } from './sniffing/overrides.js';
import { refuseForeign, unrecognised } from './sniffing/refuse-foreign.js';
import type { RecordIndex } from '../record-index.js';
import { toUtf8 } from './text/to-utf8.js';
import { unpack } from './container/unpack.js';

export type DecodeReport = Pick<SourceReport, 'decided' | 'unreadable' | 'complete' | 'incomplete'>;

/** A decoder of another team, with the name of its format. */
export interface NamedDecoder {
  readonly name: string;
  readonly decoder: RecordDecoderContract;
}

export interface DecodeOptions {
  readonly limits?: Partial<DecodeLimits>;
  /** Ends the decoding between two chunks; its reason is thrown. */
  readonly signal?: AbortSignal;
  /** Decoders of other teams; the first that recognises the feed reads it. */
  readonly decoders?: readonly NamedDecoder[];
  /** Recognises records that need not be parsed. Without it every record is read. */
  readonly index?: RecordIndex;
}

/** Decodes a feed and yields its records in batches of at most 100; see `decodeBatches`. */
export async function* decodeBody(
  body: SourceResponse,
  url: string,
  report: DecodeReport,
  options: Omit<DecodeOptions, 'index'> = {},
): AsyncGenerator<RawRecord[]> {
  for await (const { records } of decodeBatches(body, url, report, options)) yield [...records];
}

/**
 * Decodes a feed and yields batches of at most 100 records, those that `options.index` recognises unread. The format is
 * decided on the first 1 MiB; settings after the `#` of `url` win (docs/sources.md). Ends with `report.complete` or
 * `report.incomplete`, which says whether everything was seen. Throws `FORMAT_UNRECOGNISED`, `PARSE_ERROR`,
 * `SOURCE_TRUNCATED`, `SOURCE_TOO_LARGE` and what reading `body` throws. Leaving the loop closes the body.
 */
export async function* decodeBatches(
  body: SourceResponse,
  url: string,
  report: DecodeReport,
  options: DecodeOptions = {},
): AsyncGenerator<RecordBatch> {
  const limits = { ...DEFAULT_DECODE_LIMITS, ...options.limits };
  const overrides = readOverrides(url);
  const host = hostOf(body.url || url);
  const opened = await unpack(new ByteWindow(body.body), limits, host, report);
  try {
    const looked = await opened.window.look(WINDOW_BYTES);
    const contentType = (body.headers['content-type'] ?? '').toLowerCase();
    const beginning = { bytes: looked.bytes, contentType, url: body.url || url };
    const theirs = chooseExtension(beginning, options.decoders ?? [], overrides.format);
    if (theirs) {
      yield* decodeByExtension(theirs, opened, limits, report, options.signal, () => body.provedComplete);
      return;
    }
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
    const format = openFormat(window, { limits, report, index: options.index }, host);
    report.decided({ ...format.facts, charset: charset.name });
    if (overrides.path && !('path' in format.facts)) {
      report.decided({
        hint: `#path= says where records are in JSON and XML. This feed is read as ${String(format.facts['format'])}, so it was not used.`,
      });
    }
    const replaced = () => report.decided({ charsetReplaced: true });
    for await (const batch of format.records(toUtf8(opened.window, charset, replaced))) {
      options.signal?.throwIfAborted();
      yield batch;
    }
    tellCompleteness(format.proof ?? opened.proof, body.provedComplete, report);
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

function openFormat(window: TextWindow, tools: DecodeTools, host: string): OpenedFormat {
  const { format } = window.overrides;
  for (const decoder of BUILT_IN_DECODERS) {
    if (format !== null && decoder.format !== format) continue;
    const opened = decoder.open(window, tools);
    if (opened) return opened;
  }
  const wanted = format === null ? 'neither JSON, JSON Lines, XML nor a table with columns' : `no ${format}`;
  throw unrecognised(
    `What ${host} answered is ${wanted}. It begins with: ${JSON.stringify(window.text.trim().slice(0, 60))}`,
  );
}

/** Null: the feed is for a built-in format. */
function chooseExtension(
  feed: FeedBeginning,
  decoders: readonly NamedDecoder[],
  forced: string | null,
): NamedDecoder | null {
  if (forced === null) return decoders.find(({ decoder }) => decoder.recognises(feed)) ?? null;
  const found = decoders.find(({ name }) => name === forced);
  const known = [...BUILT_IN_DECODERS.map(({ format }) => format), ...decoders.map(({ name }) => name)];
  if (!known.includes(forced)) {
    throw badInput('url', `The format after # has to be one of ${known.join(', ')}, not ${forced.slice(0, 40)}.`);
  }
  return found ?? null;
}

async function* decodeByExtension(
  { name, decoder }: NamedDecoder,
  opened: { window: ByteWindow; proof: string | null },
  limits: DecodeLimits,
  report: DecodeReport,
  signal: AbortSignal | undefined,
  isTransferred: () => boolean,
): AsyncGenerator<RecordBatch> {
  report.decided({ format: name });
  let proof: string | null = null;
  const complete = (evidence: string) => void (proof ??= evidence);
  const decided = (facts: Readonly<Record<string, unknown>>) => report.decided(facts);
  const unreadable = (message: string) => report.unreadable(message);
  const tools = { signal: signal ?? new AbortController().signal, limits, report: { complete, decided, unreadable } };
  for await (const batch of decoder.decode(opened.window, tools)) {
    signal?.throwIfAborted();
    yield toBatch(batch);
  }
  tellCompleteness(proof ?? opened.proof, isTransferred(), report);
}

function tellCompleteness(shown: string | null, transferred: boolean, report: DecodeReport): void {
  const proof = shown ?? (transferred ? 'the transfer reached its announced end' : null);
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
