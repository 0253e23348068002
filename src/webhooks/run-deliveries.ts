import { Injectable } from '@nestjs/common';
import { type Delivery } from './delivery.js';
import { RunHistory } from './run-history.js';
import { type RunEventName, type Webhook } from './webhook.entity.js';

/** What is to be delivered of the runs of a job, in their order: one by one, for each is news of its own. */
@Injectable()
export class RunDeliveries {
  constructor(private readonly runs: RunHistory) {}

  /** The next one of a webhook; null when it has been told about all that have ended. */
  async next({ jobID, event, lastRunID }: Webhook & { readonly event: RunEventName }): Promise<Delivery | null> {
    const run = await this.runs.next(jobID, event, lastRunID);
    if (!run) return null;
    const { id: runID, status, reason, message, counts, version } = run;
    const body = JSON.stringify({
      timestamp: run.finishedAt.toISOString(),
      jobID,
      runID,
      version,
      batch: { index: 1, count: 1 },
      run: { jobID, runID, status, reason, message, counts },
    });
    return { body, before: {}, after: { version, lastRunID: runID } };
  }
}
