import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { READ_DATA_SOURCE } from '../database/data-sources.js';
import { query } from '../database/sql.js';
import { type Delivery } from './delivery.js';
import { type RunEventName, type Webhook } from './webhook.entity.js';

/** Which rows of the table of runs, as `r`, an event tells about. */
export const RUNS_OF: Readonly<Record<RunEventName, string>> = {
  RUN_FAILED: `NOT r."dryRun" AND r."status" = 'FAILED'`,
  RUN_HELD: `NOT r."dryRun" AND r."status" = 'PARTIAL' AND r."reason" = 'REMOVALS_WITHHELD'`,
};

interface FinishedRun {
  readonly id: string;
  readonly number: number;
  readonly status: string;
  readonly reason: string | null;
  readonly message: string | null;
  readonly counts: string;
  readonly finishedAt: number;
  /** The version of the catalogue after the run. */
  readonly version: number;
}

/** Builds the deliveries of RUN_FAILED and RUN_HELD webhooks: one per run, in the order of the runs of the job. */
@Injectable()
export class RunDeliveries {
  constructor(@InjectDataSource(READ_DATA_SOURCE) private readonly reader: DataSource) {}

  /** Returns the next delivery of a webhook; null when every ended run has been delivered. */
  async next({ jobID, event, lastRunNumber }: Webhook & { readonly event: RunEventName }): Promise<Delivery | null> {
    // Runs of a job never overlap, so their numbers are in the order in which they end.
    const [run] = await query<FinishedRun>(
      this.reader.manager,
      `SELECT r."id", r."number", r."status", r."reason", r."message", r."counts", r."finishedAt",
         COALESCE((SELECT MAX(v."version") FROM "catalogue_version" v WHERE v."catalogueID" = c."id" AND v."runNumber" <= r."number"), c."oldestVersion") AS "version"
       FROM "run" r JOIN "catalogue" c ON c."jobID" = r."jobID"
       WHERE r."jobID" = ? AND r."number" > ? AND ${RUNS_OF[event]} ORDER BY r."number" LIMIT 1`,
      [jobID, lastRunNumber],
    );
    if (!run) return null;
    const { id: runID, number, status, reason, message, version } = run;
    const body = JSON.stringify({
      timestamp: new Date(run.finishedAt).toISOString(),
      jobID,
      runID,
      version,
      batch: { index: 1, count: 1 },
      run: { jobID, runID, status, reason, message, counts: JSON.parse(run.counts) as unknown },
    });
    return { body, before: {}, after: { version, lastRunNumber: number } };
  }
}
