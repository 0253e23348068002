import type { RecordBatch } from '../../common/records.js';
import type { Validator } from '../../extensions/source-connector.js';
import type { RecordIndex } from '../record-index.js';

/** What is known of a read besides its records. Final once the records were read to the end. */
export interface Evidence {
  /** True when it was proved that nothing is missing. */
  readonly complete: boolean;
  /** The proof, or what is missing of it. */
  readonly detail: string | null;
  /** What was decided about the feed: format, charset, record path. Shown to the user. */
  readonly facts: Record<string, unknown>;
  /** The version of the document that was read; null when the source is not one document, or does not say. */
  readonly validator: Validator | null;
  /** True when there were no records because the document has not changed since the last run. */
  readonly notModified: boolean;
}

/** How a run wants a feed to be read. */
export interface FeedOptions {
  /** Recognises records that need not be read. */
  readonly index: RecordIndex;
  /** Called for each place in the feed that holds no record. */
  readonly onUnreadable: (message: string) => void;
}

/** How much of a feed was read. */
export interface ReadProgress {
  /** Bytes as they came over the network. */
  readonly bytesRead: number;
  /** Bytes of the whole feed, when it is one document that declares its length; else null. */
  readonly bytesTotal: number | null;
}

/** A feed that is being read. Nothing is requested before the first batch is asked for. */
export interface OpenFeed {
  readonly batches: AsyncIterable<RecordBatch>;
  evidence(): Evidence;
  progress(): ReadProgress;
  /** Removes the secrets of the source from what is shown of its records. */
  readonly redact: <T>(value: T) => T;
}
