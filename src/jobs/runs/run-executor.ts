import { randomUUID } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, EntityManager } from 'typeorm';
import { Clock } from '../../common/clock.js';
import { type ErrorCode, FeedmillError } from '../../common/errors.js';
import { newId } from '../../common/ids.js';
import { CONFIG, type FeedmillConfig } from '../../config/config.js';
import { Database } from '../../database/database.js';
import { MappingsService } from '../../mappings/mappings.service.js';
import { Catalogue, CatalogueVersion } from '../../pipeline/persist/catalogue.entity.js';
import { CatalogueWriter } from '../../pipeline/persist/catalogue-writer.js';
import { decide, type Verdict } from '../../pipeline/persist/guards.js';
import { identityOf } from '../../pipeline/persist/identity.js';
import { IssueLog } from '../../pipeline/persist/issue-log.js';
import { noCounts, type RunCounts } from '../../pipeline/persist/run-counts.js';
import { runPipeline } from '../../pipeline/run-pipeline.js';
import { type TargetFormat } from '../../pipeline/target-format.js';
import { SourceReader } from '../../sources/source-reader.js';
import { SourcesService } from '../../sources/sources.service.js';
import { TargetFormatsService } from '../../target-formats/target-formats.service.js';
import { Job } from '../job.entity.js';
import { afterRun } from './after-run.js';
import { Lease, RunStopped } from './lease.js';
import { Run, RunIssue, type RunStatusName } from './run.entity.js';

const SHUTDOWN = new FeedmillError('UNAVAILABLE', 'The server is stopping.');

interface Work {
  readonly run: Run;
  readonly job: Job;
  readonly lease: Lease;
  readonly writer: CatalogueWriter;
  readonly issues: IssueLog;
  readonly signal: AbortSignal;
}

interface Ending {
  readonly status: RunStatusName;
  readonly reason: ErrorCode | null;
  readonly message: string | null;
  readonly counts: RunCounts;
  readonly source: Record<string, unknown> | null;
}

/** Executes one run from the queue to its final state. */
@Injectable()
export class RunExecutor {
  private readonly logger = new Logger('Runs');
  private readonly executing = new Map<string, AbortController>();

  constructor(
    private readonly database: Database,
    @InjectDataSource() private readonly reader: DataSource,
    @Inject(CONFIG) private readonly config: FeedmillConfig,
    private readonly clock: Clock,
    private readonly sources: SourcesService,
    private readonly sourceReader: SourceReader,
    private readonly mappings: MappingsService,
    private readonly formats: TargetFormatsService,
  ) {}

  /** Does nothing when the run is not queued any more. Never throws for what is wrong with the run. */
  async execute(runID: string): Promise<void> {
    const claimed = await this.claim(runID);
    if (!claimed) return;
    const { run, job, lease, catalogue } = claimed;
    const controller = new AbortController();
    this.executing.set(runID, controller);
    const renewal = setInterval(() => {
      lease.renew().catch((error: unknown) => controller.abort(error));
    }, this.config.RUN_LEASE / 4);
    const deadline = setTimeout(
      () => controller.abort(deadlineError(this.config.RUN_DEADLINE)),
      this.config.RUN_DEADLINE,
    );
    const now = run.startedAt ?? run.queuedAt;
    const writer = new CatalogueWriter(this.database, this.reader, catalogue, lease.fence, now);
    const work = { run, job, lease, writer, issues: new IssueLog(), signal: controller.signal };
    try {
      await this.process(work);
    } catch (error) {
      await this.giveUp(work, controller.signal.aborted ? controller.signal.reason : error);
    } finally {
      clearInterval(renewal);
      clearTimeout(deadline);
      this.executing.delete(runID);
    }
  }

  /** Makes a run that executes here notice that it was cancelled, without waiting for its next write. */
  stop(runID: string): void {
    this.executing.get(runID)?.abort(new RunStopped('CANCELED_BY_USER', 'The run was cancelled.'));
  }

  /** The runs that execute here go back to the queue. */
  stopAll(): void {
    for (const controller of this.executing.values()) controller.abort(SHUTDOWN);
  }

  private async claim(runID: string) {
    const now = await this.clock.now();
    const owner = randomUUID();
    return this.database.transact(async (manager) => {
      const { affected } = await manager.update(
        Run,
        { id: runID, status: 'QUEUED' },
        {
          status: 'RUNNING',
          phase: 'PROCESSING',
          startedAt: now,
          leaseOwner: owner,
          leaseUntil: new Date(now.getTime() + this.config.RUN_LEASE),
        },
      );
      if (affected !== 1) return null;
      const run = await manager.findOneByOrFail(Run, { id: runID });
      const job = await manager.findOneByOrFail(Job, { id: run.jobID });
      const catalogue = await manager.findOneByOrFail(Catalogue, { jobID: job.id });
      return { run, job, catalogue, lease: new Lease(this.database, this.clock, run, owner, this.config.RUN_LEASE) };
    });
  }

  private async process(work: Work): Promise<void> {
    const { job, writer, issues, signal } = work;
    await writer.undo();
    const source = await this.sources.get(job.sourceID);
    const { format } = await this.formats.get(job.targetFormatID);
    const { rules } = await this.mappings.get(job.mappingID);
    const compiled = this.formats.compile(format);
    let unreadable = 0;
    const read = this.sourceReader.open(source, {
      signal,
      onUnreadable: (message) => {
        unreadable++;
        issues.at(null, null);
        issues.add('RECORD_UNREADABLE', null, () => message);
      },
    });
    const { counts, unidentified } = await runPipeline({
      records: read.records,
      sourceID: source.id,
      mapping: this.mappings.compile(rules, format),
      format: compiled,
      identity: identityOf(job.id, compiled, this.primaryOnly(format)),
      catalogue: writer,
      issues,
      signal,
    });
    counts.read += unreadable;
    counts.rejected += unreadable;
    const { complete, detail, facts } = read.evidence();
    if (facts['charsetReplaced']) {
      issues.add(
        'CHARSET_REPLACED',
        null,
        () => `Some bytes are not of the charset ${String(facts['charset'])}; they read \uFFFD.`,
      );
    }
    const missing = await writer.countMissing();
    const verdict = decide(
      {
        counts,
        before: writer.catalogue.productCount,
        missing,
        unproved: complete ? null : (detail ?? 'the source does not say where it ends'),
        unidentified: unidentified + unreadable,
      },
      {
        rejected: this.config.GUARD_REJECTED_SHARE,
        removed: this.config.GUARD_REMOVED_SHARE,
        churn: this.config.GUARD_CHURN_SHARE,
      },
    );
    counts[verdict.remove ? 'removed' : 'removalsWithheld'] = verdict.commit ? missing : 0;
    if (verdict.commit) await this.commit(work, counts, verdict, facts);
    else {
      const { reason, message } = verdict;
      await this.fail(work, { status: 'FAILED', reason, message, counts: withoutWrites(counts), source: facts });
    }
  }

  private primaryOnly(format: TargetFormat) {
    const primary = Object.entries(format).filter(([, field]) => field.attributes?.includes('primary'));
    return primary.length > 0 ? this.formats.compile(Object.fromEntries(primary)) : null;
  }

  private async commit(
    work: Work,
    counts: RunCounts,
    { remove, reason, message }: Verdict,
    source: Record<string, unknown>,
  ): Promise<void> {
    const { run, lease, writer } = work;
    if (remove) await writer.removeMissing();
    const { catalogue, next } = writer;
    const productCount = catalogue.productCount + counts.added - counts.removed;
    checkSums(counts);
    const status = reason === null ? 'SUCCEEDED' : 'PARTIAL';
    const changed = counts.added + counts.updated + counts.removed > 0;
    await this.finish(work, { status, reason, message, counts, source }, async (manager) => {
      await lease.fence(manager);
      if (!changed) return;
      await manager.update(Catalogue, catalogue.id, { version: next, productCount });
      await manager.insert(CatalogueVersion, {
        catalogueID: catalogue.id,
        version: next,
        runID: run.id,
        committedAt: await this.clock.now(),
        productCount,
      });
    });
  }

  /** Ends a run for what was thrown in it, and takes back what it wrote. */
  private async giveUp(work: Work, error: unknown): Promise<void> {
    const { run, lease } = work;
    if (error instanceof RunStopped) return;
    if (error === SHUTDOWN) {
      await this.database.transact(async (manager) => {
        await lease.fence(manager);
        await manager.update(Run, run.id, {
          status: 'QUEUED',
          phase: null,
          startedAt: null,
          leaseOwner: null,
          leaseUntil: null,
        });
      });
      return;
    }
    const known = error instanceof FeedmillError;
    const id = newId();
    if (!known) this.logger.error(`Run ${run.id} failed (${id})`, error instanceof Error ? error.stack : error);
    const reason = known ? reasonOf(error) : 'INTERNAL';
    const message = known ? error.message : `Something went wrong on our side; the log says what under ${id}.`;
    try {
      await this.fail(work, { status: 'FAILED', reason, message, counts: noCounts(), source: null });
    } catch (failure) {
      // The next run on this job undoes what is left; until then nobody can see it.
      this.logger.warn(
        `Run ${run.id} could not be ended: ${failure instanceof Error ? failure.message : String(failure)}`,
      );
    }
  }

  private async fail(work: Work, ending: Ending): Promise<void> {
    await work.writer.undo();
    await this.finish(work, ending, work.lease.fence);
  }

  /** The one transaction that makes a run final; `within` is done first in it. */
  private async finish(work: Work, ending: Ending, within: (manager: EntityManager) => Promise<void>): Promise<void> {
    const { run, job, issues } = work;
    const now = await this.clock.now();
    await this.database.transact(async (manager) => {
      await within(manager);
      await manager.update(Run, run.id, {
        ...ending,
        source: ending.source as never,
        issueCounts: issues.counts,
        phase: null,
        finishedAt: now,
        leaseOwner: null,
        leaseUntil: null,
      });
      if (issues.kept.length > 0) {
        await manager.insert(RunIssue, issues.kept.map((issue) => ({ ...issue, runID: run.id })) as never);
      }
      await manager.update(Job, job.id, { lastRunAt: run.startedAt, ...afterRun(job, ending, now) });
    });
  }
}

/** The reason of a run is of a closed set; what a stored part of the job lacks is named in the message. */
function reasonOf(error: FeedmillError): ErrorCode {
  return /^(?:SOURCE_|FORMAT_|PARSE_|EMPTY_|DEADLINE)/.test(error.code) ? error.code : 'INTERNAL';
}

function deadlineError(milliseconds: number): FeedmillError {
  return new FeedmillError(
    'DEADLINE',
    `The run took longer than ${milliseconds / 60_000} minutes. Raise RUN_DEADLINE if this is meant.`,
  );
}

/** What a run found that changed nothing. */
function withoutWrites(counts: RunCounts): RunCounts {
  return { ...counts, removed: 0, removalsWithheld: 0 };
}

function checkSums({ read, skipped, duplicates, rejected, mapped, added, updated, unchanged }: RunCounts): void {
  if (read === skipped + duplicates + rejected + mapped && mapped === added + updated + unchanged) return;
  throw new FeedmillError('INTERNAL', 'The counts of the run do not add up; nothing was committed.');
}
