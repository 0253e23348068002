import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, EntityManager, In } from 'typeorm';
import { CataloguePurge } from '../../catalogue/purge/catalogue-purge.js';
import { Clock } from '../../common/clock.js';
import { READ_DATA_SOURCE } from '../../database/data-sources.js';
import { Database } from '../../database/database.js';
import { ListenerPositions } from '../../publish/listener-positions.js';
import { WebhooksService } from '../../webhooks/webhooks.service.js';
import { Job } from '../job.entity.js';
import { holdJob } from './hold-job.js';
import { Run } from './run.entity.js';
import { RunExecutor } from './run-executor.js';
import { RunQueue } from './run-queue.js';
import { RunRetention } from './run-retention.js';
import { ACTIVE } from './runs.service.js';

const SHUTDOWN_WAIT = 25_000;
const LOST_LEASES = 3;
/** Nothing gets old within minutes, and looking for it is not free. */
const SWEEP_EVERY = 3_600_000;

/** Keeps the rows of runs true: takes up what nobody executes, gives back what is interrupted, purges what is gone. */
@Injectable()
export class Housekeeping implements OnModuleInit {
  private purging: Promise<void> | null = null;
  private nextSweep = 0;

  private stopped: Promise<void> | null = null;

  constructor(
    private readonly database: Database,
    @InjectDataSource(READ_DATA_SOURCE) private readonly reader: DataSource,
    private readonly clock: Clock,
    private readonly queue: RunQueue,
    private readonly executor: RunExecutor,
    private readonly catalogues: CataloguePurge,
    private readonly retention: RunRetention,
    private readonly webhooks: WebhooksService,
    private readonly listeners: ListenerPositions,
  ) {}

  onModuleInit(): void {
    this.queue.start((runID) => this.executor.execute(runID));
  }

  /** A run that is queued is taken up; one whose worker is silent for longer than its lease goes back to the queue first. */
  async takeUpRuns({ afterStart = false } = {}): Promise<void> {
    const now = await this.clock.now();
    const runs = await this.reader.manager.findBy(Run, { status: In([...ACTIVE]) });
    for (const run of runs) {
      // At the start of the only server on a SQLite file, whatever is running has no worker any more.
      const isOrphan = (afterStart && this.database.isExclusive) || (run.leaseUntil !== null && run.leaseUntil < now);
      if (run.status === 'RUNNING' && !this.queue.has(run.id) && isOrphan) await this.release(run, now);
      else if (run.status === 'QUEUED') this.queue.add(run.id);
    }
  }

  /** Deletes what is gone or old, in small batches; while that goes on, who asks again is given the same. */
  purge(): Promise<void> {
    this.purging ??= this.purgeAll().finally(() => (this.purging = null));
    return this.purging;
  }

  /** Running runs get some time to end; the rest goes back to the queue. */
  stop(): Promise<void> {
    return (this.stopped ??= this.endRuns());
  }

  private async endRuns(): Promise<void> {
    const closed = this.queue.close();
    const timer = setTimeout(() => this.executor.stopAll(), SHUTDOWN_WAIT);
    await closed;
    clearTimeout(timer);
  }

  private async release(run: Run, now: Date): Promise<void> {
    const lost = run.lostLeases + 1;
    const ended = lost >= LOST_LEASES;
    const released = await this.database.transact(async (manager: EntityManager) => {
      await holdJob(run.jobID, manager);
      const { affected } = await manager.update(
        Run,
        { id: run.id, status: 'RUNNING', leaseOwner: run.leaseOwner ?? undefined },
        {
          lostLeases: lost,
          phase: null,
          leaseOwner: null,
          leaseUntil: null,
          ...(ended
            ? {
                status: 'FAILED' as const,
                reason: 'WORKER_LOST' as const,
                message:
                  'The server stopped in this run three times. Look into its log; the catalogue is what it was before.',
                finishedAt: now,
              }
            : { status: 'QUEUED' as const, startedAt: null }),
        },
      );
      if (affected === 1 && ended && !run.dryRun)
        await manager.update(Job, run.jobID, { health: 'FAILING', lastRunAt: run.startedAt });
      return affected === 1;
    });
    if (released && !ended) this.queue.add(run.id);
  }

  private async purgeDeletedJobs(): Promise<void> {
    const orphans = await this.catalogues.orphans();
    if (orphans.length === 0) return;
    await this.retention.orphanedIssues();
    for (const catalogueID of orphans) {
      await this.listeners.forget(catalogueID);
      await this.catalogues.delete(catalogueID);
    }
  }

  private async purgeAll(): Promise<void> {
    await this.purgeDeletedJobs();
    await this.catalogues.oldVersions((jobIDs, manager) => this.webhooks.slowestVersions(jobIDs, manager));
    const now = await this.clock.now();
    if (now.getTime() < this.nextSweep) return;
    await this.catalogues.sizeHistory(now);
    await this.retention.sweep(now);
    this.nextSweep = now.getTime() + SWEEP_EVERY;
  }
}
