const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Waits between the attempts of one delivery; after the last one the webhook is disabled (docs/webhooks.md, Failed deliveries). */
const WAITS = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
] as const;
const JITTER = 0.1;

/** Maximum of `Retry-After`; a receiver could ask for any time. */
const LONGEST_ASKED = 24 * HOUR;

/**
 * Returns the milliseconds until the next attempt after so many failed ones, at least what the receiver asked for; null after
 * the last attempt. Adds jitter, so that deliveries do not retry at the same time.
 */
export function waitAfter(failedTries: number, askedMs: number | null, random = Math.random()): number | null {
  const wait = WAITS[failedTries - 1];
  if (wait === undefined) return null;
  return Math.round(Math.max(wait * (1 + random * JITTER), Math.min(askedMs ?? 0, LONGEST_ASKED)));
}
