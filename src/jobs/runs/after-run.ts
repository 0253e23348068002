import type { ErrorCode } from '../../common/errors.js';
import type { Job } from '../job.entity.js';
import type { Run } from './run.entity.js';

/** Waits before a run that failed for a passing reason is tried again; after these the job waits for its slot. */
const RETRY_AFTER = [5 * 60_000, 30 * 60_000];

const RETRIED: ReadonlySet<ErrorCode> = new Set([
  'SOURCE_UNREACHABLE',
  'SOURCE_TIMEOUT',
  'SOURCE_RATE_LIMITED',
  'SOURCE_TRUNCATED',
  'INTERNAL',
]);

/** What the end of a run means for its job (spec "Jobs and runs", Failure): its health, and when it is tried again. */
export function afterRun(job: Job, { status, reason }: Pick<Run, 'status' | 'reason'>, now: Date): Partial<Job> {
  if (status !== 'FAILED') return { health: status === 'PARTIAL' ? 'DEGRADED' : 'HEALTHY', retryAt: null, retries: 0 };
  const wait = reason !== null && RETRIED.has(reason) ? RETRY_AFTER[job.retries] : undefined;
  return wait === undefined
    ? { health: 'FAILING', retryAt: null, retries: 0 }
    : { health: 'FAILING', retryAt: new Date(now.getTime() + wait), retries: job.retries + 1 };
}
