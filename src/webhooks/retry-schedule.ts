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

/** How long a receiver may have us wait; it could ask for a century. */
const LONGEST_ASKED = 24 * HOUR;

/**
 * Milliseconds until a delivery is tried again after so many failed tries, at least what the receiver asked for; null: not
 * any more. A little later than the schedule, each by another time, so that not all come back at once.
 */
export function waitAfter(failedTries: number, askedMs: number | null, random = Math.random()): number | null {
  const wait = WAITS[failedTries - 1];
  if (wait === undefined) return null;
  return Math.round(Math.max(wait * (1 + random * JITTER), Math.min(askedMs ?? 0, LONGEST_ASKED)));
}
