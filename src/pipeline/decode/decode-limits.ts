import { DEFAULT_LIMITS, type ByteLimits } from '../acquire/http-options.js';

export interface DecodeLimits extends ByteLimits {
  /** Maximum size of one record in the feed, in bytes; `PARSE_ERROR` above. Default 1 MiB. */
  readonly recordBytes: number;
  /** Maximum nesting of objects and arrays, or of elements; `PARSE_ERROR` above. Default 64. */
  readonly depth: number;
}

export const DEFAULT_DECODE_LIMITS: DecodeLimits = { ...DEFAULT_LIMITS, recordBytes: 1024 * 1024, depth: 64 };

/** Bytes of a feed that are read before its format is decided. */
export const WINDOW_BYTES = 1024 * 1024;
