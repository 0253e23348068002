import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { JobReferences, type JobPart } from '../database/references.js';
import { Job } from './job.entity.js';

const COLUMNS = { source: 'sourceID', mapping: 'mappingID', targetFormat: 'targetFormatID' } as const;

@Injectable()
export class StoredJobReferences extends JobReferences {
  async jobsUsing(part: JobPart, id: string, limit: number, manager: EntityManager): Promise<string[]> {
    const jobs = await manager.find(Job, {
      select: { id: true },
      where: { [COLUMNS[part]]: id },
      order: { id: 'ASC' },
      take: limit,
    });
    return jobs.map((job) => job.id);
  }

  async sourceOf(jobID: string, manager: EntityManager): Promise<string | null> {
    const job = await manager.findOne(Job, { select: { sourceID: true }, where: { id: jobID } });
    return job?.sourceID ?? null;
  }
}
