import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, EntityManager } from 'typeorm';
import { READ_DATA_SOURCE } from '../../database/data-sources.js';
import { eachOf, query } from '../../database/sql.js';
import { type FinishedRun, RunHistory, type RunPosition } from '../../webhooks/run-history.js';
import { type RunEventName } from '../../webhooks/webhook.entity.js';

/** Which rows of the table of runs, as `r`, an event tells about. */
const RUNS_OF: Readonly<Record<RunEventName, string>> = {
  RUN_FAILED: `NOT r."dryRun" AND r."status" = 'FAILED'`,
  RUN_HELD: `NOT r."dryRun" AND r."status" = 'PARTIAL' AND r."reason" = 'REMOVALS_WITHHELD'`,
};

type Row = Omit<FinishedRun, 'counts' | 'finishedAt'> & {
  readonly counts: string;
  readonly finishedAt: string | number;
};

/** Ids of runs are in the order of time, and so are the versions of a catalogue, as the runs of a job never overlap. */
@Injectable()
export class StoredRunHistory extends RunHistory {
  constructor(@InjectDataSource(READ_DATA_SOURCE) private readonly reader: DataSource) {
    super();
  }

  async lastEnded(jobID: string, manager: EntityManager): Promise<string> {
    const [run] = await query<{ id: string | null }>(
      manager,
      `SELECT MAX("id") AS "id" FROM "run" WHERE "jobID" = ? AND NOT "dryRun" AND "status" NOT IN ('QUEUED', 'RUNNING')`,
      [jobID],
    );
    return run?.id ?? '';
  }

  async next(jobID: string, event: RunEventName, afterRunID: string): Promise<FinishedRun | null> {
    const [run] = await query<Row>(
      this.reader.manager,
      `SELECT r."id", r."status", r."reason", r."message", r."counts", r."finishedAt",
         COALESCE((SELECT MAX(v."version") FROM "catalogue_version" v WHERE v."catalogueID" = c."id" AND v."runID" <= r."id"), c."oldestVersion") AS "version"
       FROM "run" r JOIN "catalogue" c ON c."jobID" = r."jobID"
       WHERE r."jobID" = ? AND r."id" > ? AND ${RUNS_OF[event]} ORDER BY r."id" LIMIT 1`,
      [jobID, afterRunID],
    );
    if (!run) return null;
    return { ...run, counts: JSON.parse(run.counts) as unknown, finishedAt: new Date(Number(run.finishedAt)) };
  }

  async withNext(positions: readonly RunPosition[]): Promise<string[]> {
    if (positions.length === 0) return [];
    const { manager } = this.reader;
    const rows = await query<{ id: string }>(
      manager,
      `SELECT "each"."value" ->> 0 AS "id" FROM ${eachOf(manager)} WHERE EXISTS (
         SELECT 1 FROM "run" r WHERE r."jobID" = "each"."value" ->> 1 AND r."id" > "each"."value" ->> 3 AND (
           ("each"."value" ->> 2 = 'RUN_FAILED' AND ${RUNS_OF.RUN_FAILED}) OR ("each"."value" ->> 2 = 'RUN_HELD' AND ${RUNS_OF.RUN_HELD})))`,
      [JSON.stringify(positions.map(({ id, jobID, event, lastRunID }) => [id, jobID, event, lastRunID]))],
    );
    return rows.map(({ id }) => id);
  }
}
