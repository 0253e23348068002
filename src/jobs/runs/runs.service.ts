import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, EntityManager, In, LessThan, MoreThan } from 'typeorm';
import { FeedmillError } from '../../common/errors.js';
import { newId } from '../../common/ids.js';
import { READ_DATA_SOURCE } from '../../database/data-sources.js';
import { Database } from '../../database/database.js';
import { type GuardName } from '../../pipeline/persist/guards.js';
import { noCounts } from '../../pipeline/persist/run-counts.js';
import { Run, RunIssue, type RunTriggerName } from './run.entity.js';

export const ACTIVE = ['QUEUED', 'RUNNING'] as const;
const COMMITTED = ['SUCCEEDED', 'PARTIAL'] as const;

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

  /** A page of a job's runs, newest first; one more than asked for when there are more. */
  page(jobID: string, first: number, before: string | null): Promise<Run[]> {
    return this.reader.manager.find(Run, {
      where: { jobID, ...(before !== null && { id: LessThan(before) }) },
      order: { id: 'DESC' },
      take: first + 1,
    });
  }

  issues(runID: string, first: number, after: number): Promise<RunIssue[]> {
    return this.reader.manager
      .createQueryBuilder(RunIssue, 'issue')
      .where('issue.runID = :runID AND issue.number > :after', { runID, after })
      .orderBy('issue.number')
      .limit(first + 1)
      .getMany();
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
