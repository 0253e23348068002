import { Inject, Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { Clock } from '../../common/clock.js';
import { FeedmillError } from '../../common/errors.js';
import { CONFIG, type FeedmillConfig } from '../../config/config.js';
import { Database } from '../../database/database.js';
import { type Job } from '../job.entity.js';
import { waivedByApproving } from './approval.js';
import { lockJob } from './lock-job.js';
import { RunEvents } from './run-events.js';
import { RunExecutor } from './run-executor.js';
import { RunQueue } from './run-queue.js';
import { Run } from './run.entity.js';
import { isActive, RunsService } from './runs.service.js';

/** Another server may execute a run that is waited for: its row is read this often at least. */
const MAX_WAIT_FOR_CHANGE_MS = 2_000;

/** Starts runs, waits for their end, and stops them. A run is created in a transaction and queued after the commit. */
@Injectable()
export class RunRequests {
  constructor(
    private readonly database: Database,
    @Inject(CONFIG) private readonly config: FeedmillConfig,
    private readonly clock: Clock,
    private readonly runs: RunsService,
    private readonly queue: RunQueue,
    private readonly executor: RunExecutor,
    private readonly events: RunEvents,
  ) {}

  /** Starts a run of a job, or joins its active run, and returns the run without waiting for its end. */
  async start(jobID: string): Promise<Run> {
    return this.request(async (manager, queuedAt) => {
      await this.lock(jobID, manager);
      return this.runs.request({ jobID, trigger: 'MANUAL', queuedAt }, manager);
    });
  }

  /**
   * Starts a run that writes no products. Its counts and its sample say what would change. It may run beside a real run;
   * throws `RUN_IN_PROGRESS` while another dry run of the job is active.
   */
  async startDry(jobID: string): Promise<Run> {
    return this.request(async (manager, queuedAt) => {
      // Without a change of the job: a dry run does not replace a waiting retry.
      await this.lock(jobID, manager, {});
      refuseIfActive(await this.runs.active(jobID, manager, true), 'A dry run of this job is going');
      return this.runs.create({ jobID, trigger: 'MANUAL', queuedAt, dryRun: true }, manager);
    });
  }

  /**
   * Runs a job again without the guard that stopped a run or withheld its removals (docs/failure-modes.md, The guards).
   * Throws `BAD_USER_INPUT` when there is nothing to approve, `RUN_IN_PROGRESS` while a run of the job is active.
   */
  async approve(runID: string): Promise<Run> {
    return this.request(async (manager, queuedAt) => {
      const run = await this.runs.get(runID, 'runID');
      const { jobID } = run;
      await this.lock(jobID, manager);
      const waived = waivedByApproving(run, await this.runs.committedAfter(run, manager));
      refuseIfActive(await this.runs.active(jobID, manager), 'A run of this job is going');
      return this.runs.create({ jobID, trigger: 'CONFIRM', queuedAt, waived }, manager);
    });
  }

  /** Cancels a run. Returns false when it does not exist or has ended. */
  async cancel(id: string): Promise<boolean> {
    const canceled = await this.runs.cancel(id, await this.clock.now());
    if (canceled) this.stop(id);
    return canceled;
  }

  /** Queues a run on this server, after the commit of the transaction that created it. */
  enqueue(run: Run): void {
    this.queue.add(run.id);
  }

  /** Stops the execution of a run on this server, after the commit of the transaction that ended or deleted it. */
  stop(id: string, reason?: 'JOB_DELETED'): void {
    this.executor.stop(id, reason);
    this.events.changed(id);
  }

  /** Returns the run once it has ended, or as it is after `RUN_JOB_WAIT`; null when it was deleted with its job. */
  async waitForEnd(id: string): Promise<Run | null> {
    const from = performance.now();
    const watch = this.events.watch(id);
    try {
      for (;;) {
        const run = await this.runs.find(id);
        const left = this.config.RUN_JOB_WAIT - (performance.now() - from);
        if (!run || !isActive(run) || left <= 0) return run;
        await watch.next(Math.min(MAX_WAIT_FOR_CHANGE_MS, left));
      }
    } finally {
      watch.close();
    }
  }

  private async request(create: (manager: EntityManager, now: Date) => Promise<Run>): Promise<Run> {
    const now = await this.clock.now();
    const run = await this.database.transact((manager) => create(manager, now));
    this.enqueue(run);
    return run;
  }

  /** Locks the job, so that no other run of it is created until the transaction ends. A run replaces a waiting retry. */
  private async lock(id: string, manager: EntityManager, change: Partial<Job> = { retryAt: null }): Promise<void> {
    if (await lockJob(id, manager, change)) return;
    throw new FeedmillError('NOT_FOUND', `There is no job "${id}".`, { field: 'jobID' });
  }
}

function refuseIfActive(run: Run | null, what: string): void {
  if (!run) return;
  throw new FeedmillError(
    'RUN_IN_PROGRESS',
    `${what}: "${run.id}". Wait for its end (getRun), or cancel it with cancelRun.`,
    { runID: run.id },
  );
}
