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
export const COMMITTED = ['SUCCEEDED', 'PARTIAL'] as const;

export interface RunRequest {
  readonly jobID: string;
  readonly trigger: RunTriggerName;
  readonly queuedAt: Date;
  readonly scheduledFor?: Date;
  readonly dryRun?: boolean;
  /** Guards that do not apply to it. */
  readonly waived?: readonly GuardName[];
}

/** The rows of runs: the truth about what is to be done, is going, and was done. */
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

  /** The run of a job that is queued or going, if there is one; its dry run is another one. */
  active(jobID: string, manager: EntityManager = this.reader.manager, dryRun = false): Promise<Run | null> {
    return manager.findOneBy(Run, { jobID, dryRun, status: In([...ACTIVE]) });
  }

  /** A run of the same job that came later and committed, if there is one. */
  committedAfter({ id, jobID }: Run, manager: EntityManager): Promise<Run | null> {
    return manager.findOneBy(Run, { jobID, dryRun: false, id: MoreThan(id), status: In([...COMMITTED]) });
  }

  /** The last run of a job that a person approved, and that committed. */
  lastApproved(jobID: string): Promise<Run | null> {
    return this.reader.manager.findOne(Run, {
      where: { jobID, trigger: 'CONFIRM', status: In([...COMMITTED]) },
      order: { id: 'DESC' },
    });
  }

  /**
   * The run that the job has already, or a new one in the queue: never two at once. To be called in a transaction that
   * holds the row of the job.
   */
  async request(request: RunRequest, manager: EntityManager): Promise<Run> {
    return (await this.active(request.jobID, manager)) ?? this.create(request, manager);
  }

  /** A new run in the queue, for a job that is known to have none of its kind. */
  async create(
    { jobID, trigger, queuedAt, scheduledFor, dryRun = false, waived = [] }: RunRequest,
    manager: EntityManager,
  ): Promise<Run> {
    const run = manager.create(Run, {
      id: newId(),
      jobID,
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

  /** A page of the runs of each job, newest first; one more than asked for when there are more. */
  pages(ownerIDs: string[], first: number, after: string | null): Promise<Map<string, Run[]>> {
    const list = { owner: 'jobID', by: 'id', direction: 'DESC' } as const;
    return firstOfEach(this.reader.manager, Run, list, { ownerIDs, count: first + 1, after });
  }

  /** A page of the issues of each run, in order; one more than asked for when there are more. */
  issuePages(ownerIDs: string[], first: number, after: number | null): Promise<Map<string, RunIssue[]>> {
    const list = { owner: 'runID', by: 'number', direction: 'ASC' } as const;
    return firstOfEach(this.reader.manager, RunIssue, list, { ownerIDs, count: first + 1, after });
  }

  /** Ends a run that is queued or going. False when it had ended already, or never was. */
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
          leaseOwner: null,
        },
      );
      return affected === 1;
    });
  }
}
