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
import { waivedByApproving } from './runs/approval.js';
import { lockJob } from './runs/lock-job.js';
import { Run } from './runs/run.entity.js';
import { RunEvents } from './runs/run-events.js';
import { RunExecutor } from './runs/run-executor.js';
import { RunQueue } from './runs/run-queue.js';
import { ACTIVE, RunsService } from './runs/runs.service.js';
import { nextSlot } from './slots.js';

/** Another server may execute a run that is waited for: its row is read this often at least. */
const MAX_WAIT_FOR_CHANGE_MS = 2_000;
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
    private readonly queue: RunQueue,
    private readonly executor: RunExecutor,
    private readonly events: RunEvents,
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
    if (replaced) {
      this.executor.stop(replaced.id);
      this.events.changed(replaced.id);
    }
    this.queue.add(run.id);
    return run.jobID;
  }

  /**
   * Runs a job now and waits for the end of the run. An active run of the job is joined. The tick passes the run that it
   * has created together with its claim of the slot; then that run is executed and no other is created. After
   * `RUN_JOB_WAIT` it throws `RUN_IN_PROGRESS`, and the run goes on. An unknown job is `NOT_FOUND` in the report.
   */
  async run(id: string, { run: claimed }: { run?: Run } = {}): Promise<RunReport> {
    if (claimed) this.queue.add(claimed.id);
    const started = claimed ?? (await this.start(id).catch(notFound));
    if (!started) return { jobID: id, reason: 'NOT_FOUND', message: `There is no job "${id}".` };
    const run = await this.settled(started.id);
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

  /** Starts a run of a job, or joins its active run, and returns the run without waiting for its end. */
  async start(id: string): Promise<Run> {
    return this.queued(async (manager, queuedAt) => {
      await this.lock(id, manager);
      return this.runs.request({ jobID: id, trigger: 'MANUAL', queuedAt }, manager);
    });
  }

  /**
   * Starts a run that writes no products. Its counts and its sample say what would change. It may run beside a real run;
   * throws `RUN_IN_PROGRESS` while another dry run of the job is active.
   */
  async startDry(id: string): Promise<Run> {
    return this.queued(async (manager, queuedAt) => {
      // Without a change of the job: a dry run does not replace a waiting retry.
      await this.lock(id, manager, {});
      refuseIfGoing(await this.runs.active(id, manager, true), 'A dry run of this job is going');
      return this.runs.create({ jobID: id, trigger: 'MANUAL', queuedAt, dryRun: true }, manager);
    });
  }

  /**
   * Runs a job again without the guard that stopped a run or withheld its removals (docs/failure-modes.md, The guards).
   * Throws `BAD_USER_INPUT` when there is nothing to approve, `RUN_IN_PROGRESS` while a run of the job is active.
   */
  async approve(runID: string): Promise<Run> {
    return this.queued(async (manager, queuedAt) => {
      const run = await this.runs.get(runID, 'runID');
      const { jobID } = run;
      await this.lock(jobID, manager);
      const waived = waivedByApproving(run, await this.runs.committedAfter(run, manager));
      refuseIfGoing(await this.runs.active(jobID, manager), 'A run of this job is going');
      return this.runs.create({ jobID, trigger: 'CONFIRM', queuedAt, waived }, manager);
    });
  }

  /** Cancels a run. Returns false when it does not exist or has ended. */
  async cancelRun(id: string): Promise<boolean> {
    const canceled = await this.runs.cancel(id, await this.clock.now());
    if (canceled) {
      this.executor.stop(id);
      this.events.changed(id);
    }
    return canceled;
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
    for (const run of going) {
      if (!run) continue;
      this.executor.stop(run.id, 'JOB_DELETED');
      this.events.changed(run.id);
    }
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

  /** Creates a run in a transaction, and adds it to the queue after the commit. */
  private async queued(request: (manager: EntityManager, now: Date) => Promise<Run>): Promise<Run> {
    const now = await this.clock.now();
    const run = await this.database.transact((manager) => request(manager, now));
    this.queue.add(run.id);
    return run;
  }

  /** Locks the job, so that no other run of it is created until the transaction ends. A run replaces a waiting retry. */
  private async lock(id: string, manager: EntityManager, change: Partial<Job> = { retryAt: null }): Promise<void> {
    if (!(await lockJob(id, manager, change))) throw noJob(id, 'jobID');
  }

  /** Locks the job like `lock`, and gives it other parts, unless its parts have changed since they were read. */
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

  /** The run once it has ended, or as it is after `RUN_JOB_WAIT`; null when it is gone with its job. */
  private async settled(runID: string): Promise<Run | null> {
    const from = performance.now();
    const watch = this.events.watch(runID);
    try {
      for (;;) {
        const run = await this.runs.find(runID);
        const left = this.config.RUN_JOB_WAIT - (performance.now() - from);
        if (!run || !isActive(run) || left <= 0) return run;
        await watch.next(Math.min(MAX_WAIT_FOR_CHANGE_MS, left));
      }
    } finally {
      watch.close();
    }
  }
}

type JobIDs = Pick<Job, 'sourceID' | 'mappingID' | 'targetFormatID'>;

function refuseIfGoing(run: Run | null, what: string): void {
  if (!run) return;
  throw new FeedmillError(
    'RUN_IN_PROGRESS',
    `${what}: "${run.id}". Wait for its end (getRun), or cancel it with cancelRun.`,
    { runID: run.id },
  );
}

function isActive(run: Run): boolean {
  return ACTIVE.some((status) => status === run.status);
}

function noJob(id: string, field: string): FeedmillError {
  return new FeedmillError('NOT_FOUND', `There is no job "${id}".`, { field });
}

function notFound(error: unknown): null {
  if (error instanceof FeedmillError && error.code === 'NOT_FOUND') return null;
  throw error;
}
