import { type ErrorCode, errorSpec } from '../../common/errors.js';
import type { Job } from '../job.entity.js';
import type { Run } from './run.entity.js';

/**
 * Milliseconds between a failed run and its retry, first and second. Five minutes are enough for a restart of a shop, 30
 * for most outages. A failure that lasts longer waits for the next slot, so that a broken shop is not asked all day.
 */
const RETRY_DELAYS_MS = [5 * 60_000, 30 * 60_000];

/**
 * Returns what the end of a run changes in its job: its health, and when the job is retried (docs/failure-modes.md). The
 * error catalogue decides which reasons are retried.
 */
export function jobAfterRun(
  job: Pick<Job, 'retries'>,
  { status, reason }: Pick<Run, 'status' | 'reason'>,
  now: Date,
): Pick<Job, 'health' | 'retryAt' | 'retries'> {
  if (status !== 'FAILED') return { health: status === 'PARTIAL' ? 'DEGRADED' : 'HEALTHY', retryAt: null, retries: 0 };
  const delay = reason !== null && isRetried(reason) ? RETRY_DELAYS_MS[job.retries] : undefined;
  if (delay === undefined) return { health: 'FAILING', retryAt: null, retries: 0 };
  return { health: 'FAILING', retryAt: new Date(now.getTime() + delay), retries: job.retries + 1 };
}

/** Whether a run that failed for this reason is retried before the next slot of its job. */
export function isRetried(reason: ErrorCode): boolean {
  const { recovery } = errorSpec(reason);
  return recovery === 'retry' || recovery === 'bug';
}
