import type { RecordBatch } from '../../../common/records.js';
import type { SourceReport } from '../../../extensions/source-connector.js';
import type { RecordIndex } from '../../record-index.js';
import type { DecodeLimits } from '../decode-limits.js';
import type { Overrides } from '../sniffing/overrides.js';

/** The beginning of a feed in UTF-8, with its content type and settings. */
export interface TextWindow {
  readonly bytes: Buffer;
  readonly text: string;
  /** Nothing follows the window. */
  readonly whole: boolean;
  /** In lower case; empty if the response has none. */
  readonly contentType: string;
  /** Path of the url in lower case; its file extension is a hint. */
  readonly pathname: string;
  readonly overrides: Overrides;
}

export interface DecodeTools {
  readonly limits: DecodeLimits;
  readonly report: Pick<SourceReport, 'unreadable' | 'decided'>;
  /** Recognises records that need not be parsed. Without it every record is parsed. */
  readonly index?: RecordIndex | undefined;
}

/** A detected format, ready to read the feed from its first byte. */
export interface OpenedFormat {
  /** The detected `format` and its settings; shown to the user. */
  readonly facts: Readonly<Record<string, unknown>>;
  /**
   * The proof of completeness if the records end normally; null if only the transfer can prove it.
   */
  readonly proof: string | null;
  records(chunks: AsyncIterable<Buffer>): AsyncIterable<RecordBatch>;
}

/** A built-in format. `open` returns null for bytes of another format, and throws if the bytes are invalid in this format. */
export interface FormatDecoder {
  readonly format: string;
  open(window: TextWindow, tools: DecodeTools): OpenedFormat | null;
}
