import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, EntityManager } from 'typeorm';
import { Clock } from '../../common/clock.js';
import { type ErrorCode } from '../../common/errors.js';
import { READ_DATA_SOURCE } from '../../database/data-sources.js';
import { Database } from '../../database/database.js';
import { type SampledChange } from '../../pipeline/persist/catalogue-trial.js';
import { type GuardName } from '../../pipeline/persist/guards.js';
import { IssueLog } from '../../pipeline/persist/issue-log.js';
import { type RunCounts } from '../../pipeline/persist/run-counts.js';
import { undo } from '../../pipeline/persist/undo.js';
import { Job } from '../job.entity.js';
import { lockJob } from './lock-job.js';
import { jobAfterRun } from './retry-policy.js';
import { type ClaimedRun } from './run-claims.js';
import { Run, RunIssue } from './run.entity.js';

/** The final state of a run. */
export interface Ending {
  readonly status: 'SUCCEEDED' | 'PARTIAL' | 'FAILED';
  readonly reason: ErrorCode | null;
  readonly message: string | null;
  readonly guard: GuardName | null;
  readonly counts: RunCounts;
  readonly source: Record<string, unknown> | null;
  readonly sample: SampledChange[] | null;
}

/** Further writes in the transaction that ends a run. */
type Within = (manager: EntityManager, now: Date) => Promise<void>;

const NOTHING: Within = () => Promise.resolve();

/** Ends runs. One transaction writes the final state of the run, the changes of its job, and whatever the caller adds. */
@Injectable()
export class RunEndings {
  constructor(
    private readonly database: Database,
    @InjectDataSource(READ_DATA_SOURCE) private readonly reader: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Undoes what a run has written to the catalogue, then ends it. */
  async fail(claimed: ClaimedRun, ending: Ending, issues: IssueLog, within = NOTHING): Promise<void> {
    if (!claimed.run.dryRun) await undo(this.reader, claimed.catalogue, claimed.lease.transact);
    await this.write(claimed, ending, issues, within);
  }

  /** Ends a run. `within` writes first, after the check that this worker still has the lease. */
  async write(
    { run, job, lease, startedAt }: ClaimedRun,
    ending: Ending,
    issues: IssueLog,
    within = NOTHING,
  ): Promise<void> {
    const now = await this.clock.now();
    await this.database.transact(async (manager) => {
      if (!run.dryRun) await lockJob(job.id, manager);
      await lease.fence(manager);
      await within(manager, now);
      await manager.update(Run, run.id, {
        ...ending,
        message: ending.message && storable(ending.message),
        source: ending.source as never,
        sample: ending.sample as never,
        issueCounts: issues.counts,
        phase: null,
        finishedAt: now,
        leaseOwner: null,
        leaseUntil: null,
      });
      if (issues.kept.length > 0) {
        const kept = issues.kept.map((issue) => ({ ...issue, message: storable(issue.message), runID: run.id }));
        await manager.insert(RunIssue, kept as never);
      }
      if (!run.dryRun) await manager.update(Job, job.id, { lastRunAt: startedAt, ...jobAfterRun(job, ending, now) });
    });
  }
}

/** Replaces NUL, which a message may contain from a feed and PostgreSQL refuses: the run could never be ended. */
function storable(message: string): string {
  return message.replaceAll('\0', '\uFFFD');
}
