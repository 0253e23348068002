import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type Catalogue } from '../../catalogue/catalogue.entity.js';
import { Catalogues } from '../../catalogue/catalogues.js';
import { Clock } from '../../common/clock.js';
import { CONFIG, type FeedmillConfig } from '../../config/config.js';
import { Database } from '../../database/database.js';
import { Job } from '../job.entity.js';
import { Lease } from './lease.js';
import { RunEvents } from './run-events.js';
import { noProgress, RunProgress } from './run-progress.js';
import { Run } from './run.entity.js';

/** A run that is this worker's to execute, as it was when it was claimed. */
export interface ClaimedRun {
  readonly run: Run;
  readonly job: Job;
  readonly catalogue: Catalogue;
  readonly lease: Lease;
  /** When the run started: the time of everything it writes. */
  readonly startedAt: Date;
  readonly progress: RunProgress;
}

/** Takes runs from the queue for this worker, and gives them back. */
@Injectable()
export class RunClaims {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly catalogues: Catalogues,
    private readonly events: RunEvents,
    @Inject(CONFIG) private readonly config: FeedmillConfig,
  ) {}

  /** Null when the run is not queued any more: somebody else has it, or it has ended. */
  async take(runID: string): Promise<ClaimedRun | null> {
    const startedAt = await this.clock.now();
    const owner = randomUUID();
    const length = this.config.RUN_LEASE;
    const claimed = await this.database.transact(async (manager) => {
      const { affected } = await manager.update(
        Run,
        { id: runID, status: 'QUEUED' },
        {
          status: 'RUNNING',
          phase: 'PROCESSING',
          startedAt,
          leaseOwner: owner,
          leaseUntil: new Date(startedAt.getTime() + length),
        },
      );
      if (affected !== 1) return null;
      const run = await manager.findOneByOrFail(Run, { id: runID });
      const job = await manager.findOneByOrFail(Job, { id: run.jobID });
      const catalogue = await this.catalogues.ofJob(job.id, manager);
      const lease = new Lease(this.database, this.clock, run, owner, length);
      return { run, job, catalogue, lease, startedAt };
    });
    return claimed && { ...claimed, progress: new RunProgress(runID, claimed.lease, this.events) };
  }

  /** Back to the queue, as if it had not started. */
  async giveBack({ run, lease }: ClaimedRun): Promise<void> {
    await this.database.transact(async (manager) => {
      await lease.fence(manager);
      await manager.update(Run, run.id, {
        status: 'QUEUED',
        phase: null,
        startedAt: null,
        ...noProgress(),
        leaseOwner: null,
        leaseUntil: null,
      });
    });
  }
}
