import type { LookupFunction } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import defaultAxios, { type AxiosInstance } from 'axios';
import type { FeedmillError } from '../../common/errors.js';
import { HostSlots } from './host-slots.js';

export interface HttpTimeouts {
  /** From sending a request to the headers of its response. Default 30 s. */
  readonly headersMs: number;
  /** While we wait for the body, at least `slowBodyBytes` must come in every window. Default 60 s. */
  readonly slowBodyWindowMs: number;
  /** Default 1 KiB. */
  readonly slowBodyBytes: number;
}

export interface HttpRetry {
  /** Retries after the first attempt. Default 5. */
  readonly attempts: number;
  /** The first wait is random between 0 and this; the maximum doubles each time. Default 1 s. */
  readonly baseMs: number;
  /** Maximum of a computed wait. Default 60 s. */
  readonly maxMs: number;
  /** If a server asks for a longer wait (`Retry-After`), the request fails at once; the run is retried later. Default 10 min. */
  readonly longestAskedMs: number;
}

/** Limits that protect the machine from a feed; `SOURCE_TOO_LARGE` above one of them. */
export interface ByteLimits {
  /** As transferred. Default 2 GiB. */
  readonly compressedBytes: number;
  /** After decompression. Default 20 GiB. */
  readonly inflatedBytes: number;
  /** Decompressed bytes per compressed byte, checked above `ratioFromBytes`. Default 200. */
  readonly ratio: number;
  /** Default 10 MiB. */
  readonly ratioFromBytes: number;
}

/** Options for the requests of a run, with all defaults. */
export interface ResolvedHttpOptions {
  /** Ends every wait, request and body within a second; its reason is thrown. */
  readonly signal: AbortSignal;
  /** `true` turns the address guard off: any private or loopback address may be read. */
  readonly allowPrivateAddresses: boolean;
  readonly timeouts: HttpTimeouts;
  readonly retry: HttpRetry;
  readonly limits: ByteLimits;
  /** `User-Agent` of every request. Default `feedmill`. */
  readonly userAgent: string;
  /** Waits between attempts; tests replace it. Must reject when the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** The requests in flight per host. Default: shared by all of this process. */
  readonly slots: HostSlots;
  /** Sends the requests. The settings that guard and limits need are set per request. Default: axios itself. */
  readonly axios: AxiosInstance;
  /** Resolves host names; the guard checks the addresses. Default: the system's. */
  readonly lookup: LookupFunction | undefined;
  /** Called for each chunk of a body with its bytes on the network. */
  readonly onBytes: (bytes: number) => void;
  /** Called before each wait between attempts, with the failure and the duration. */
  readonly onRetry: (failure: FeedmillError, waitMs: number) => void;
}

type Mandatory = 'signal' | 'allowPrivateAddresses';
type Nested = 'timeouts' | 'retry' | 'limits';

/** The options of a caller: missing ones have their defaults, also in `timeouts`, `retry` and `limits`. */
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
