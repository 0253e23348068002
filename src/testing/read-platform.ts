import type { RawRecord } from '../common/records.js';
import type {
  ConnectedSource,
  DocumentVersion,
  SourceConnectorContract,
  SourceTools,
} from '../extensions/source-connector.js';
import { HostSlots } from '../pipeline/acquire/host-slots.js';
import { createSourceHttp } from '../pipeline/acquire/source-http.js';
import { decodeBatches, decodeBody } from '../pipeline/decode/decode-body.js';

/** What a connector did with one source. */
export interface PlatformRead {
  readonly batches: RawRecord[][];
  readonly records: readonly RawRecord[];
  readonly complete: readonly string[];
  readonly incomplete: readonly string[];
  readonly unreadable: readonly string[];
  readonly decided: Readonly<Record<string, unknown>>;
  /** What the read threw; `null` when it came to its end. */
  readonly failure: Error | null;
}

export interface PlatformReadOptions {
  readonly signal?: AbortSignal;
  /** Called after each batch; `false` leaves the rest unread. */
  readonly onBatch?: (read: PlatformRead) => boolean | void;
  /** What is known of the document from an earlier read. Default: nobody keeps versions. */
  readonly document?: DocumentVersion;
}

/** The fastest retries: what is waited for is another matter than how long. */
const RETRY = { attempts: 5, baseMs: 1, maxMs: 5 };

/** Reads a source through a connector with the tools of a real run, except that retries hardly wait and loopback is allowed. */
export async function readPlatform(
  connector: SourceConnectorContract,
  source: Partial<ConnectedSource>,
  { signal = new AbortController().signal, onBatch, document }: PlatformReadOptions = {},
): Promise<PlatformRead> {
  const batches: RawRecord[][] = [];
  const [complete, incomplete, unreadable] = [[] as string[], [] as string[], [] as string[]];
  const decided: Record<string, unknown> = {};
  let failure: Error | null = null;
  const read: PlatformRead = {
    batches,
    complete,
    incomplete,
    unreadable,
    decided,
    get records() {
      return batches.flat();
    },
    get failure() {
      return failure;
    },
  };
  const report = {
    complete: (evidence: string) => void complete.push(evidence),
    incomplete: (reason: string) => void incomplete.push(reason),
    unreadable: (message: string) => void unreadable.push(message),
    decided: (facts: Readonly<Record<string, unknown>>) => void Object.assign(decided, facts),
  };
  const tools: SourceTools = {
    http: createSourceHttp({ signal, allowPrivateAddresses: true, retry: RETRY, slots: new HostSlots(2) }),
    decode: (body, url, { report: ofDocument = report } = {}) => decodeBody(body, url, ofDocument, { signal }),
    passThrough: (body, url) => decodeBatches(body, url, report, { signal }),
    logger: { debug: () => undefined, warn: () => undefined },
    signal,
    report,
    document,
  };
  try {
    for await (const batch of connector.read(connected(source), tools)) {
      batches.push('records' in batch ? [...batch.records] : [...batch]);
      if (onBatch?.(read) === false) break;
    }
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error));
  }
  return read;
}

function connected(source: Partial<ConnectedSource>): ConnectedSource {
  return { type: '', url: '', method: 'GET', headers: {}, body: null, credentials: {}, ...source };
}
