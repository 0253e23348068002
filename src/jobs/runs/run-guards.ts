import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { CONFIG, type FeedmillConfig } from '../../config/config.js';
import { READ_DATA_SOURCE } from '../../database/data-sources.js';
import { CatalogueComparison } from '../../pipeline/persist/catalogue-comparison.js';
import { largestSize } from '../../pipeline/persist/catalogue-sizes.js';
import { decide, type Finding, type GuardSettings, type Verdict } from '../../pipeline/persist/guards.js';
import { MissingProducts } from '../../pipeline/persist/missing-products.js';
import { type PipelineResult } from '../../pipeline/run-pipeline.js';
import { type Evidence } from '../../sources/source-reader.js';
import { type ClaimedRun } from './run-claims.js';
import { RunsService } from './runs.service.js';

/** What a run read, and what it found out about its catalogue by that. */
export interface ReadSource extends PipelineResult {
  readonly evidence: Evidence;
  readonly comparison: CatalogueComparison;
  readonly missing: MissingProducts;
}

/** Gathers what is known at the end of a run, and decides by it what may become of the run. */
@Injectable()
export class RunGuards {
  private readonly settings: GuardSettings;

  constructor(
    @Inject(CONFIG) config: FeedmillConfig,
    @InjectDataSource(READ_DATA_SOURCE) private readonly reader: DataSource,
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

  async check(claimed: ClaimedRun, read: ReadSource): Promise<{ finding: Finding; verdict: Verdict }> {
    const { run } = claimed;
    const finding = await this.find(claimed, read);
    const approval = run.dryRun
      ? 'run the job and approve that run with approveRun'
      : `call approveRun(runID: "${run.id}")`;
    return { finding, verdict: decide(finding, { settings: this.settings, waived: new Set(run.waived), approval }) };
  }

  private async find({ job, catalogue, startedAt }: ClaimedRun, read: ReadSource): Promise<Finding> {
    const { counts, unidentified, comparison, missing, evidence } = read;
    const approved = await this.runs.lastApproved(job.id);
    return {
      counts,
      before: catalogue.productCount,
      largest: await largestSize(this.reader, catalogue, startedAt, approved?.id ?? ''),
      ...(await missing.count()),
      collapse: await comparison.collapse(this.settings.collapsed),
      unproved: evidence.complete ? null : (evidence.detail ?? 'the source does not say where it ends'),
      unidentified,
    };
  }
}
