import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { Catalogues } from '../../catalogue/catalogues.js';
import { type GuardName } from '../../catalogue/guard/guards.js';
import { type FinishRun } from '../../catalogue/write/run-version.js';
import { Clock } from '../../common/clock.js';
import { type ErrorCode } from '../../common/errors.js';
import { Database } from '../../database/database.js';
import { IssueLog } from '../../pipeline/issue-log.js';
import { type RunCounts } from '../../pipeline/run-counts.js';
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
}

/** What else is done in the transaction that makes a run final. */
type Within = (manager: EntityManager) => Promise<void>;

const NOTHING: Within = () => Promise.resolve();

/** Ends runs. One transaction writes the final state of the run, the changes of its job, and whatever the caller adds. */
@Injectable()
export class RunEndings {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly catalogues: Catalogues,
  ) {}

  /** Discards what a run wrote, then ends it. */
  async fail(claimed: ClaimedRun, ending: Ending, issues: IssueLog, within = NOTHING): Promise<void> {
    if (!claimed.run.dryRun) await this.catalogues.discard(claimed.catalogue, claimed.lease.transact);
    const finish = await this.finisher(claimed, ending, issues);
    await this.database.transact(async (manager) => {
      await finish(manager, null);
      await within(manager);
    });
  }

  /** Returns what ends the run within a transaction, after the check that this worker still has the lease. */
  async finisher(
    { run, job, lease, startedAt, progress }: ClaimedRun,
    ending: Ending,
    issues: IssueLog,
  ): Promise<FinishRun> {
    const now = await this.clock.now();
    return async (manager, sample) => {
      if (!run.dryRun) await lockJob(job.id, manager);
      await lease.fence(manager);
      await manager.update(Run, run.id, {
        ...ending,
        bytesRead: progress.current.bytesRead,
        bytesTotal: progress.current.bytesTotal,
        message: ending.message && storable(ending.message),
        source: ending.source as never,
        sample: sample as never,
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
      return now;
    };
  }
}

/** Replaces NUL, which a message may contain from a feed and PostgreSQL refuses: the run could never be ended. */
function storable(message: string): string {
  return message.replaceAll('\0', '\uFFFD');
}
