import type { HashedRecord, KnownRecord, RawRecord } from '../../common/records.js';
import type { SourceReport } from '../../extensions/source-connector.js';
import type { DecodeLimits } from './decode-limits.js';
import type { Overrides } from './overrides.js';

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

/** Knows records by the texts that they are read of. */
export interface RecordTexts {
  /** Where none is known, as in a first run, a text is read at once. */
  readonly knowsAny: boolean;
  /** Stands for the record of a text that is known; null for one that has to be read. `of`: what else decides what is read. */
  find(text: Buffer | string, of?: string): KnownRecord | null;
  /** The record that was read of the last text, which was not found. */
  read(record: RawRecord): HashedRecord;
}

export interface DecodeTools {
  readonly limits: DecodeLimits;
  readonly report: Pick<SourceReport, 'unreadable' | 'decided'>;
  /** Left out where records are wanted whole in any case. */
  readonly texts?: RecordTexts | undefined;
}

/** A format decided upon, with everything needed to read the feed from its first byte. */
export interface OpenedFormat {
  /** `format` and what else was decided; shown to the user. */
  readonly facts: Readonly<Record<string, unknown>>;
  /**
   * What shows that nothing is missing: its text, when the records end normally, or null when only the transfer can prove it.
   */
  readonly proof: string | null;
  records(chunks: AsyncIterable<Buffer>): AsyncIterable<RawRecord[]>;
}

/** One format. `open` answers null for bytes of another format, and throws where they are its own but cannot be read. */
export interface FormatDecoder {
  readonly format: string;
  open(window: TextWindow, tools: DecodeTools): OpenedFormat | null;
}
