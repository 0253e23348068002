import { Inject, Injectable, Logger } from '@nestjs/common';
import { badInput, FeedmillError } from '../common/errors.js';
import { VERSION } from '../common/version.js';
import { type RawRecord } from '../common/records.js';
import { CONFIG, type FeedmillConfig } from '../config/config.js';
import { ConnectorRegistry } from '../extensions/registry.js';
import {
  type ConnectedSource,
  type DocumentVersion,
  type SourceReport,
  type SourceTools,
  type Validator,
} from '../extensions/source-connector.js';
import { createSourceHttp } from '../pipeline/acquire/source-http.js';
import { decodeBody } from '../pipeline/decode/decode-body.js';
import { splitHeader } from './masking.js';
import { fillIn } from './placeholders.js';
import { Source } from './source.entity.js';
import { SourcesService } from './sources.service.js';

const SAMPLE_WAIT = 60_000;
const USER_AGENT = `feedmill/${VERSION}`;

/** What is known of a read besides its records; final once they were read to the end. */
export interface Evidence {
  /** Whether it was proved that nothing is missing. */
  readonly complete: boolean;
  /** How that is known, or why it is not. */
  readonly detail: string | null;
  /** What was decided about the feed. */
  readonly facts: Record<string, unknown>;
  /** The version of the document that was read; null when the source is not one document, or does not say. */
  readonly validator: Validator | null;
  /** There were no records because the document is still the one of `ReadOptions.validator`. */
  readonly notModified: boolean;
}

export interface SourceRead {
  readonly records: AsyncIterable<RawRecord[]>;
  evidence(): Evidence;
}

export interface ReadOptions {
  readonly signal: AbortSignal;
  /** Called for each place in the feed that holds no record. */
  readonly onUnreadable?: (message: string) => void;
  /** Of an earlier read of the same source: the document is wanted only when it is another one by now. */
  readonly validator?: Validator | null;
}

/** Reads the records of sources through their connectors. */
@Injectable()
export class SourceReader {
  private readonly logger = new Logger('Sources');

  constructor(
    @Inject(CONFIG) private readonly config: FeedmillConfig,
    private readonly connectors: ConnectorRegistry,
    private readonly sources: SourcesService,
  ) {}

  /** Nothing is requested before the first record is asked for. Errors are `FeedmillError`s with the codes of runs. */
  open(source: Source, { signal, onUnreadable, validator = null }: ReadOptions): SourceRead {
    const connector = this.connectors.get(source.type);
    if (!connector) throw noConnector(source.type);
    const connected = this.connect(source);
    const report = new ReadReport(onUnreadable, validator);
    return { records: connector.read(connected, this.tools(signal, report)), evidence: () => report.evidence() };
  }

  /** The first records of a source; reading stops as soon as there are enough. `SOURCE_TIMEOUT` after `wait` ms. */
  async sample(
    source: Source,
    count: number,
    wait = SAMPLE_WAIT,
  ): Promise<{ records: RawRecord[]; facts: Record<string, unknown> }> {
    const timeout = AbortSignal.timeout(wait);
    const read = this.open(source, { signal: timeout });
    const records: RawRecord[] = [];
    try {
      for await (const batch of read.records) {
        records.push(...batch.slice(0, count - records.length));
        if (records.length >= count) break;
      }
    } catch (error) {
      if (!timeout.aborted || error instanceof FeedmillError) throw error;
      throw new FeedmillError('SOURCE_TIMEOUT', `The source did not bring its first records within ${wait / 1000} s.`);
    }
    return { records, facts: read.evidence().facts };
  }

  private connect(source: Source): ConnectedSource {
    const credentials = this.sources.credentialsOf(source);
    const headers = source.headers.map((header) => {
      const [name, value] = splitHeader(header);
      return [name.toLowerCase(), fillIn(value, credentials, 'sourceHeaders')];
    });
    return {
      type: source.type,
      url: fillIn(source.url ?? '', credentials, 'url'),
      method: source.method?.toUpperCase() === 'POST' ? 'POST' : 'GET',
      headers: Object.fromEntries(headers) as Record<string, string>,
      body: source.body === null ? null : fillIn(source.body, credentials, 'sourceBody'),
      credentials,
    };
  }

  private tools(signal: AbortSignal, report: ReadReport): SourceTools {
    const { config, logger } = this;
    const limits = { compressedBytes: config.LIMIT_FEED_BYTES, inflatedBytes: config.LIMIT_INFLATED_BYTES };
    return {
      http: createSourceHttp({
        signal,
        allowPrivateAddresses: config.ALLOW_PRIVATE_ADDRESSES,
        retry: { attempts: config.RETRY_ATTEMPTS, baseMs: config.RETRY_BASE, maxMs: config.RETRY_MAX },
        limits,
        userAgent: USER_AGENT,
      }),
      decode: (body, url) => decodeBody(body, url, report, { signal }),
      logger,
      signal,
      report,
      document: report,
    };
  }
}

class ReadReport implements SourceReport, DocumentVersion {
  private proof: { complete: boolean; detail: string } | null = null;
  private facts: Record<string, unknown> = {};
  private version: Validator | null = null;
  private isUnchanged = false;

  constructor(
    private readonly onUnreadable: (message: string) => void = () => undefined,
    readonly last: Validator | null,
  ) {}

  complete(evidence: string): void {
    this.proof ??= { complete: true, detail: evidence };
  }

  incomplete(reason: string): void {
    // One part that may be missing is enough, whatever else was proved.
    this.proof = { complete: false, detail: reason };
  }

  decided(facts: Readonly<Record<string, unknown>>): void {
    this.facts = { ...this.facts, ...facts };
  }

  unreadable(message: string): void {
    this.onUnreadable(message);
  }

  is(version: Validator | null): void {
    this.version = version;
  }

  notModified(): void {
    this.isUnchanged = true;
    this.version = this.last;
    this.complete('The server answered that nothing changed since the last run (304).');
  }

  evidence(): Evidence {
    return {
      complete: this.proof?.complete ?? false,
      detail: this.proof?.detail ?? null,
      facts: this.facts,
      validator: this.version,
      notModified: this.isUnchanged,
    };
  }
}

function noConnector(type: string): FeedmillError {
  if (type === 'ShareASale') {
    return new FeedmillError(
      'SOURCE_RETIRED',
      'ShareASale is closed; its merchants are at Awin now. Make a source of type Awin and give the job that one.',
    );
  }
  return badInput(
    'type',
    `This server has no connector for sources of type ${type} yet. A source of type Request may read the same feed by its url.`,
  );
}
