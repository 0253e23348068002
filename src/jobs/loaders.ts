import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In } from 'typeorm';
import { READ_DATA_SOURCE } from '../database/data-sources.js';
import { CatalogueReader, type CatalogueSnapshot } from '../catalogue/read/catalogue-reader.js';
import { type BatchLoader } from '../graphql/loaders.js';
import { Job } from './job.entity.js';
import { JobsService } from './jobs.service.js';
import { Run } from './runs/run.entity.js';
import { ACTIVE } from './runs/runs.service.js';

type CatalogueSize = Pick<CatalogueSnapshot, 'version' | 'productCount'>;

/** The version of each job's catalogue, and how many products it holds. */
@Injectable()
export class CatalogueSizeLoader implements BatchLoader<CatalogueSize | null> {
  constructor(private readonly catalogues: CatalogueReader) {}

  async loadMany(jobIDs: readonly string[]): Promise<(CatalogueSize | null)[]> {
    const byJob = await this.catalogues.sizes(jobIDs);
    return jobIDs.map((id) => byJob.get(id) ?? null);
  }
}

/** The run of each job that is queued or going. */
@Injectable()
export class CurrentRunLoader implements BatchLoader<Run | null> {
  constructor(@InjectDataSource(READ_DATA_SOURCE) private readonly reader: DataSource) {}

  async loadMany(jobIDs: readonly string[]): Promise<(Run | null)[]> {
    const where = { jobID: In([...jobIDs]), dryRun: false, status: In([...ACTIVE]) };
    const byJob = new Map((await this.reader.manager.findBy(Run, where)).map((run) => [run.jobID, run]));
    return jobIDs.map((id) => byJob.get(id) ?? null);
  }
}

/** The jobs that use each source, mapping or target format. */
abstract class JobsUsingLoader implements BatchLoader<Job[]> {
  protected abstract readonly part: 'sourceID' | 'mappingID' | 'targetFormatID';
  protected abstract readonly jobs: JobsService;

  async loadMany(ids: readonly string[]): Promise<Job[][]> {
    const byPart = new Map<string, Job[]>(ids.map((id) => [id, []]));
    for (const job of await this.jobs.listUsing(this.part, ids)) byPart.get(job[this.part])?.push(job);
    return ids.map((id) => byPart.get(id) ?? []);
  }
}

@Injectable()
export class JobsOfSourceLoader extends JobsUsingLoader {
  protected readonly part = 'sourceID';
  constructor(protected readonly jobs: JobsService) {
    super();
  }
}

@Injectable()
export class JobsOfMappingLoader extends JobsUsingLoader {
  protected readonly part = 'mappingID';
  constructor(protected readonly jobs: JobsService) {
    super();
  }
}

@Injectable()
export class JobsOfTargetFormatLoader extends JobsUsingLoader {
  protected readonly part = 'targetFormatID';
  constructor(protected readonly jobs: JobsService) {
    super();
  }
}
