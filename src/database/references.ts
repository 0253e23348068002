import { EntityManager, type EntityTarget, type ObjectLiteral } from 'typeorm';
import { FeedmillError } from '../common/errors.js';

/** The parts of a job. */
export type JobPart = 'source' | 'mapping' | 'targetFormat';

/**
 * Which jobs use which parts. A port: features below the jobs ask it, and `jobs/` provides it, so that no part has to know
 * how jobs are stored. Both questions are asked in the transaction that changes the part.
 */
export abstract class JobReferences {
  /** The ids of the jobs that use a part, oldest first; at most `limit`. */
  abstract jobsUsing(part: JobPart, id: string, limit: number, manager: EntityManager): Promise<string[]>;
  /** The id of the source of a job; null when there is no such job. */
  abstract sourceOf(jobID: string, manager: EntityManager): Promise<string | null>;
}

/** Maximum number of job ids in an error message, to keep it readable. */
const MAX_JOBS_NAMED = 100;

/** Deletes a part. Returns false if it does not exist; `IN_USE` with the ids of the jobs if jobs use it. */
export async function deleteUnused<T extends ObjectLiteral>(
  manager: EntityManager,
  jobs: JobReferences,
  entity: EntityTarget<T>,
  id: string,
  part: JobPart,
): Promise<boolean> {
  const ids = await jobs.jobsUsing(part, id, MAX_JOBS_NAMED, manager);
  if (ids.length > 0) {
    throw new FeedmillError(
      'IN_USE',
      `It is used by ${ids.length === 1 ? 'a job' : `${ids.length} jobs`}: ${ids.join(', ')}. Delete them, or give them another one, first.`,
      { field: 'id', jobs: ids },
    );
  }
  const { affected } = await manager.delete(entity, id);
  return affected === 1;
}
