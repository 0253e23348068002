import type { ErrorCode } from '../common/errors.js';
import type { ConnectedSource, SourceConnectorContract } from '../extensions/source-connector.js';
import type { PlatformAnswer, PlatformHandler, PlatformRequest } from './platform-server.js';

/** A connector, and a stand-in for the platform that it reads. */
export interface ConformanceSubject {
  readonly connector: SourceConnectorContract;
  /**
   * A new platform in its first state, for each check anew: true shapes, and so many records that they need three pages (where it pages) and come in two batches.
   * It answers as a healthy platform does; throttling, errors and cut connections are put in front of it.
   */
  platform(): PlatformHandler;
  /** What a user would have saved to read that platform, where it listens at `origin`. */
  source(origin: string): Partial<ConnectedSource>;
  /** How many records the platform has for that source. */
  readonly records: number;
  /** The credentials without which nothing can be read, be they declared in the decorator or not. */
  readonly credentials?: readonly string[];
  /** Bodies by which the platform says with HTTP 200 that something went wrong, and the code that the run should end with. */
  readonly errors?: readonly { readonly name: string; readonly answer: PlatformAnswer; readonly code?: ErrorCode }[];
  /**
   * The page that a request asks for; `null`: it asks for something else, a token, say. No page may be asked for twice.
   * Default: every request is a page, known by method, url and body.
   */
  page?(request: PlatformRequest): string | null;
  /** Notions that this platform lacks, each with the reason; the checks about it are named as left out. */
  readonly without?: {
    /** It answers everything at once. */
    readonly pages?: string;
    /** Its records have no id. */
    readonly ids?: string;
    /** It never says 200 when something went wrong. */
    readonly errors?: string;
    readonly credentials?: string;
    /** It is not read over HTTP. */
    readonly requests?: string;
  };
}
