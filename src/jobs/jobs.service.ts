import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, EntityManager, In, MoreThan } from 'typeorm';
import { Catalogues } from '../catalogue/catalogues.js';
import { Clock } from '../common/clock.js';
import { badInput, type ErrorCode, FeedmillError } from '../common/errors.js';
import { newId } from '../common/ids.js';
import { CONFIG, type FeedmillConfig } from '../config/config.js';
import { READ_DATA_SOURCE } from '../database/data-sources.js';
import { ChangedMeanwhile, saveOnNewest } from '../database/concurrent-saves.js';
import { Database } from '../database/database.js';
import { type RunCounts } from '../pipeline/run-counts.js';
import { WebhooksService } from '../webhooks/webhooks.service.js';
import { Job } from './job.entity.js';
import { JobParts, type JobPartsInput } from './job-parts.js';
import { lockJob } from './runs/lock-job.js';
import { Run } from './runs/run.entity.js';
import { RunRequests } from './runs/run-requests.js';
import { isActive, RunsService } from './runs/runs.service.js';
import { nextSlot } from './slots.js';

const JOB_DELETED = 'The job was deleted while it ran.';

/** The result of a requested run, as the API returns it in `extensions.runs`. */
export interface RunReport {
  readonly jobID: string;
  readonly runID?: string;
  readonly status?: string;
  readonly reason: ErrorCode | null;
  readonly message: string | null;
  readonly counts?: RunCounts;
}

/** Saves, runs, pauses and removes jobs. Resolvers and the code of other teams use it alike. */
@Injectable()
export class JobsService {
  constructor(
    private readonly database: Database,
    @InjectDataSource(READ_DATA_SOURCE) private readonly reader: DataSource,
    @Inject(CONFIG) private readonly config: FeedmillConfig,
    private readonly clock: Clock,
    private readonly parts: JobParts,
    private readonly catalogues: Catalogues,
    private readonly runs: RunsService,
    private readonly requests: RunRequests,
    private readonly webhooks: WebhooksService,
  ) {}

  find(id: string): Promise<Job | null> {
    return this.reader.manager.findOneBy(Job, { id });
  }

  async get(id: string, field = 'jobID'): Promise<Job> {
    const job = await this.find(id);
    if (!job) throw noJob(id, field);
    return job;
  }

  /** Returns jobs, oldest first, after the id `after`. Without `first`, all jobs, or BAD_USER_INPUT above `LIMIT_LIST`. */
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

  /** Returns the jobs that use any of these sources, mappings or target formats, oldest first. */
  async listUsing(part: 'sourceID' | 'mappingID' | 'targetFormatID', ids: readonly string[]): Promise<Job[]> {
    return this.reader.manager.find(Job, { where: { [part]: In([...ids]) }, order: { id: 'ASC' } });
  }

  /**
   * Saves a job and its new parts in one transaction, and starts a run of it. Reading the first records of a source may
   * take a minute: when somebody saved the job or its source meanwhile, this save is done again on what they stored.
   */
  async save(input: JobPartsInput, id?: string | null): Promise<string> {
    return saveOnNewest(() => this.saveOnce(input, id));
  }

  private async saveOnce(input: JobPartsInput, id?: string | null): Promise<string> {
    const stored = id ? await this.get(id, 'id') : null;
    const parts = await this.parts.prepare(input, stored);
    const now = await this.clock.now();
    const { run, replaced } = await this.database.transact(async (manager) => {
      await this.parts.put(parts, manager);
      const jobID = stored?.id ?? (await this.create(parts.ids, manager, now)).id;
      if (stored) await this.replace(stored, parts.ids, manager);
      await this.parts.refuseCircle(parts, manager);
      const going = await this.runs.active(jobID, manager);
      if (going) await this.runs.cancel(going.id, now, manager);
      const trigger = stored ? 'MANUAL' : 'INITIAL';
      return { run: await this.runs.create({ jobID, trigger, queuedAt: now }, manager), replaced: going };
    });
    if (replaced) this.requests.stop(replaced.id);
    this.requests.enqueue(run);
    return run.jobID;
  }

  /**
   * Runs a job now and waits for the end of the run. An active run of the job is joined. The tick passes the run that it
   * has created together with its claim of the slot; then that run is executed and no other is created. After
   * `RUN_JOB_WAIT` it throws `RUN_IN_PROGRESS`, and the run goes on. An unknown job is `NOT_FOUND` in the report.
   */
  async run(id: string, { run: claimed }: { run?: Run } = {}): Promise<RunReport> {
    if (claimed) this.requests.enqueue(claimed);
    const started = claimed ?? (await this.requests.start(id).catch(notFound));
    if (!started) return { jobID: id, reason: 'NOT_FOUND', message: `There is no job "${id}".` };
    const run = await this.requests.waitForEnd(started.id);
    if (!run) return { jobID: id, runID: started.id, status: 'CANCELED', reason: 'JOB_DELETED', message: JOB_DELETED };
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

  /** Deletes a job. Readers do not see it any more; the purge deletes its products. Returns false when it does not exist. */
  async remove(id: string): Promise<boolean> {
    const going = [await this.runs.active(id), await this.runs.active(id, undefined, true)];
    const removed = await this.database.transact(async (manager) => {
      // Locked first, so that no run is created for the job while it is deleted.
      await lockJob(id, manager);
      await manager.delete(Run, { jobID: id });
      await this.catalogues.detach(id, manager);
      await this.webhooks.removeOf(id, manager);
      const { affected } = await manager.delete(Job, id);
      return affected === 1;
    });
    for (const run of going) if (run) this.requests.stop(run.id, 'JOB_DELETED');
    return removed;
  }

  /** Stops automatic runs until `resume`. Returns false when the job does not exist. */
  async pause(id: string): Promise<boolean> {
    return this.database.transact(async (manager) => {
      const { affected } = await manager.update(Job, id, { paused: true, nextRunAt: null, retryAt: null });
      return affected === 1;
    });
  }

  /** Starts automatic runs again at the next slot; missed slots are skipped. Returns false when the job does not exist. */
  async resume(id: string): Promise<boolean> {
    const now = await this.clock.now();
    return this.database.transact(async (manager) => {
      const job = await manager.findOneBy(Job, { id });
      if (!job) return false;
      if (!job.paused) return true;
      await manager.update(Job, id, {
        paused: false,
        nextRunAt: nextSlot(job.createdAt, now, this.config.RUN_INTERVAL),
        retryAt: null,
      });
      return true;
    });
  }

  /** Locks the job and gives it other parts. Throws `ChangedMeanwhile` if its parts have changed since they were read. */
  private async replace(stored: Job, ids: JobIDs, manager: EntityManager): Promise<void> {
    const { id, sourceID, mappingID, targetFormatID } = stored;
    const asRead = { id, sourceID, mappingID, targetFormatID };
    const { affected } = await manager.update(Job, asRead, { ...ids, retryAt: null });
    if (affected !== 1) throw new ChangedMeanwhile('job', id);
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
    await this.catalogues.create(job.id, manager);
    return job;
  }
}

type JobIDs = Pick<Job, 'sourceID' | 'mappingID' | 'targetFormatID'>;

function noJob(id: string, field: string): FeedmillError {
  return new FeedmillError('NOT_FOUND', `There is no job "${id}".`, { field });
}

function notFound(error: unknown): null {
  if (error instanceof FeedmillError && error.code === 'NOT_FOUND') return null;
  throw error;
}
