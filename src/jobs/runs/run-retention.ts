import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { CONFIG, type FeedmillConfig } from '../../config/config.js';
import { READ_DATA_SOURCE } from '../../database/data-sources.js';
import { RowPurge } from '../../database/row-purge.js';
import { eachInteger, eachOf, query } from '../../database/sql.js';

/** So many of the runs of a job are kept however old they are. */
const RUNS_OF_A_JOB = 20;
const RUNS = 50;
const ISSUES = 2_000;

/** Lets go of finished runs and their issues when they are old (spec "Jobs and runs", Retention). */
@Injectable()
export class RunRetention {
  constructor(
    @InjectDataSource(READ_DATA_SOURCE) private readonly reader: DataSource,
    @Inject(CONFIG) private readonly config: FeedmillConfig,
    private readonly rows: RowPurge,
  ) {}

  async sweep(now: Date): Promise<void> {
    await this.issues(now.getTime() - this.config.ISSUES_KEPT);
    await this.runs(now.getTime() - this.config.RUNS_KEPT);
  }

  /** Deletes the issues that deleted jobs left behind. */
  async orphanedIssues(): Promise<void> {
    const hasNoRun = 'NOT EXISTS (SELECT 1 FROM "run" r WHERE r."id" = "run_issue"."runID")';
    await this.rows.delete('run_issue', hasNoRun, []);
  }

  /** The issues of a run are written when it ends, so that the oldest ones are the first: no others need be looked at. */
  private async issues(endedBefore: number): Promise<void> {
    const { manager } = this.reader;
    for (;;) {
      const first = await query<{ number: number; finishedAt: number | null }>(
        manager,
        `SELECT i."number", r."finishedAt" FROM "run_issue" i JOIN "run" r ON r."id" = i."runID" ORDER BY i."number" LIMIT ${ISSUES}`,
      );
      const old = first.filter(({ finishedAt }) => finishedAt !== null && finishedAt < endedBefore);
      if (old.length === 0) return;
      const sql = `DELETE FROM "run_issue" WHERE "number" IN (SELECT ${eachInteger(manager)} FROM ${eachOf(manager)})`;
      await this.rows.write((within) => query(within, sql, [JSON.stringify(old.map(({ number }) => number))]));
      if (old.length < first.length) return;
    }
  }

  private async runs(endedBefore: number): Promise<void> {
    const { manager } = this.reader;
    for (;;) {
      const old = await query<{ id: string }>(
        manager,
        `SELECT r."id" FROM "run" r WHERE r."finishedAt" < ? AND EXISTS (
           SELECT 1 FROM "run" n WHERE n."jobID" = r."jobID" AND n."id" > r."id" ORDER BY n."id" LIMIT 1 OFFSET ${RUNS_OF_A_JOB - 1})
         ORDER BY r."finishedAt" LIMIT ${RUNS}`,
        [endedBefore],
      );
      if (old.length === 0) return;
      const ids = JSON.stringify(old.map(({ id }) => [id]));
      const among = `IN (SELECT "each"."value" ->> 0 FROM ${eachOf(manager)})`;
      await this.rows.write(async (within) => {
        await query(within, `DELETE FROM "run_issue" WHERE "runID" ${among}`, [ids]);
        await query(within, `DELETE FROM "run" WHERE "id" ${among}`, [ids]);
      });
    }
  }
}
