import { type MigrationInterface, QueryRunner } from 'typeorm';

/** How the tick finds the runs that are old enough to let go of. */
export class FindOldRuns1764000000004 implements MigrationInterface {
  name = 'FindOldRuns1764000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX "finished_runs" ON "run" ("finishedAt") WHERE "finishedAt" IS NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX "finished_runs"');
  }
}
