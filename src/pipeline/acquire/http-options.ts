import type { LookupFunction } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import defaultAxios, { type AxiosInstance } from 'axios';
import type { FeedmillError } from '../../common/errors.js';
import { HostSlots } from './host-slots.js';

export interface HttpTimeouts {
  /** From sending a request to the headers of its answer. Default 30 s. */
  readonly headersMs: number;
  /** While we wait for the body, at least `slowBodyBytes` must come in every window. Default 60 s. */
  readonly slowBodyWindowMs: number;
  /** Default 1 KiB. */
  readonly slowBodyBytes: number;
}

export interface HttpRetry {
  /** Tries after the first one. Default 5. */
  readonly attempts: number;
  /** The first wait is between 0 and this, every later one may be twice as long. Default 1 s. */
  readonly baseMs: number;
  /** No computed wait is longer. Default 60 s. */
  readonly maxMs: number;
  /** A server that asks for a longer wait (`Retry-After`) ends the request at once; the run is tried again later. Default 10 min. */
  readonly longestAskedMs: number;
}

/** What keeps a feed from filling the machine; passing one is `SOURCE_TOO_LARGE`. */
export interface ByteLimits {
  /** As transferred. Default 2 GiB. */
  readonly compressedBytes: number;
  /** After decompression. Default 20 GiB. */
  readonly inflatedBytes: number;
  /** Inflated bytes per compressed byte, looked at past `ratioFromBytes`. Default 200. */
  readonly ratio: number;
  /** Default 10 MiB. */
  readonly ratioFromBytes: number;
}

/** How the requests of a run are made, with every default filled in. */
export interface ResolvedHttpOptions {
  /** Ends every wait, request and body within a second; its reason is what is thrown. */
  readonly signal: AbortSignal;
  /** `true` turns the address guard off: any private or loopback address may be read. */
  readonly allowPrivateAddresses: boolean;
  readonly timeouts: HttpTimeouts;
  readonly retry: HttpRetry;
  readonly limits: ByteLimits;
  /** `User-Agent` of every request. Default `feedmill`. */
  readonly userAgent: string;
  /** How waits between tries are made; tests replace it. Must reject when the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** The requests in flight per host. Default: shared by all of this process. */
  readonly slots: HostSlots;
  /** What sends the requests. Everything that the guard and the limits rest on is set per request. Default: axios itself. */
  readonly axios: AxiosInstance;
  /** How names become addresses; the guard looks at its answers. Default: the system's. */
  readonly lookup: LookupFunction | undefined;
  /** Called for each piece of a body with its bytes as they came over the network. */
  readonly onBytes: (bytes: number) => void;
  /** Told before each wait for another try: what failed, and how long it waits. */
  readonly onRetry: (failure: FeedmillError, waitMs: number) => void;
}

type Mandatory = 'signal' | 'allowPrivateAddresses';
type Nested = 'timeouts' | 'retry' | 'limits';

/** The same options as a caller gives them: what is left out has its default, in `timeouts`, `retry` and `limits` too. */
export type HttpOptions = Pick<ResolvedHttpOptions, Mandatory> &
  Partial<Omit<ResolvedHttpOptions, Mandatory | Nested>> & {
    readonly [Name in Nested]?: Partial<ResolvedHttpOptions[Name]>;
  };

const DEFAULT_TIMEOUTS: HttpTimeouts = { headersMs: 30_000, slowBodyWindowMs: 60_000, slowBodyBytes: 1024 };
export const DEFAULT_RETRY: HttpRetry = { attempts: 5, baseMs: 1_000, maxMs: 60_000, longestAskedMs: 600_000 };
export const DEFAULT_LIMITS: ByteLimits = {
  compressedBytes: 2 * 1024 ** 3,
  inflatedBytes: 20 * 1024 ** 3,
  ratio: 200,
  ratioFromBytes: 10 * 1024 ** 2,
};
export const MAX_REDIRECTS = 5;

const PROCESS_SLOTS = new HostSlots(2);

export function resolveHttpOptions(options: HttpOptions): ResolvedHttpOptions {
  return {
    signal: options.signal,
    allowPrivateAddresses: options.allowPrivateAddresses,
    timeouts: { ...DEFAULT_TIMEOUTS, ...options.timeouts },
    retry: { ...DEFAULT_RETRY, ...options.retry },
    limits: { ...DEFAULT_LIMITS, ...options.limits },
    userAgent: options.userAgent ?? 'feedmill',
    sleep: options.sleep ?? ((ms, signal) => delay(ms, undefined, { signal })),
    slots: options.slots ?? PROCESS_SLOTS,
    axios: options.axios ?? defaultAxios,
    lookup: options.lookup,
    onBytes: options.onBytes ?? (() => undefined),
    onRetry: options.onRetry ?? (() => undefined),
  };
}
