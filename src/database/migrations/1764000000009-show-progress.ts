import { type MigrationInterface, QueryRunner } from 'typeorm';

const COLUMNS = ['"bytesRead" bigint NOT NULL DEFAULT 0', '"bytesTotal" bigint'] as const;

/** What a run has read of its feed, shown while it goes on. Adds columns without rewriting the table. */
export class ShowProgress1764000000009 implements MigrationInterface {
  name = 'ShowProgress1764000000009';

  async up(runner: QueryRunner): Promise<void> {
    for (const column of COLUMNS) await runner.query(`ALTER TABLE "run" ADD COLUMN ${column}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const column of COLUMNS) await runner.query(`ALTER TABLE "run" DROP COLUMN ${column.split(' ')[0]}`);
  }
}
