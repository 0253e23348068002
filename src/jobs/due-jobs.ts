import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, EntityManager } from 'typeorm';
import { Clock } from '../common/clock.js';
import { CONFIG, type FeedmillConfig } from '../config/config.js';
import { READ_DATA_SOURCE } from '../database/data-sources.js';
import { Database, Priority } from '../database/database.js';
import { Job } from './job.entity.js';
import { type Run } from './runs/run.entity.js';
import { type RunRequest, RunsService } from './runs/runs.service.js';
import { latestSlot, nextSlot } from './slots.js';

/** Jobs that one tick claims at most. More would be read into memory at once; the next tick claims the rest. */
const MAX_CLAIMED_PER_TICK = 1_000;

/** Finds the jobs whose next slot or retry is due, and claims them. */
@Injectable()
export class DueJobs {
  constructor(
    private readonly database: Database,
    @InjectDataSource(READ_DATA_SOURCE) private readonly reader: DataSource,
    @Inject(CONFIG) private readonly config: FeedmillConfig,
    private readonly clock: Clock,
    private readonly runs: RunsService,
  ) {}

  /**
   * Claims the due jobs one by one and yields the run of each. A claim moves the job to its next slot and creates its run,
   * one run for all missed slots. When several callers claim at once, each job is claimed by one of them. A job that
   * already has an active run keeps it, and yields that run.
   */
  async *claim(): AsyncGenerator<Run> {
    const now = await this.clock.now();
    const due = await this.reader.manager
      .createQueryBuilder(Job, 'job')
      .where('(job.nextRunAt <= :at OR job.retryAt <= :at)', { at: now.getTime() })
      // A job that was paused while its run failed has a retry, but must not run.
      .andWhere('job.paused = :paused', { paused: false })
      .orderBy('job.id')
      .limit(MAX_CLAIMED_PER_TICK)
      .getMany();
    for (const job of due) {
      // One transaction for slot and run: a server that dies between the two would lose the slot.
      const run = await this.database.transact(async (manager) => {
        const request = await this.take(job, now, manager);
        return request && this.runs.request(request, manager);
      }, Priority.RUN);
      if (run) yield run;
    }
  }

  /** Moves the job to its next slot, or clears its retry. Returns null when another caller was faster. */
  private async take(job: Job, now: Date, manager: EntityManager): Promise<RunRequest | null> {
    const isSlot = job.nextRunAt !== null && job.nextRunAt <= now;
    const interval = this.config.RUN_INTERVAL;
    const { affected } = isSlot
      ? await manager.update(
          Job,
          { id: job.id, nextRunAt: job.nextRunAt },
          { nextRunAt: nextSlot(job.createdAt, now, interval), retryAt: null },
        )
      : await manager.update(Job, { id: job.id, retryAt: job.retryAt }, { retryAt: null });
    if (affected !== 1) return null;
    const jobID = job.id;
    return isSlot
      ? { jobID, trigger: 'SCHEDULE', queuedAt: now, scheduledFor: latestSlot(job.createdAt, now, interval) }
      : { jobID, trigger: 'RETRY', queuedAt: now };
  }
}
