import { EntityManager, type EntityTarget, type ObjectLiteral } from 'typeorm';
import { FeedmillError } from '../common/errors.js';
import { query } from './sql.js';

/** The column of the job table that refers to a part of jobs. */
export type JobColumn = 'sourceID' | 'mappingID' | 'targetFormatID';

/**
 * Deletes a part of jobs that no job uses. False when nothing has that id; `IN_USE` with the ids of the jobs otherwise.
 * Parts know nothing of jobs but that they may be referred to, so this is the one place that asks.
 */
export async function deleteUnused<T extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<T>,
  id: string,
  column: JobColumn,
): Promise<boolean> {
  const jobs = await query<{ id: string }>(
    manager,
    `SELECT "id" FROM "job" WHERE "${column}" = ? ORDER BY "id" LIMIT 100`,
    [id],
  );
  if (jobs.length > 0) {
    const ids = jobs.map((job) => job.id);
    throw new FeedmillError(
      'IN_USE',
      `It is used by ${ids.length === 1 ? 'a job' : `${ids.length} jobs`}: ${ids.join(', ')}. Delete them, or give them another one, first.`,
      { field: 'id', jobs: ids },
    );
  }
  const { affected } = await manager.delete(entity, id);
  return affected === 1;
}
