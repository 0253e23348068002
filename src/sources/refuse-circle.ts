import { EntityManager } from 'typeorm';
import { badInput } from '../common/errors.js';
import { JobReferences } from '../database/references.js';
import { Source } from './source.entity.js';

/**
 * Throws `BAD_USER_INPUT` if a source of type Index makes a job read its own products, directly or through other jobs.
 * Called in the transaction that stores the source or the job, after both are written. `field` is the place in the
 * request that causes the circle.
 */
export async function refuseCircle(
  { id, type, url }: Source,
  jobs: JobReferences,
  manager: EntityManager,
  field: string,
): Promise<void> {
  if (type !== 'Index') return;
  const read = new Set<string>();
  for (let jobID = url; jobID !== null && !read.has(jobID);) {
    read.add(jobID);
    const sourceID = await jobs.sourceOf(jobID, manager);
    if (sourceID === id) throw circle(jobID, url, field);
    const next = sourceID === null ? null : await manager.findOneBy(Source, { id: sourceID, type: 'Index' });
    jobID = next?.url ?? null;
  }
}

function circle(jobID: string, url: string | null, field: string) {
  return badInput(
    field,
    jobID === url
      ? `The job ${jobID} would read its own products. Give the id of another job.`
      : `The job ${jobID} would read its own products through the job ${url}. Give the id of a job that does not read from it.`,
  );
}
