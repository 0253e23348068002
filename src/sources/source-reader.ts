import { HttpService } from '@nestjs/axios';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { badInput, FeedmillError } from '../common/errors.js';
import { VERSION } from '../common/version.js';
import { type RawRecord, type RecordBatch, toBatch } from '../common/records.js';
import { CONFIG, type FeedmillConfig } from '../config/config.js';
import { ConnectorRegistry } from '../extensions/registry.js';
import {
  type ConnectedSource,
  type SourceConnectorContract,
  type SourceTools,
  type Validator,
} from '../extensions/source-connector.js';
import { type FeedOptions, type OpenFeed } from '../pipeline/acquire/open-feed.js';
import { createSourceHttp } from '../pipeline/acquire/source-http.js';
import { decodeBatches, decodeBody } from '../pipeline/decode/decode-body.js';
import { type RecordIndex } from '../pipeline/record-index.js';
import { literalSecrets, splitHeader } from './masking.js';
import { fillIn } from './placeholders.js';
import { ReadReport } from './read-report.js';
import { RecordDecoderRegistry } from './record-decoder-registry.js';
import { type Redact, redactError, redactor } from './redact.js';
import { Source } from './source.entity.js';
import { SourcesService } from './sources.service.js';

/** A user waits for the first records of a feed; slower feeds are an error. */
const SAMPLE_TIMEOUT_MS = 60_000;
const USER_AGENT = `feedmill/${VERSION}`;

export interface ReadOptions extends Partial<FeedOptions> {
  readonly signal: AbortSignal;
  /** The version of the document that the last run read: it is read again only if it has changed since. */
  readonly validator?: Validator | null;
}

/** Reads the records of sources through their connectors. */
@Injectable()
export class SourceReader {
  private readonly logger = new Logger('Sources');

  constructor(
    @Inject(CONFIG) private readonly config: FeedmillConfig,
    private readonly connectors: ConnectorRegistry,
    private readonly decoders: RecordDecoderRegistry,
    private readonly sources: SourcesService,
    private readonly http: HttpService,
  ) {}

  /** Opens a source; the first request is made when the first batch is requested. Errors have the codes of runs. */
  open(source: Source, options: ReadOptions): OpenFeed {
    const { report, ...read } = this.start(source, options);
    return { ...read, evidence: () => report.evidence(), progress: () => report.progress() };
  }

  /**
   * Returns the first records of a source, without its secrets, and stops reading as soon as there are enough.
   * `SOURCE_TIMEOUT` after a minute.
   */
  async sample(source: Source, count: number): Promise<{ records: RawRecord[]; facts: Record<string, unknown> }> {
    const timeout = AbortSignal.timeout(SAMPLE_TIMEOUT_MS);
    const { batches, report, redact } = this.start(source, { signal: timeout });
    const first: RawRecord[] = [];
    try {
      for await (const { records } of batches) {
        first.push(...records.slice(0, count - first.length));
        if (first.length >= count) break;
      }
    } catch (error) {
      if (!timeout.aborted || error instanceof FeedmillError) throw error;
      const trouble = report.trouble === null ? '' : ` The last attempt failed: ${report.trouble}`;
      throw new FeedmillError(
        'SOURCE_TIMEOUT',
        `The source did not return its first records within ${SAMPLE_TIMEOUT_MS / 1000} s.${trouble}`,
      );
    }
    return { records: redact(first), facts: report.evidence().facts };
  }

  private start(source: Source, { signal, onUnreadable, validator = null, index }: ReadOptions) {
    const connector = this.connectors.get(source.type);
    if (!connector) throw noConnector(source.type);
    const connected = this.connect(source);
    const redact = redactor([
      ...Object.values(connected.credentials),
      ...literalSecrets(connected.url, connected.headers),
    ]);
    const report = new ReadReport(redact, validator, onUnreadable);
    return { batches: this.read(connector, connected, report, redact, signal, index), report, redact };
  }

  /** Closes everything a connector left open, for example a response that it did not read. */
  private async *read(
    connector: SourceConnectorContract,
    source: ConnectedSource,
    report: ReadReport,
    redact: Redact,
    signal: AbortSignal,
    index: RecordIndex | undefined,
  ): AsyncGenerator<RecordBatch> {
    const end = new AbortController();
    const tools = this.tools(AbortSignal.any([signal, end.signal]), report, redact, index);
    try {
      for await (const batch of connector.read(source, tools)) yield 'records' in batch ? batch : toBatch(batch);
    } catch (error) {
      throw redactError(error, redact);
    } finally {
      end.abort();
    }
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

  private tools(signal: AbortSignal, report: ReadReport, redact: Redact, index?: RecordIndex): SourceTools {
    const { config } = this;
    const logger: SourceTools['logger'] = {
      debug: (message) => this.logger.debug(redact(message)),
      warn: (message) => this.logger.warn(redact(message)),
    };
    const limits = { compressedBytes: config.LIMIT_FEED_BYTES, inflatedBytes: config.LIMIT_INFLATED_BYTES };
    const decoding = { signal, limits, decoders: this.decoders.all };
    return {
      http: createSourceHttp({
        signal,
        axios: this.http.axiosRef,
        allowPrivateAddresses: config.ALLOW_PRIVATE_ADDRESSES,
        retry: { attempts: config.RETRY_ATTEMPTS, baseMs: config.RETRY_BASE, maxMs: config.RETRY_MAX },
        limits,
        userAgent: USER_AGENT,
        onBytes: (bytes) => report.addBytes(bytes),
        onRetry: ({ message }, wait) => {
          report.trouble = message;
          logger.debug(`${message} The next attempt follows in ${Math.ceil(wait / 1000)} s.`);
        },
      }),
      decode: (body, url, { report: ofDocument = report } = {}) => decodeBody(body, url, ofDocument, decoding),
      passThrough: (body, url) => {
        report.declareLength(body.headers['content-length']);
        return decodeBatches(body, url, report, { ...decoding, ...(index && { index }) });
      },
      logger,
      signal,
      report,
      document: report,
    };
  }
}

function noConnector(type: string): FeedmillError {
  if (type === 'ShareASale') {
    return new FeedmillError(
      'SOURCE_RETIRED',
      'ShareASale is closed; its merchants moved to Awin. Create a source of type Awin and use it in the job.',
    );
  }
  return badInput(
    'type',
    `This server has no connector for sources of type ${type} yet. A source of type Request may read the same feed by its url.`,
  );
}
