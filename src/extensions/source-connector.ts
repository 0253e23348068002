import { DiscoveryService } from '@nestjs/core';
import type { RawRecord, RecordBatch } from '../common/records.js';

/** A stored source, ready to be read: `${NAME}` in url, headers and body is already filled in. */
export interface ConnectedSource {
  readonly type: string;
  readonly url: string;
  readonly method: 'GET' | 'POST';
  /** Header names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly credentials: Readonly<Record<string, string>>;
}

export interface SourceRequest {
  readonly url: string;
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | null;
}

/** An answer whose body is still streaming. Errors met while reading it are `FeedmillError`s with a `SOURCE_*` code. */
export interface SourceResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The url after redirects. */
  readonly url: string;
  /**
   * Decoded of its `Content-Encoding`. Leaving the loop closes the connection. What was cut is not asked for again, as
   * records of it may have been passed on; the run is tried again later.
   */
  readonly body: AsyncIterable<Buffer>;
  /**
   * Only after `body` was read to its end: whether the transfer itself proved that nothing is missing (declared length
   * or final chunk reached).
   */
  readonly provedComplete: boolean;
  /** The whole body as UTF-8 text, asked for again when it was cut; `PARSE_ERROR`/`SOURCE_TOO_LARGE` beyond `limit` bytes (default 64 MiB). */
  text(limit?: number): Promise<string>;
}

/**
 * HTTP as a source may use it: retries, limits, time-outs, the address guard on every hop, two requests at a time per host.
 * Throws `FeedmillError` with a `SOURCE_*` code; a status from 400 on, and 304, is thrown too unless listed in `accept`.
 * An answer keeps one of the two places of its host until its body was read or left: read it before asking for two more.
 * One that nobody begins to read within a minute is closed.
 */
export interface SourceHttp {
  request(request: SourceRequest, options?: { accept?: readonly number[] }): Promise<SourceResponse>;
  /**
   * Waits before the connector asks again, where a platform tells of throttling otherwise than by 429 or 503, which
   * `request` waits for itself. `SOURCE_RATE_LIMITED` after as many tries as a request has, or when the platform wants
   * more patience than a run has.
   */
  waitOut(throttling: Throttling): Promise<void>;
}

export interface Throttling {
  /** Named in the message. */
  readonly host: string;
  /** How often this was waited for already; counts from 0. */
  readonly retry: number;
  /** For how long the platform wants to be left alone, in milliseconds. Default: as between the tries of a request. */
  readonly askedMs?: number;
}

/** What a connector tells about the read, besides the records. */
export interface SourceReport {
  /** The read saw everything, and how that is known. Without it nothing is ever removed from the catalogue. */
  complete(evidence: string): void;
  /** The read ended normally but cannot prove that it saw everything; the reason is shown to the user. */
  incomplete(reason: string): void;
  /** What was decided about the feed: format, charset, delimiter, record path. Merged over several calls. */
  decided(facts: Readonly<Record<string, unknown>>): void;
  /** Reports something in the feed that is not a record; it counts as read and rejected. */
  unreadable(message: string): void;
}

/** What a server says of the version of a document (RFC 9110, 8.8), by which it can be asked whether there is a newer one. */
export interface Validator {
  readonly etag?: string;
  readonly lastModified?: string;
}

/** For a connector whose whole source is one document: a read that would only bring the same again can be left out. */
export interface DocumentVersion {
  /** The version of the last complete read; null: the document is read in any case. */
  readonly last: Validator | null;
  /** To be called with what the answer says, before its records are passed on; null: it says nothing of its version. */
  is(version: Validator | null): void;
  /** The document is still the `last` one: the read ends without records, and counts as complete. */
  notModified(): void;
}

/** Everything a connector may use; there are no globals, so that it can be tested alone. */
export interface SourceTools {
  readonly http: SourceHttp;
  /**
   * Decodes a document and yields its records. The format is sniffed; the content type and the settings after the url's
   * `#` decide where bytes cannot. Tells `report` whether all of the document was seen: by default the report of the
   * read, which is right for a source of one document.
   */
  decode(body: SourceResponse, url: string, options?: { report?: SourceReport }): AsyncIterable<RawRecord[]>;
  /**
   * Decodes a document whose records the connector yields unchanged. Records that made products of the current catalogue
   * are recognised by their text and not read, which makes a run over a feed that hardly changed several times as fast.
   */
  passThrough(body: SourceResponse, url: string): AsyncIterable<RecordBatch>;
  readonly logger: { debug(message: string): void; warn(message: string): void };
  readonly signal: AbortSignal;
  readonly report: SourceReport;
  /** Left out where nobody keeps versions. */
  readonly document?: DocumentVersion;
}

/**
 * Reads the records of one source.
 * Called once per run before anything is written, and again for the same run after a retry. The implementation
 * must yield batches of at most a few hundred records as they arrive (arrays of records of its own, or what
 * `tools.passThrough` yields) and not collect the feed in memory,
 * must stop within a second after `tools.signal` aborts, and must say with `tools.report.complete(evidence)` that it
 * saw everything: without it nothing is ever removed. A record may carry `_id`, `_link` and `_currency`.
 * Throw `FeedmillError`: a code whose recovery is `retry` for trouble that may pass, any other ends the run.
 */
export interface SourceConnectorContract {
  /** Refuses a source that cannot be read, when it is saved: `FeedmillError` `BAD_USER_INPUT` naming the field. */
  check?(source: {
    url: string | null;
    method: string | null;
    headers: readonly string[];
    body: string | null;
  }): void | Promise<void>;
  read(source: ConnectedSource, tools: SourceTools): AsyncIterable<readonly RawRecord[] | RecordBatch>;
}

/** Marks an injectable class as the connector of a `SourceType`; its type becomes a value of the GraphQL enum. */
export const SourceConnector = DiscoveryService.createDecorator<{
  /** A GraphQL name, unique in the application. */
  type: string;
  /** Credentials that reading needs; a run without one of them fails naming it. */
  credentials?: readonly string[];
}>();
