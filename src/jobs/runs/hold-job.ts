import { EntityManager } from 'typeorm';
import { Job } from '../job.entity.js';

/**
 * Keeps the row of a job until the transaction ends. Whoever takes several rows takes that of the job first, then those of
 * its runs, then that of its catalogue: two transactions in another order could wait for each other. True if there is one.
 */
export async function holdJob(id: string, manager: EntityManager, change: Partial<Job> = {}): Promise<boolean> {
  const { affected } = await manager.update(Job, id, { id, ...change });
  return affected === 1;
}
