import { Inject, Injectable, Logger } from '@nestjs/common';
import { type ErrorCode, errorSpec, FeedmillError } from '../../common/errors.js';
import { newId } from '../../common/ids.js';
import { CONFIG, type FeedmillConfig } from '../../config/config.js';
import { IssueLog } from '../../pipeline/issue-log.js';
import { noCounts } from '../../pipeline/run-counts.js';
import { Subscribers } from '../../publish/subscribers.js';
import { RunStopped } from './lease.js';
import { type ClaimedRun, RunClaims } from './run-claims.js';
import { RunEndings } from './run-endings.js';
import { RunEvents } from './run-events.js';
import { endLine } from './run-log.js';
import { RunWork } from './run-work.js';
import { type Run } from './run.entity.js';
import { RunsService } from './runs.service.js';

/** What everybody wants to know first of a run that failed. */
const UNCHANGED = 'Nothing was changed.';
const SHUTDOWN = new FeedmillError('UNAVAILABLE', 'The server is stopping.');

/** Executes one run from the queue to its final state. */
@Injectable()
export class RunExecutor {
  private readonly logger = new Logger('Runs');
  private readonly executing = new Map<string, AbortController>();

  constructor(
    @Inject(CONFIG) private readonly config: FeedmillConfig,
    private readonly claims: RunClaims,
    private readonly work: RunWork,
    private readonly endings: RunEndings,
    private readonly subscribers: Subscribers,
    private readonly runs: RunsService,
    private readonly events: RunEvents,
  ) {}

  /** Does nothing when the run is not queued any more. Never throws for what is wrong with the run. */
  async execute(runID: string): Promise<void> {
    const claimed = await this.claims.take(runID);
    if (!claimed) return;
    const { jobID, trigger } = claimed.run;
    this.logger.log(
      `Run started: run=${runID} job=${jobID} trigger=${trigger}${claimed.run.dryRun ? ' dryRun=true' : ''}`,
    );
    const startedAt = performance.now();
    const controller = new AbortController();
    this.executing.set(runID, controller);
    const renewal = setInterval(() => void this.renew(claimed, controller), this.config.RUN_LEASE / 4);
    const deadline = setTimeout(
      () => controller.abort(deadlineError(this.config.RUN_DEADLINE)),
      this.config.RUN_DEADLINE,
    );
    const issues = new IssueLog();
    try {
      await this.work.do(claimed, issues, controller.signal);
    } catch (error) {
      await this.giveUp(claimed, issues, controller.signal.aborted ? controller.signal.reason : error);
    } finally {
      clearInterval(renewal);
      clearTimeout(deadline);
      claimed.progress.end();
      this.executing.delete(runID);
      this.events.changed(runID);
      this.subscribers.wake(jobID);
      await this.logEnd(claimed.run, performance.now() - startedAt);
    }
  }

  /** Makes a run that executes here notice that it is over, without waiting for its next write. */
  stop(runID: string, reason: 'CANCELED_BY_USER' | 'JOB_DELETED' = 'CANCELED_BY_USER'): void {
    this.executing.get(runID)?.abort(new RunStopped(reason, 'The run was stopped.'));
  }

  /** The runs that execute here go back to the queue. */
  stopAll(): void {
    for (const controller of this.executing.values()) controller.abort(SHUTDOWN);
  }

  private async logEnd({ id, jobID }: Run, milliseconds: number): Promise<void> {
    try {
      this.logger.log(endLine(id, jobID, await this.runs.find(id), milliseconds));
    } catch (error) {
      this.logger.warn(`Run ${id} of job ${jobID} has ended, but its row could not be read: ${String(error)}`);
    }
  }

  private async renew({ run, lease }: ClaimedRun, controller: AbortController): Promise<void> {
    try {
      await lease.renew();
    } catch (error) {
      if (error instanceof RunStopped) controller.abort(error);
      // The lease is still valid for a while, and the next renewal may succeed; a worker that takes the run over fences this one off.
      else this.logger.warn(`The lease of run ${run.id} was not renewed: ${String(error)}`);
    }
  }

  /** Ends a run for what was thrown in it, and takes back what it wrote. */
  private async giveUp(claimed: ClaimedRun, issues: IssueLog, error: unknown): Promise<void> {
    const { run } = claimed;
    // Another worker has the run, or it has ended: its row is written, and the next run discards what this one wrote.
    if (error instanceof RunStopped) return;
    try {
      if (error === SHUTDOWN) await this.claims.giveBack(claimed);
      else await this.endings.fail(claimed, this.failureOf(run.id, error), issues);
    } catch (failure) {
      // The next run on this job undoes what is left; until then nobody can see it.
      this.logger.warn(
        `Run ${run.id} could not be ended: ${failure instanceof Error ? failure.message : String(failure)}`,
      );
    }
  }

  private failureOf(runID: string, error: unknown) {
    const end = { status: 'FAILED', guard: null, counts: noCounts(), source: null } as const;
    if (error instanceof FeedmillError) {
      const message = `${error.message.replace(/(?<![.!?])$/, '.')} ${UNCHANGED}`;
      return { ...end, reason: reasonOf(error), message };
    }
    const id = newId();
    this.logger.error(`Run ${runID} failed (${id})`, error instanceof Error ? error.stack : error);
    return {
      ...end,
      reason: 'INTERNAL' as const,
      message: `Something went wrong on our side; the log says what under ${id}. ${UNCHANGED}`,
    };
  }
}

/** Returns the code of the error where it can be the reason of a run, else INTERNAL; the message says the rest. */
function reasonOf({ code }: FeedmillError): ErrorCode {
  return errorSpec(code).reason === 'thrown' ? code : 'INTERNAL';
}

function deadlineError(milliseconds: number): FeedmillError {
  return new FeedmillError(
    'DEADLINE',
    `The run took longer than ${milliseconds / 60_000} minutes. Raise RUN_DEADLINE if this is meant.`,
  );
}
