import { EntityManager } from 'typeorm';
import { Clock } from '../../common/clock.js';
import { type ErrorCode, FeedmillError } from '../../common/errors.js';
import { Database, Priority } from '../../database/database.js';
import { Run } from './run.entity.js';

/** Why a run stops before its end. The reason `WORKER_LOST` means that somebody else has it now. */
export class RunStopped extends FeedmillError {
  constructor(reason: ErrorCode, message: string) {
    super(reason, message);
  }
}

/** The right of one worker to execute one run; renewed by a timer, re-checked by every write. */
export class Lease {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly run: Run,
    readonly owner: string,
    private readonly length: number,
  ) {}

  /** Throws `RunStopped` if this worker has lost the run. Call it before the writes of a transaction. */
  readonly fence = async (manager: EntityManager): Promise<void> => {
    const mine = { id: this.run.id, leaseOwner: this.owner, status: 'RUNNING' as const };
    const { affected } = await manager.update(Run, mine, { leaseOwner: this.owner });
    if (affected !== 1) throw await this.lost(manager);
  };

  /** A short transaction of the run, which is fenced. */
  readonly transact = <T>(work: (manager: EntityManager) => Promise<T>): Promise<T> =>
    this.database.transact(async (manager) => {
      await this.fence(manager);
      return work(manager);
    }, Priority.RUN);

  async renew(): Promise<void> {
    const until = (await this.clock.now()).getTime() + this.length;
    await this.database.transact(async (manager) => {
      await this.fence(manager);
      await manager.update(Run, this.run.id, { leaseUntil: new Date(until) });
    });
  }

  private async lost(manager: EntityManager): Promise<RunStopped> {
    const stored = await manager.findOneBy(Run, { id: this.run.id });
    if (!stored) return new RunStopped('JOB_DELETED', 'The job was deleted while the run was going.');
    if (stored.status === 'CANCELED') return new RunStopped('CANCELED_BY_USER', 'The run was cancelled.');
    return new RunStopped('WORKER_LOST', 'Another worker took the run over.');
  }
}
