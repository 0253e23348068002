import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, EntityManager, In, IsNull } from 'typeorm';
import { Clock } from '../../common/clock.js';
import { READ_DATA_SOURCE } from '../../database/data-sources.js';
import { Database } from '../../database/database.js';
import { Job } from '../job.entity.js';
import { lockJob } from './lock-job.js';
import { jobAfterRun } from './retry-policy.js';
import { RunEvents } from './run-events.js';
import { endLine } from './run-log.js';
import { noProgress } from './run-progress.js';
import { Run } from './run.entity.js';
import { RunQueue } from './run-queue.js';
import { ACTIVE } from './runs.service.js';

/** Lost leases after which a run fails. Two restarts of a server are normal; three in one run point to the run itself. */
const MAX_LOST_LEASES = 3;
const NOT_LEASED = { phase: null, leaseOwner: null, leaseUntil: null } as const;
const WORKER_LOST = {
  status: 'FAILED',
  reason: 'WORKER_LOST',
  message:
    'The server stopped three times while it executed this run. Nothing was changed. Look into the log of the server: often it ran out of memory.',
} as const;

/** Finds the runs that no worker executes: queued ones, and those of a worker that died. Called at start and by the tick. */
@Injectable()
export class RunRecovery {
  private readonly logger = new Logger('Runs');

  constructor(
    private readonly database: Database,
    @InjectDataSource(READ_DATA_SOURCE) private readonly reader: DataSource,
    private readonly clock: Clock,
    private readonly queue: RunQueue,
    private readonly events: RunEvents,
  ) {}

  /** Adds every queued run to the queue of this server, and puts the runs of dead workers back to QUEUED first. */
  async recover({ afterStart = false } = {}): Promise<void> {
    const now = await this.clock.now();
    const runs = await this.reader.manager.findBy(Run, { status: In([...ACTIVE]) });
    for (const run of runs) {
      if (run.status === 'QUEUED') this.queue.add(run.id);
      else if (!this.queue.has(run.id) && this.isOrphan(run, now, afterStart)) await this.release(run, now);
    }
  }

  /** A SQLite file has one server, so at its start every running run is the run of a dead worker. */
  private isOrphan({ leaseUntil }: Run, now: Date, afterStart: boolean): boolean {
    return (afterStart && this.database.isExclusive) || (leaseUntil !== null && leaseUntil < now);
  }

  private async release(run: Run, now: Date): Promise<void> {
    const lostLeases = run.lostLeases + 1;
    const isOver = lostLeases >= MAX_LOST_LEASES;
    const released = await this.database.transact(async (manager) => {
      await lockJob(run.jobID, manager);
      const { affected } = await manager.update(
        Run,
        // The lease as it was read: a worker may have renewed it since, and still executes the run.
        {
          id: run.id,
          status: 'RUNNING',
          leaseOwner: run.leaseOwner ?? IsNull(),
          leaseUntil: run.leaseUntil ?? IsNull(),
        },
        {
          ...NOT_LEASED,
          ...noProgress(),
          lostLeases,
          ...(isOver ? { ...WORKER_LOST, finishedAt: now } : { status: 'QUEUED', startedAt: null }),
        },
      );
      if (affected !== 1) return false;
      if (isOver && !run.dryRun) await this.failJob(run, now, manager);
      return true;
    });
    if (!released) return;
    const stored = await this.reader.manager.findOneBy(Run, { id: run.id });
    this.logger.warn(endLine(run.id, run.jobID, stored, now.getTime() - (run.startedAt ?? now).getTime()));
    this.events.changed(run.id);
    if (!isOver) this.queue.add(run.id);
  }

  private async failJob({ jobID, startedAt }: Run, now: Date, manager: EntityManager): Promise<void> {
    const job = await manager.findOneByOrFail(Job, { id: jobID });
    await manager.update(Job, jobID, { lastRunAt: startedAt, ...jobAfterRun(job, WORKER_LOST, now) });
  }
}
