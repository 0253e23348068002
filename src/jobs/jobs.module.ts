import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { CONFIG, type FeedmillConfig } from '../config/config.js';
import { MappingsModule } from '../mappings/mappings.module.js';
import { ProductsModule } from '../products/products.module.js';
import { PublishModule } from '../publish/publish.module.js';
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
import { InProcessRunQueue } from './runs/in-process-run-queue.js';
import { IssuesOfRunLoader, RunsOfJobLoader } from './runs/page-loaders.js';
import { Purge } from './runs/purge.js';
import { RunClaims } from './runs/run-claims.js';
import { RunEndings } from './runs/run-endings.js';
import { RunEvents } from './runs/run-events.js';
import { RunExecutor } from './runs/run-executor.js';
import { RunGuards } from './runs/run-guards.js';
import { RunParts } from './runs/run-parts.js';
import { RunQueue } from './runs/run-queue.js';
import { RunRecovery } from './runs/run-recovery.js';
import { RunRequests } from './runs/run-requests.js';
import { RunRetention } from './runs/run-retention.js';
import { RunShutdown } from './runs/run-shutdown.js';
import { RunWork } from './runs/run-work.js';
import { JobRunsResolver, RunsResolver } from './runs/runs.resolver.js';
import { RunsService } from './runs/runs.service.js';
import { MappingJobsResolver, SourceJobsResolver, TargetFormatJobsResolver } from './used-by.resolvers.js';

/** Jobs and their runs: saving, scheduling, executing, and asking about them. */
@Module({
  imports: [
    CatalogueModule,
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
    RunsOfJobLoader,
    IssuesOfRunLoader,
    RunsResolver,
    JobRunsResolver,
    RunClaims,
    RunParts,
    RunGuards,
    RunEndings,
    RunWork,
    RunExecutor,
    RunEvents,
    RunRequests,
    RunRetention,
    Purge,
    RunRecovery,
    RunShutdown,
    {
      provide: RunQueue,
      inject: [CONFIG, RunExecutor],
      useFactory: ({ RUN_CONCURRENCY }: FeedmillConfig, executor: RunExecutor) =>
        new InProcessRunQueue(RUN_CONCURRENCY, (runID) => executor.execute(runID)),
    },
  ],
  exports: [JobsService, RunsService, RunRequests, RunQueue],
})
export class JobsModule {}
