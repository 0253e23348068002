import { EntityManager } from 'typeorm';
import { badInput } from '../common/errors.js';
import { query } from '../database/sql.js';
import { Source } from './source.entity.js';

/**
 * Refuses a source of type Index that one of the jobs which use it feeds itself, be it through others: such a job would
 * read what it wrote for ever. To be asked in the transaction that stores source or job, once both are as they shall be.
 * `field`: where in the request the circle was made.
 */
export async function refuseCircle({ id, type, url }: Source, manager: EntityManager, field: string): Promise<void> {
  if (type !== 'Index') return;
  const [job] = await query<{ id: string }>(
    manager,
    `WITH RECURSIVE "read"("jobID") AS (
       SELECT CAST(? AS text)
       UNION
       SELECT "source"."url" FROM "read"
       JOIN "job" ON "job"."id" = "read"."jobID"
       JOIN "source" ON "source"."id" = "job"."sourceID"
       WHERE "source"."type" = 'Index'
     )
     SELECT "job"."id" FROM "read" JOIN "job" ON "job"."id" = "read"."jobID" WHERE "job"."sourceID" = ?`,
    [url, id],
  );
  if (!job) return;
  throw badInput(
    field,
    job.id === url
      ? `The job ${job.id} would read its own products. Give the id of another job.`
      : `The job ${job.id} would read its own products by way of the job ${url}. Give the id of a job that does not read from it.`,
  );
}
