import { Module } from '@nestjs/common';
import { MappingsModule } from '../mappings/mappings.module.js';
import { ProductsModule } from '../products/products.module.js';
import { PublishModule } from '../pipeline/publish/publish.module.js';
import { SourcesModule } from '../sources/sources.module.js';
import { TargetFormatsModule } from '../target-formats/target-formats.module.js';
import { WebhooksModule } from '../webhooks/webhooks.module.js';
import { DueJobs } from './due-jobs.js';
import { JobPortsModule } from './job-ports.module.js';
import { JobParts } from './job-parts.js';
import { JobsResolver } from './jobs.resolver.js';
import { JobsScheduler } from './jobs.scheduler.js';
import { JobsService } from './jobs.service.js';
import {
  CatalogueSizeLoader,
  CurrentRunLoader,
  JobsOfMappingLoader,
  JobsOfSourceLoader,
  JobsOfTargetFormatLoader,
} from './loaders.js';
import { CataloguePurge } from './runs/catalogue-purge.js';
import { Housekeeping } from './runs/housekeeping.js';
import { InProcessRunQueue } from './runs/in-process-run-queue.js';
import { RowPurge } from './runs/row-purge.js';
import { RunClaims } from './runs/run-claims.js';
import { RunEndings } from './runs/run-endings.js';
import { RunExecutor } from './runs/run-executor.js';
import { RunGuards } from './runs/run-guards.js';
import { RunParts } from './runs/run-parts.js';
import { RunQueue } from './runs/run-queue.js';
import { RunRetention } from './runs/run-retention.js';
import { RunWork } from './runs/run-work.js';
import { JobRunsResolver, RunsResolver } from './runs/runs.resolver.js';
import { RunsService } from './runs/runs.service.js';
import { MappingJobsResolver, SourceJobsResolver, TargetFormatJobsResolver } from './used-by.resolvers.js';

/** Jobs and their runs: saving, scheduling, executing, and asking about them. */
@Module({
  imports: [
    SourcesModule,
    MappingsModule,
    TargetFormatsModule,
    ProductsModule,
    WebhooksModule,
    PublishModule,
    JobPortsModule,
  ],
  providers: [
    JobsService,
    JobParts,
    DueJobs,
    JobsResolver,
    JobsScheduler,
    CatalogueSizeLoader,
    CurrentRunLoader,
    JobsOfSourceLoader,
    JobsOfMappingLoader,
    JobsOfTargetFormatLoader,
    SourceJobsResolver,
    MappingJobsResolver,
    TargetFormatJobsResolver,
    RunsService,
    RunsResolver,
    JobRunsResolver,
    RunClaims,
    RunParts,
    RunGuards,
    RunEndings,
    RunWork,
    RunExecutor,
    RowPurge,
    CataloguePurge,
    RunRetention,
    Housekeeping,
    { provide: RunQueue, useClass: InProcessRunQueue },
  ],
  exports: [JobsService, RunsService, RunQueue],
})
export class JobsModule {}
