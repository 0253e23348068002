import { Injectable } from '@nestjs/common';
import { type Delivery } from './delivery.js';
import { RunHistory } from './run-history.js';
import { type RunEventName, type Webhook } from './webhook.entity.js';

/** Builds the deliveries of RUN_FAILED and RUN_HELD webhooks: one per run, in the order of the runs of the job. */
@Injectable()
export class RunDeliveries {
  constructor(private readonly runs: RunHistory) {}

  /** Returns the next delivery of a webhook; null when every ended run has been delivered. */
  async next({ jobID, event, lastRunNumber }: Webhook & { readonly event: RunEventName }): Promise<Delivery | null> {
    const run = await this.runs.next(jobID, event, lastRunNumber);
    if (!run) return null;
    const { id: runID, number, status, reason, message, counts, version } = run;
    const body = JSON.stringify({
      timestamp: run.finishedAt.toISOString(),
      jobID,
      runID,
      version,
      batch: { index: 1, count: 1 },
      run: { jobID, runID, status, reason, message, counts },
    });
    return { body, before: {}, after: { version, lastRunNumber: number } };
  }
}
