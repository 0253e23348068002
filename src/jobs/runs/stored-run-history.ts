import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, EntityManager } from 'typeorm';
import { CatalogueReader } from '../../catalogue/read/catalogue-reader.js';
import { READ_DATA_SOURCE } from '../../database/data-sources.js';
import { eachOf, query } from '../../database/sql.js';
import { type FinishedRun, RunHistory, type RunPosition } from '../../webhooks/run-history.js';
import { type RunEventName } from '../../webhooks/webhook.entity.js';

/** Which rows of the table of runs, as `r`, an event tells about. */
const RUNS_OF: Readonly<Record<RunEventName, string>> = {
  RUN_FAILED: `NOT r."dryRun" AND r."status" = 'FAILED'`,
  RUN_HELD: `NOT r."dryRun" AND r."status" = 'PARTIAL' AND r."reason" = 'REMOVALS_WITHHELD'`,
};

type Row = Omit<FinishedRun, 'counts' | 'finishedAt' | 'version'> & {
  readonly counts: string;
  readonly finishedAt: number;
};

/** Reads ended runs from the table of runs. The runs of a job never overlap, so their numbers are in the order of their ends. */
@Injectable()
export class StoredRunHistory extends RunHistory {
  constructor(
    @InjectDataSource(READ_DATA_SOURCE) private readonly reader: DataSource,
    private readonly catalogues: CatalogueReader,
  ) {
    super();
  }

  async lastEnded(jobID: string, manager: EntityManager): Promise<number> {
    const [run] = await query<{ number: number | null }>(
      manager,
      `SELECT MAX("number") AS "number" FROM "run" WHERE "jobID" = ? AND NOT "dryRun" AND "status" NOT IN ('QUEUED', 'RUNNING')`,
      [jobID],
    );
    return run?.number ?? 0;
  }

  async next(jobID: string, event: RunEventName, afterNumber: number): Promise<FinishedRun | null> {
    const [run] = await query<Row>(
      this.reader.manager,
      `SELECT r."id", r."number", r."status", r."reason", r."message", r."counts", r."finishedAt" FROM "run" r
       WHERE r."jobID" = ? AND r."number" > ? AND ${RUNS_OF[event]} ORDER BY r."number" LIMIT 1`,
      [jobID, afterNumber],
    );
    if (!run) return null;
    const version = await this.catalogues.versionAfterRun(jobID, run.number);
    return { ...run, counts: JSON.parse(run.counts) as unknown, finishedAt: new Date(run.finishedAt), version };
  }

  async withNext(positions: readonly RunPosition[]): Promise<string[]> {
    if (positions.length === 0) return [];
    const { manager } = this.reader;
    const member = (i: number): string => `"each"."value" ->> ${i}`;
    const rows = await query<{ id: string }>(
      manager,
      `SELECT ${member(0)} AS "id" FROM ${eachOf(manager)} WHERE EXISTS (
         SELECT 1 FROM "run" r WHERE r."jobID" = ${member(1)} AND r."number" > CAST(${member(3)} AS integer) AND (
           (${member(2)} = 'RUN_FAILED' AND ${RUNS_OF.RUN_FAILED}) OR (${member(2)} = 'RUN_HELD' AND ${RUNS_OF.RUN_HELD})))`,
      [JSON.stringify(positions.map(({ id, jobID, event, lastRunNumber }) => [id, jobID, event, lastRunNumber]))],
    );
    return rows.map(({ id }) => id);
  }
}
