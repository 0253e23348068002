import type { RecordBatch } from '../../common/records.js';
import type { Validator } from '../../extensions/source-connector.js';
import type { RecordIndex } from '../record-index.js';

/** The result of a read besides its records. Final once the records are read to the end. */
export interface Evidence {
  /** True if the read is proved to be complete. */
  readonly complete: boolean;
  /** The proof, or the reason why there is none. */
  readonly detail: string | null;
  /** Facts about the feed: format, charset, record path. Shown to the user. */
  readonly facts: Record<string, unknown>;
  /** The version of the document that was read; null if the source is not one document or does not send a version. */
  readonly validator: Validator | null;
  /** True if there are no records because the document has not changed since the last run. */
  readonly notModified: boolean;
}

/** Options for reading a feed. */
export interface FeedOptions {
  /** Recognises records that need not be parsed. */
  readonly index: RecordIndex;
  /** Called for each part of the feed that is not a record. */
  readonly onUnreadable: (message: string) => void;
}

/** The progress of reading a feed. */
export interface ReadProgress {
  /** Bytes read from the network. */
  readonly bytesRead: number;
  /** Bytes of the whole feed, when it is one document that declares its length; else null. */
  readonly bytesTotal: number | null;
}

/** An open feed. The first request is made when the first batch is requested. */
export interface OpenFeed {
  readonly batches: AsyncIterable<RecordBatch>;
  evidence(): Evidence;
  progress(): ReadProgress;
  /** Removes the secrets of the source from records that are shown to users. */
  readonly redact: <T>(value: T) => T;
}
