import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, EntityManager, In, MoreThan } from 'typeorm';
import { Clock } from '../common/clock.js';
import { badInput, type ErrorCode, FeedmillError } from '../common/errors.js';
import { newId } from '../common/ids.js';
import { CONFIG, type FeedmillConfig } from '../config/config.js';
import { Database, Priority } from '../database/database.js';
import { Catalogue } from '../pipeline/persist/catalogue.entity.js';
import { type RunCounts } from '../pipeline/persist/run-counts.js';
import { Webhook } from '../webhooks/webhook.entity.js';
import { Job } from './job.entity.js';
import { JobParts, type JobPartsInput } from './job-parts.js';
import { Run } from './runs/run.entity.js';
import { RunExecutor } from './runs/run-executor.js';
import { RunQueue } from './runs/run-queue.js';
import { ACTIVE, type RunRequest, RunsService } from './runs/runs.service.js';
import { latestSlot, nextSlot } from './slots.js';

const POLL = 250;

/** What became of a run that was asked for, as `extensions.runs` tells it. */
export interface RunReport {
  readonly jobID: string;
  readonly runID?: string;
  readonly status?: string;
  readonly reason: ErrorCode | null;
  readonly message: string | null;
  readonly counts?: RunCounts;
}

/** Jobs: saved, run, paused and removed here, by resolvers and by other teams' code alike. */
@Injectable()
export class JobsService {
  constructor(
    private readonly database: Database,
    @InjectDataSource() private readonly reader: DataSource,
    @Inject(CONFIG) private readonly config: FeedmillConfig,
    private readonly clock: Clock,
    private readonly parts: JobParts,
    private readonly runs: RunsService,
    private readonly queue: RunQueue,
    private readonly executor: RunExecutor,
  ) {}

  find(id: string): Promise<Job | null> {
    return this.reader.manager.findOneBy(Job, { id });
  }

  async get(id: string, field = 'jobID'): Promise<Job> {
    const job = await this.find(id);
    if (!job) throw new FeedmillError('NOT_FOUND', `There is no job "${id}".`, { field });
    return job;
  }

  /** Oldest first. `after` is the id of the last job seen. Without `first`, all of them up to `LIMIT_LIST`. */
  async list(first?: number | null, after?: string | null): Promise<Job[]> {
    const most = this.config.LIMIT_LIST;
    const jobs = await this.reader.manager.find(Job, {
      where: after ? { id: MoreThan(after) } : {},
      order: { id: 'ASC' },
      take: first ?? most + 1,
    });
    if (!first && jobs.length > most) {
      throw badInput('first', `There are more than ${most} jobs: ask for pages with first and after.`);
    }
    return jobs;
  }

  /** The jobs that use any of some sources, mappings or target formats, oldest first. */
  async listUsing(part: 'sourceID' | 'mappingID' | 'targetFormatID', ids: readonly string[]): Promise<Job[]> {
    return this.reader.manager.find(Job, { where: { [part]: In([...ids]) }, order: { id: 'ASC' } });
  }

  /** Saves a job of existing or new parts, all or nothing, and starts its first run. */
  async save(input: JobPartsInput, id?: string | null): Promise<string> {
    const stored = id ? await this.get(id, 'id') : null;
    const parts = await this.parts.prepare(input, stored);
    const now = await this.clock.now();
    const run = await this.database.transact(async (manager) => {
      await this.parts.put(parts, manager);
      const job = stored
        ? await this.change(stored, parts.ids, manager, now)
        : await this.create(parts.ids, manager, now);
      return this.runs.request({ jobID: job.id, trigger: stored ? 'MANUAL' : 'INITIAL', queuedAt: now }, manager);
    });
    this.queue.add(run.id);
    return run.jobID;
  }

  /**
   * Runs a job now and waits for the end; a run that is already going is joined. After `RUN_JOB_WAIT` it answers
   * `RUN_IN_PROGRESS`, and the run goes on. An unknown job is `NOT_FOUND` in the report, not an error.
   */
  async run(id: string): Promise<RunReport> {
    const started = await this.start(id).catch(notFound);
    if (!started) return { jobID: id, reason: 'NOT_FOUND', message: `There is no job "${id}".` };
    const run = await this.settled(started.id);
    if (!run)
      return { jobID: id, runID: started.id, reason: 'JOB_DELETED', message: 'The job was deleted while it ran.' };
    if (isActive(run)) {
      throw new FeedmillError(
        'RUN_IN_PROGRESS',
        `The run is still going after ${this.config.RUN_JOB_WAIT / 1000} s; ask getRun(id: "${run.id}") for its end.`,
        { runID: run.id },
      );
    }
    const { status, reason, message, counts } = run;
    return { jobID: id, runID: run.id, status, reason, message, counts };
  }

  /** The same, but answers at once with the run to watch. */
  async start(id: string): Promise<Run> {
    const now = await this.clock.now();
    const run = await this.database.transact(async (manager) => {
      const job = await manager.findOneBy(Job, { id });
      if (!job) throw new FeedmillError('NOT_FOUND', `There is no job "${id}".`, { field: 'jobID' });
      // A run that comes first takes the place of the retry.
      if (job.retryAt) await manager.update(Job, id, { retryAt: null });
      return this.runs.request({ jobID: id, trigger: 'MANUAL', queuedAt: now }, manager);
    });
    this.queue.add(run.id);
    return run;
  }

  /** False when there is no such run, or when it has ended. */
  async cancelRun(id: string): Promise<boolean> {
    const canceled = await this.runs.cancel(id, await this.clock.now());
    if (canceled) this.executor.stop(id);
    return canceled;
  }

  /** Gone for every reader at once; the rows of its products are deleted afterwards. False when there is no such job. */
  async remove(id: string): Promise<boolean> {
    const active = await this.runs.active(id);
    const removed = await this.database.transact(async (manager) => {
      await manager.update(Catalogue, { jobID: id }, { jobID: null });
      await manager.delete(Webhook, { jobID: id });
      await manager.delete(Run, { jobID: id });
      const { affected } = await manager.delete(Job, id);
      return affected === 1;
    });
    if (active) this.executor.stop(active.id);
    return removed;
  }

  /** No automatic runs until `resume`. False when there is no such job. */
  async pause(id: string): Promise<boolean> {
    return this.database.transact(async (manager) => {
      const { affected } = await manager.update(Job, id, { paused: true, nextRunAt: null, retryAt: null });
      return affected === 1;
    });
  }

  /** Takes up the next slot; nothing is caught up. */
  async resume(id: string): Promise<boolean> {
    const now = await this.clock.now();
    return this.database.transact(async (manager) => {
      const job = await manager.findOneBy(Job, { id });
      if (!job) return false;
      if (!job.paused) return true;
      await manager.update(Job, id, {
        paused: false,
        nextRunAt: nextSlot(job.createdAt, now, this.config.RUN_INTERVAL),
      });
      return true;
    });
  }

  /**
   * Claims the jobs that are due, each for one caller however many ask at once: moves them to their next slot and puts
   * their run into the queue, one for all slots that were missed. Answers the ids of the jobs.
   */
  async claimDue(now: Date, most = 1000): Promise<string[]> {
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
        const request = await this.claim(job, now, manager);
        if (!request) return;
        await this.runs.request(request, manager);
        claimed.push(job.id);
      }, Priority.RUN);
    }
    return claimed;
  }

  private async claim(job: Job, now: Date, manager: EntityManager): Promise<RunRequest | null> {
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

  private async create(ids: JobIDs, manager: EntityManager, now: Date): Promise<Job> {
    const job = manager.create(Job, {
      id: newId(),
      ...ids,
      paused: false,
      health: 'UNKNOWN',
      createdAt: now,
      nextRunAt: nextSlot(now, now, this.config.RUN_INTERVAL),
      retries: 0,
    });
    await manager.save(job);
    await manager.insert(Catalogue, { jobID: job.id, version: 0, productCount: 0 });
    return job;
  }

  private async change(job: Job, ids: JobIDs, manager: EntityManager, now: Date): Promise<Job> {
    await manager.update(Job, job.id, ids);
    const active = await this.runs.active(job.id, manager);
    if (active) {
      await this.runs.cancel(active.id, now, manager);
      this.executor.stop(active.id);
    }
    return job;
  }

  /** The run once it has ended, or as it is after `RUN_JOB_WAIT`; null when it is gone with its job. */
  private async settled(runID: string): Promise<Run | null> {
    const until = performance.now() + this.config.RUN_JOB_WAIT;
    let wait = 10;
    for (;;) {
      const run = await this.runs.find(runID);
      if (!run || !isActive(run) || performance.now() >= until) return run;
      await new Promise((resolve) => setTimeout(resolve, wait));
      wait = Math.min(POLL, wait * 1.5);
    }
  }
}

type JobIDs = Pick<Job, 'sourceID' | 'mappingID' | 'targetFormatID'>;

function isActive(run: Run): boolean {
  return ACTIVE.some((status) => status === run.status);
}

function notFound(error: unknown): null {
  if (error instanceof FeedmillError && error.code === 'NOT_FOUND') return null;
  throw error;
}
