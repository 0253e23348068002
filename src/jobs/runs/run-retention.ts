import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { CONFIG, type FeedmillConfig } from '../../config/config.js';
import { READ_DATA_SOURCE } from '../../database/data-sources.js';
import { RowPurge } from '../../database/row-purge.js';
import { eachInteger, eachOf, query } from '../../database/sql.js';

/** Runs of a job that are kept at any age, so that a job that rarely runs keeps a history. */
const MIN_RUNS_KEPT = 20;
/** A run has up to 100 issues of each code, so 50 runs are some thousands of rows: a transaction of a few milliseconds. */
const MAX_RUNS_PER_TRANSACTION = 50;
/** Keeps a transaction at a few milliseconds; requests that write wait that long on SQLite. */
const MAX_ISSUES_PER_TRANSACTION = 2_000;

/** Deletes finished runs after RUNS_KEPT and their issues after ISSUES_KEPT. */
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

  /** A run writes its issues when it ends, so the oldest issues have the lowest numbers, and no others have to be read. */
  private async issues(endedBefore: number): Promise<void> {
    const { manager } = this.reader;
    for (;;) {
      const first = await query<{ number: number; finishedAt: number | null }>(
        manager,
        `SELECT i."number", r."finishedAt" FROM "run_issue" i JOIN "run" r ON r."id" = i."runID" ORDER BY i."number" LIMIT ${MAX_ISSUES_PER_TRANSACTION}`,
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
           SELECT 1 FROM "run" n WHERE n."jobID" = r."jobID" AND n."number" > r."number" ORDER BY n."number" LIMIT 1 OFFSET ${MIN_RUNS_KEPT - 1})
         ORDER BY r."finishedAt" LIMIT ${MAX_RUNS_PER_TRANSACTION}`,
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
