import { EntityManager } from 'typeorm';
import { Job } from '../job.entity.js';

/**
 * Locks the row of a job until the transaction ends, and writes `change` to it. Returns false when the job does not exist.
 *
 * Every transaction that locks several rows locks the job first, then its runs, then its catalogue. In another order two
 * transactions could wait for each other.
 */
export async function lockJob(id: string, manager: EntityManager, change: Partial<Job> = {}): Promise<boolean> {
  const { affected } = await manager.update(Job, id, { id, ...change });
  return affected === 1;
}
