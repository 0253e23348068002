import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, EntityManager, In, MoreThan } from 'typeorm';
import { type GuardName } from '../../catalogue/guard/guards.js';
import { FeedmillError } from '../../common/errors.js';
import { newId } from '../../common/ids.js';
import { READ_DATA_SOURCE } from '../../database/data-sources.js';
import { Database } from '../../database/database.js';
import { noCounts } from '../../pipeline/run-counts.js';
import { firstOfEach } from '../../database/first-of-each.js';
import { Run, RunIssue, type RunTriggerName } from './run.entity.js';

export const ACTIVE = ['QUEUED', 'RUNNING'] as const;

/** Whether a run has not ended yet. */
export function isActive(run: Run): boolean {
  return ACTIVE.some((status) => status === run.status);
}
const COMMITTED = ['SUCCEEDED', 'PARTIAL'] as const;

export interface RunRequest {
  readonly jobID: string;
  readonly trigger: RunTriggerName;
  readonly queuedAt: Date;
  readonly scheduledFor?: Date;
  readonly dryRun?: boolean;
  /** Guards that do not apply to the run. */
  readonly waived?: readonly GuardName[];
}

/** Reads and writes the rows of runs. */
@Injectable()
export class RunsService {
  constructor(
    private readonly database: Database,
    @InjectDataSource(READ_DATA_SOURCE) private readonly reader: DataSource,
  ) {}

  find(id: string): Promise<Run | null> {
    return this.reader.manager.findOneBy(Run, { id });
  }

  async get(id: string, field = 'id'): Promise<Run> {
    const run = await this.find(id);
    if (!run) throw new FeedmillError('NOT_FOUND', `There is no run "${id}".`, { field });
    return run;
  }

  /** Returns the queued or running run of a job, if there is one; with `dryRun`, its dry run. */
  active(jobID: string, manager: EntityManager = this.reader.manager, dryRun = false): Promise<Run | null> {
    return manager.findOneBy(Run, { jobID, dryRun, status: In([...ACTIVE]) });
  }

  /** Returns a later run of the same job that has committed, if there is one. */
  committedAfter({ number, jobID }: Run, manager: EntityManager): Promise<Run | null> {
    return manager.findOneBy(Run, { jobID, dryRun: false, number: MoreThan(number), status: In([...COMMITTED]) });
  }

  /** Returns the last run of a job that a person approved and that has committed. */
  lastApproved(jobID: string): Promise<Run | null> {
    return this.reader.manager.findOne(Run, {
      where: { jobID, trigger: 'CONFIRM', status: In([...COMMITTED]) },
      order: { number: 'DESC' },
    });
  }

  /**
   * Returns the active run of the job, or creates one, so that there are never two at once. Call it in a transaction that
   * has locked the job (lockJob).
   */
  async request(request: RunRequest, manager: EntityManager): Promise<Run> {
    return (await this.active(request.jobID, manager)) ?? this.create(request, manager);
  }

  /** Creates a queued run for a job without an active run of its kind. Call it in a transaction that has locked the job. */
  async create(
    { jobID, trigger, queuedAt, scheduledFor, dryRun = false, waived = [] }: RunRequest,
    manager: EntityManager,
  ): Promise<Run> {
    const run = manager.create(Run, {
      id: newId(),
      jobID,
      // Retention keeps the last runs of a job, so a number is never assigned twice.
      number: ((await manager.maximum(Run, 'number', { jobID })) ?? 0) + 1,
      trigger,
      status: 'QUEUED',
      queuedAt,
      scheduledFor: scheduledFor ?? null,
      counts: noCounts(),
      issueCounts: [],
      dryRun,
      waived: [...waived],
      lostLeases: 0,
    });
    await manager.save(run);
    return run;
  }

  /** Returns a page of the runs of each job before a number, newest first; `first` + 1 of them when there are more. */
  pages(ownerIDs: string[], first: number, before: number | null): Promise<Map<string, Run[]>> {
    const list = { owner: 'jobID', by: 'number', direction: 'DESC' } as const;
    return firstOfEach(this.reader.manager, Run, list, { ownerIDs, count: first + 1, after: before });
  }

  /** A page of the issues of each run, in order; one more than asked for when there are more. */
  issuePages(ownerIDs: string[], first: number, after: number | null): Promise<Map<string, RunIssue[]>> {
    const list = { owner: 'runID', by: 'number', direction: 'ASC' } as const;
    return firstOfEach(this.reader.manager, RunIssue, list, { ownerIDs, count: first + 1, after });
  }

  /** Cancels an active run. Returns false when it has ended or does not exist. */
  cancel(id: string, now: Date, manager?: EntityManager): Promise<boolean> {
    return this.database.within(manager, async (within) => {
      const { affected } = await within.update(
        Run,
        { id, status: In([...ACTIVE]) },
        {
          status: 'CANCELED',
          reason: 'CANCELED_BY_USER',
          message: 'The run was cancelled; the catalogue is what it was before it.',
          finishedAt: now,
          phase: null,
          // What it counted so far was discarded.
          counts: noCounts(),
          leaseOwner: null,
        },
      );
      return affected === 1;
    });
  }
}
