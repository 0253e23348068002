import { type BeforeApplicationShutdown, Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, EntityManager, In } from 'typeorm';
import { Clock } from '../../common/clock.js';
import { Database, Priority } from '../../database/database.js';
import { query } from '../../database/sql.js';
import { Job } from '../job.entity.js';
import { Run } from './run.entity.js';
import { RunExecutor } from './run-executor.js';
import { RunQueue } from './run-queue.js';
import { ACTIVE } from './runs.service.js';

const SHUTDOWN_WAIT = 25_000;
const LOST_LEASES = 3;
const PURGED_ROWS = 2_000;

/** Keeps the rows of runs true: takes up what nobody executes, gives back what is interrupted, purges what is gone. */
@Injectable()
export class Housekeeping implements OnModuleInit, BeforeApplicationShutdown {
  constructor(
    private readonly database: Database,
    @InjectDataSource() private readonly reader: DataSource,
    private readonly clock: Clock,
    private readonly queue: RunQueue,
    private readonly executor: RunExecutor,
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
      const isOrphan = (afterStart && this.database.isSqlite) || (run.leaseUntil !== null && run.leaseUntil < now);
      if (run.status === 'RUNNING' && !this.queue.has(run.id) && isOrphan) await this.release(run, now);
      else if (run.status === 'QUEUED') this.queue.add(run.id);
    }
  }

  /** Deletes the rows that deleted jobs left behind, a few thousand at a time. */
  async purge(): Promise<void> {
    const orphans = await query<{ id: number }>(
      this.reader.manager,
      'SELECT "id" FROM "catalogue" WHERE "jobID" IS NULL',
    );
    for (const { id } of orphans) {
      const left = 'SELECT "row" FROM "product" WHERE "catalogueID" = ? LIMIT';
      while ((await query(this.reader.manager, `${left} 1`, [id])).length > 0) {
        await this.write(`DELETE FROM "product" WHERE "row" IN (${left} ${PURGED_ROWS})`, [id]);
      }
      await this.write('DELETE FROM "catalogue_version" WHERE "catalogueID" = ?', [id]);
      await this.write('DELETE FROM "catalogue" WHERE "id" = ?', [id]);
    }
    const issues =
      'SELECT i."number" FROM "run_issue" i WHERE NOT EXISTS (SELECT 1 FROM "run" r WHERE r."id" = i."runID") LIMIT';
    while ((await query(this.reader.manager, `${issues} 1`)).length > 0) {
      await this.write(`DELETE FROM "run_issue" WHERE "number" IN (${issues} ${PURGED_ROWS})`, []);
    }
  }

  /** Running runs get some time to end; the rest goes back to the queue. */
  async beforeApplicationShutdown(): Promise<void> {
    const closed = this.queue.close();
    const timer = setTimeout(() => this.executor.stopAll(), SHUTDOWN_WAIT);
    await closed;
    clearTimeout(timer);
  }

  private async release(run: Run, now: Date): Promise<void> {
    const lost = run.lostLeases + 1;
    const ended = lost >= LOST_LEASES;
    const released = await this.database.transact(async (manager: EntityManager) => {
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
      if (affected === 1 && ended)
        await manager.update(Job, run.jobID, { health: 'FAILING', lastRunAt: run.startedAt });
      return affected === 1;
    });
    if (released && !ended) this.queue.add(run.id);
  }

  private async write(sql: string, parameters: readonly unknown[]): Promise<void> {
    await this.database.transact((manager) => query(manager, sql, parameters), Priority.RUN);
  }
}
