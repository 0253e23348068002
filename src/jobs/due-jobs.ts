import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, EntityManager } from 'typeorm';
import { CONFIG, type FeedmillConfig } from '../config/config.js';
import { READ_DATA_SOURCE } from '../database/data-sources.js';
import { Database, Priority } from '../database/database.js';
import { Job } from './job.entity.js';
import { type RunRequest, RunsService } from './runs/runs.service.js';
import { latestSlot, nextSlot } from './slots.js';

/** Finds the jobs whose time has come: their slot, or another try after a run that failed. */
@Injectable()
export class DueJobs {
  constructor(
    private readonly database: Database,
    @InjectDataSource(READ_DATA_SOURCE) private readonly reader: DataSource,
    @Inject(CONFIG) private readonly config: FeedmillConfig,
    private readonly runs: RunsService,
  ) {}

  /**
   * Claims the jobs that are due, each for one caller however many ask at once: moves them to their next slot and puts
   * their run into the queue, one for all slots that were missed. Answers the ids of the jobs.
   */
  async claim(now: Date, most = 1000): Promise<string[]> {
    const due = await this.reader.manager
      .createQueryBuilder(Job, 'job')
      .where('(job.nextRunAt <= :at OR job.retryAt <= :at)', { at: now.getTime() })
      // A job may have been paused while a run of it failed, and asked for a retry.
      .andWhere('job.paused = :paused', { paused: false })
      .orderBy('job.id')
      .limit(most)
      .getMany();
    const claimed: string[] = [];
    for (const job of due) {
      // In one transaction: a server that dies between the two must not lose the slot.
      await this.database.transact(async (manager) => {
        const request = await this.take(job, now, manager);
        if (!request) return;
        await this.runs.request(request, manager);
        claimed.push(job.id);
      }, Priority.RUN);
    }
    return claimed;
  }

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
