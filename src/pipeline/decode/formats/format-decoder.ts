import type { RecordBatch } from '../../../common/records.js';
import type { SourceReport } from '../../../extensions/source-connector.js';
import type { RecordIndex } from '../../record-index.js';
import type { DecodeLimits } from '../decode-limits.js';
import type { Overrides } from '../sniffing/overrides.js';

/** The beginning of a feed as UTF-8, and what else is known about it. */
export interface TextWindow {
  readonly bytes: Buffer;
  readonly text: string;
  /** Nothing follows the window. */
  readonly whole: boolean;
  /** Lower case; empty when the answer had none. */
  readonly contentType: string;
  /** Path of the url in lower case, where a file's ending may be seen. */
  readonly pathname: string;
  readonly overrides: Overrides;
}

export interface DecodeTools {
  readonly limits: DecodeLimits;
  readonly report: Pick<SourceReport, 'unreadable' | 'decided'>;
  /** Recognises records that need not be read. Left out where every record is wanted. */
  readonly index?: RecordIndex | undefined;
}

/** A format decided upon, with everything needed to read the feed from its first byte. */
export interface OpenedFormat {
  /** `format` and what else was decided; shown to the user. */
  readonly facts: Readonly<Record<string, unknown>>;
  /**
   * What shows that nothing is missing: its text, when the records end normally, or null when only the transfer can prove it.
   */
  readonly proof: string | null;
  records(chunks: AsyncIterable<Buffer>): AsyncIterable<RecordBatch>;
}

/** One format. `open` answers null for bytes of another format, and throws where they are its own but cannot be read. */
export interface FormatDecoder {
  readonly format: string;
  open(window: TextWindow, tools: DecodeTools): OpenedFormat | null;
}
