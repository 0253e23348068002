import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { type GuardName } from '../../catalogue/guard/guards.js';
import { type SampledChange } from '../../catalogue/write/dry-run-version.js';
import { type ErrorCode } from '../../common/errors.js';
import { type IssueCode } from '../../common/issues.js';
import { instant, json } from '../../database/columns.js';
import { type RunCounts } from '../../pipeline/run-counts.js';

export type RunStatusName = 'QUEUED' | 'RUNNING' | 'SUCCEEDED' | 'PARTIAL' | 'FAILED' | 'CANCELED';
export type RunTriggerName = 'INITIAL' | 'SCHEDULE' | 'MANUAL' | 'RETRY' | 'CONFIRM';

/** One execution of a job. The row exists from the request on; its final state never changes. */
@Entity('run')
export class Run {
  @PrimaryColumn('varchar') id!: string;
  @Column('varchar') jobID!: string;
  /**
   * The position among the runs of its job, from 1. The database assigns it, so the order of runs does not depend on the
   * clocks of servers, as ids do. 32 bits are enough: a run every second for 68 years.
   */
  @Column('int') number!: number;
  @Column('varchar') status!: RunStatusName;
  @Column('varchar') trigger!: RunTriggerName;
  @Column('varchar', { nullable: true }) phase!: 'PROCESSING' | 'COMMITTING' | null;
  @Column(instant({ nullable: true })) scheduledFor!: Date | null;
  @Column(instant()) queuedAt!: Date;
  @Column(instant({ nullable: true })) startedAt!: Date | null;
  @Column(instant({ nullable: true })) finishedAt!: Date | null;
  @Column('varchar', { nullable: true }) reason!: ErrorCode | null;
  @Column('text', { nullable: true }) message!: string | null;
  /** The final counts, or those so far while the run is active. */
  @Column(json()) counts!: RunCounts;
  /** Bytes of the feed as they came over the network. */
  @Column('bigint', { default: 0 }) bytesRead!: number;
  /** Bytes of the whole feed; null when that is not known. */
  @Column('bigint', { nullable: true }) bytesTotal!: number | null;
  @Column(json()) issueCounts!: { code: IssueCode; field: string | null; count: number }[];
  /** What was decided about the feed. */
  @Column(json({ nullable: true })) source!: Record<string, unknown> | null;
  @Column('boolean') dryRun!: boolean;
  /** Only for dry runs: some of the changes that they would make. */
  @Column(json({ nullable: true })) sample!: SampledChange[] | null;
  /** The guard that stopped the run or held back its removals. */
  @Column('varchar', { nullable: true }) guard!: GuardName | null;
  /** Guards that do not apply to the run, because a person said so. */
  @Column(json()) waived!: GuardName[];
  /** The worker that executes the run, and the time at which its lease ends unless it is renewed. */
  @Column('varchar', { nullable: true }) leaseOwner!: string | null;
  @Column(instant({ nullable: true })) leaseUntil!: Date | null;
  /** How often a worker was lost in it. */
  @Column('int') lostLeases!: number;
}

/** One of the first issues of each code of a run. */
@Entity('run_issue')
export class RunIssue {
  @PrimaryGeneratedColumn() number!: number;
  @Column('varchar') runID!: string;
  @Column('varchar') code!: IssueCode;
  @Column('varchar', { nullable: true }) field!: string | null;
  @Column('text') message!: string;
  /** At most 2 kB. */
  @Column(json({ nullable: true })) record!: unknown;
  @Column('int', { nullable: true }) position!: number | null;
}
