import { Inject, Injectable } from '@nestjs/common';
import { Catalogues } from '../../catalogue/catalogues.js';
import { decide, type Finding, type GuardSettings, type Verdict } from '../../catalogue/guard/guards.js';
import { type RunVersion } from '../../catalogue/write/run-version.js';
import { CONFIG, type FeedmillConfig } from '../../config/config.js';
import { type PipelineResult } from '../../pipeline/run-pipeline.js';
import { type ClaimedRun } from './run-claims.js';
import { RunsService } from './runs.service.js';

/** Gathers what is known at the end of a run, and lets the guards decide what becomes of it. */
@Injectable()
export class RunGuards {
  private readonly settings: GuardSettings;

  constructor(
    @Inject(CONFIG) config: FeedmillConfig,
    private readonly catalogues: Catalogues,
    private readonly runs: RunsService,
  ) {
    this.settings = {
      collapsed: config.GUARD_COLLAPSED_SHARE,
      rejected: config.GUARD_REJECTED_SHARE,
      churn: config.GUARD_CHURN_SHARE,
      removed: config.GUARD_REMOVED_SHARE,
      left: config.GUARD_LEFT_SHARE,
    };
  }

  async check(
    claimed: ClaimedRun,
    next: RunVersion,
    read: PipelineResult,
  ): Promise<{ finding: Finding; verdict: Verdict }> {
    const { run } = claimed;
    const finding = await this.find(claimed, next, read);
    const approval = run.dryRun
      ? 'run the job and approve that run with approveRun'
      : `call approveRun(runID: "${run.id}")`;
    return { finding, verdict: decide(finding, { settings: this.settings, waived: new Set(run.waived), approval }) };
  }

  private async find(
    { job, catalogue, startedAt }: ClaimedRun,
    next: RunVersion,
    { counts, unidentified, evidence }: PipelineResult,
  ): Promise<Finding> {
    const approved = await this.runs.lastApproved(job.id);
    return {
      counts,
      before: catalogue.productCount,
      largest: await this.catalogues.largestSize(catalogue, startedAt, approved?.number ?? 0),
      ...(await next.examine(this.settings.collapsed)),
      unproved: evidence.complete ? null : (evidence.detail ?? 'the source does not say where it ends'),
      unidentified,
    };
  }
}
