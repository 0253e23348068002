import { DiscoveryService } from '@nestjs/core';
import type { RawRecord } from '../common/records.js';
import type { SourceReport } from './source-connector.js';

/** The beginning of a feed, and what else is known about it. */
export interface FeedBeginning {
  /** The first bytes, at most 1 MiB, out of their archive and as the charset of the feed has them; not to be changed. */
  readonly bytes: Buffer;
  /** The content type of the response in lower case, such as `text/csv; charset=utf-8`; empty if there is none. */
  readonly contentType: string;
  /** Where the feed came from, after redirects. */
  readonly url: string;
}

/** What a decoder may use besides the bytes. */
export interface RecordDecoderTools {
  /** Aborts when the run stops: whatever the decoder waits for has to end then. */
  readonly signal: AbortSignal;
  readonly report: Pick<SourceReport, 'decided' | 'unreadable'> & {
    /**
     * The format itself shows that nothing is missing, and how: an end mark, a count. Said once, after the last record.
     * Without it the transfer or an archive has to prove it.
     */
    complete(evidence: string): void;
  };
  /** To be kept by the decoder, which alone knows where a record ends: past one of them is `PARSE_ERROR`. */
  readonly limits: {
    /** Bytes of one record as it stands in the feed. */
    readonly recordBytes: number;
    /** Objects and arrays inside each other. */
    readonly depth: number;
  };
}

/**
 * Reads one format of feeds.
 *
 * `recognises` is called once per feed with its beginning, before the built-in formats are tried; it must be sure,
 * synchronous and fast, for every feed of every source passes by it. The first decoder that says yes reads the feed;
 * `#format=name` after the url of a source forces one.
 *
 * `decode` gets the whole feed from its first byte on, in chunks of any size. It must yield batches of at most a few hundred
 * records as they arrive, must not collect the feed in memory, and must not go on after an error. A place that holds no
 * record is told with `tools.report.unreadable` and costs only itself. Throw `FeedmillError`: `PARSE_ERROR` where the bytes
 * are wrong, `SOURCE_TRUNCATED` where the feed ends in the middle of something; anything else ends the run as `INTERNAL`.
 */
export interface RecordDecoderContract {
  recognises(feed: FeedBeginning): boolean;
  decode(chunks: AsyncIterable<Buffer>, tools: RecordDecoderTools): AsyncIterable<RawRecord[]>;
}

/**
 * Marks an injectable class as the decoder of the format of this name, which is shown on runs and may stand after
 * `#format=`: small letters, digits and hyphens. A name twice, or of a built-in format, stops the start.
 */
export const RecordDecoder = DiscoveryService.createDecorator<string>();
