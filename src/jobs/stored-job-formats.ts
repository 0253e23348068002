import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { JobFormats } from '../catalogue/job-formats.js';
import { READ_DATA_SOURCE } from '../database/data-sources.js';
import { type TargetFormat } from '../pipeline/target-format.js';
import { TargetFormatsService } from '../target-formats/target-formats.service.js';
import { Job } from './job.entity.js';

@Injectable()
export class StoredJobFormats extends JobFormats {
  constructor(
    @InjectDataSource(READ_DATA_SOURCE) private readonly reader: DataSource,
    private readonly formats: TargetFormatsService,
  ) {
    super();
  }

  async formatOf(jobID: string): Promise<TargetFormat | null> {
    const job = await this.reader.manager.findOneBy(Job, { id: jobID });
    return job && ((await this.formats.find(job.targetFormatID))?.format ?? null);
  }
}
