import { Global, Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { JobFormats } from '../catalogue/job-formats.js';
import { JobReferences } from '../database/references.js';
import { TargetFormatsModule } from '../target-formats/target-formats.module.js';
import { RunHistory } from '../webhooks/run-history.js';
import { StoredRunHistory } from './runs/stored-run-history.js';
import { StoredJobFormats } from './stored-job-formats.js';
import { StoredJobReferences } from './stored-job-references.js';

/**
 * What features below the jobs need to know of jobs and runs. Each port is an abstract class that the lower feature
 * declares and injects; this module is global, so that the lower feature finds it without importing anything of `jobs/`.
 */
@Global()
@Module({
  imports: [CatalogueModule, TargetFormatsModule],
  providers: [
    { provide: JobReferences, useClass: StoredJobReferences },
    { provide: JobFormats, useClass: StoredJobFormats },
    { provide: RunHistory, useClass: StoredRunHistory },
  ],
  exports: [JobReferences, JobFormats, RunHistory],
})
export class JobPortsModule {}
