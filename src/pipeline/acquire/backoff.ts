import type { HttpRetry } from './http-options.js';

const RETRIED = new Set([408, 425, 429, 430]);

export function isRetriedStatus(status: number): boolean {
  return status >= 500 || RETRIED.has(status);
}

/**
 * Returns the milliseconds to wait before the next attempt; `null` if the server asks for a longer wait than a run has.
 * `retry` counts from 0. 429 and 503 wait for `Retry-After`, else `X-RateLimit-Reset`, else full jitter; Shopify's
 * undocumented 430 comes without a header and requires a long wait (docs/platforms.md, Shopify).
 */
export function waitBefore(
  retry: number,
  options: HttpRetry,
  answer?: { status: number; headers: Readonly<Record<string, string>> },
  now = Date.now(),
): number | null {
  if (answer && [429, 430, 503].includes(answer.status)) {
    // Relative to the server's own clock, which may differ from ours.
    const theirs = Date.parse(answer.headers['date'] ?? '') || now;
    const asked =
      retryAfter(answer.headers['retry-after'], theirs) ?? rateLimitReset(answer.headers['x-ratelimit-reset'], theirs);
    if (asked !== null) return asked > options.longestAskedMs ? null : asked;
    if (answer.status === 430) return options.maxMs;
  }
  return Math.random() * Math.min(options.maxMs, options.baseMs * 2 ** retry);
}

/** Seconds, or an HTTP date. */
export function retryAfter(value: string | undefined, now: number): number | null {
  if (value === undefined) return null;
  if (/^\s*\d+(\.\d+)?\s*$/.test(value)) return Number(value) * 1000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}

/** Seconds from now, or seconds since 1970. */
function rateLimitReset(value: string | undefined, now: number): number | null {
  const seconds = value === undefined || value.trim() === '' ? Number.NaN : Number(value);
  if (!Number.isFinite(seconds) || seconds < 0) return null;
  return seconds > 1e9 ? Math.max(0, seconds * 1000 - now) : seconds * 1000;
}
