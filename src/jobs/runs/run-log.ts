import { type Run } from './run.entity.js';

/** Returns the log line for the end of a run, as words that a person reads and `name=value` pairs that a machine does. */
export function endLine(id: string, jobID: string, run: Run | null, milliseconds: number): string {
  const duration = `duration=${(milliseconds / 1000).toFixed(1)}s`;
  if (!run) return `Run deleted with its job: run=${id} job=${jobID} ${duration}`;
  if (run.status === 'QUEUED') return `Run put back to the queue: run=${id} job=${jobID} ${duration}`;
  const pairs = {
    run: id,
    job: jobID,
    status: run.status,
    ...(run.reason && { reason: run.reason }),
    ...(run.guard && { guard: run.guard }),
    ...run.counts,
    bytes: run.bytesRead,
  };
  const words = Object.entries(pairs).map(([name, value]) => `${name}=${value}`);
  return `Run ended: ${words.join(' ')} ${duration}`;
}
