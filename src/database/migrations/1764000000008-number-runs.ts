import { type MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Numbers the runs of each job, and lets webhooks and catalogue versions remember such a number. Ids of runs are
 * in the order of the clocks of servers, which differ. Rewrites every row of `run` once, and locks the table meanwhile.
 */
export class NumberRuns1764000000008 implements MigrationInterface {
  name = 'NumberRuns1764000000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "run" ADD COLUMN "number" integer NOT NULL DEFAULT 0');
    await runner.query(
      `UPDATE "run" SET "number" = n."number" FROM (
         SELECT "id", ROW_NUMBER() OVER (PARTITION BY "jobID" ORDER BY "id") AS "number" FROM "run") n
       WHERE n."id" = "run"."id"`,
    );
    await runner.query('CREATE UNIQUE INDEX "runs_of_job" ON "run" ("jobID", "number")');
    for (const index of (await runner.getTable('run'))?.indices ?? []) {
      if (index.columnNames.join() === 'jobID,id') await runner.query(`DROP INDEX "${index.name}"`);
    }
    await runner.query('ALTER TABLE "webhook" ADD COLUMN "lastRunNumber" integer NOT NULL DEFAULT 0');
    await runner.query(
      `UPDATE "webhook" SET "lastRunNumber" = COALESCE((
         SELECT MAX(r."number") FROM "run" r WHERE r."jobID" = "webhook"."jobID" AND r."id" <= "webhook"."lastRunID"), 0)`,
    );
    await runner.query('ALTER TABLE "webhook" DROP COLUMN "lastRunID"');
    await runner.query('ALTER TABLE "catalogue_version" ADD COLUMN "runNumber" integer NOT NULL DEFAULT 0');
    await runner.query(
      `UPDATE "catalogue_version" SET "runNumber" = COALESCE((
         SELECT r."number" FROM "run" r WHERE r."id" = "catalogue_version"."runID"), 0)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "catalogue_version" DROP COLUMN "runNumber"');
    await runner.query(`ALTER TABLE "webhook" ADD COLUMN "lastRunID" varchar NOT NULL DEFAULT ''`);
    await runner.query(
      `UPDATE "webhook" SET "lastRunID" = COALESCE((
         SELECT r."id" FROM "run" r WHERE r."jobID" = "webhook"."jobID" AND r."number" = "webhook"."lastRunNumber"), '')`,
    );
    await runner.query('ALTER TABLE "webhook" DROP COLUMN "lastRunNumber"');
    await runner.query('CREATE INDEX "runs_by_id" ON "run" ("jobID", "id")');
    await runner.query('DROP INDEX "runs_of_job"');
    await runner.query('ALTER TABLE "run" DROP COLUMN "number"');
  }
}
