import { type MigrationInterface, QueryRunner } from 'typeorm';

const COLUMNS = [
  ['product', '"rawHash" varchar'],
  ['catalogue', '"madeBy" varchar'],
] as const;

/** What lets a run know records again without mapping them. */
export class KnowRecords1764000000006 implements MigrationInterface {
  name = 'KnowRecords1764000000006';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, column] of COLUMNS) await runner.query(`ALTER TABLE "${table}" ADD COLUMN ${column}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, column] of COLUMNS) {
      await runner.query(`ALTER TABLE "${table}" DROP COLUMN ${column.slice(0, column.indexOf(' '))}`);
    }
  }
}
