import { DEFAULT_LIMITS, type ByteLimits } from '../acquire/http-options.js';

export interface DecodeLimits extends ByteLimits {
  /** Bytes of one record as it stands in the feed; more is `PARSE_ERROR`. Default 1 MiB. */
  readonly recordBytes: number;
  /** Objects and arrays (or elements) inside each other; more is `PARSE_ERROR`. Default 64. */
  readonly depth: number;
}

export const DEFAULT_DECODE_LIMITS: DecodeLimits = { ...DEFAULT_LIMITS, recordBytes: 1024 * 1024, depth: 64 };

/** How much of a feed is looked at before its format is decided. */
export const WINDOW_BYTES = 1024 * 1024;
