import { type MigrationInterface, QueryRunner, Table } from 'typeorm';

const COLUMNS = [
  ['run', '"guard" varchar'],
  ['run', `"waived" text NOT NULL DEFAULT '[]'`],
  ['run', '"sample" text'],
  ['catalogue', '"absences" integer NOT NULL DEFAULT 0'],
  ['catalogue', '"document" text'],
] as const;

/** What guards, approvals, dry runs and conditional requests remember. */
export class TrustRuns1764000000002 implements MigrationInterface {
  name = 'TrustRuns1764000000002';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, column] of COLUMNS) await runner.query(`ALTER TABLE "${table}" ADD COLUMN ${column}`);
    await runner.createTable(
      new Table({
        name: 'absence',
        columns: [
          { name: 'catalogueID', type: 'integer', isPrimary: true },
          { name: 'edition', type: 'integer', isPrimary: true },
          { name: 'row', type: 'integer', isPrimary: true },
          { name: 'since', type: 'bigint' },
          { name: 'runs', type: 'integer' },
        ],
      }),
    );
    await runner.query(
      `CREATE UNIQUE INDEX "one_active_dry_run" ON "run" ("jobID") WHERE "status" IN ('QUEUED', 'RUNNING') AND "dryRun"`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX "one_active_dry_run"');
    await runner.dropTable('absence');
    for (const [table, column] of COLUMNS) {
      await runner.query(`ALTER TABLE "${table}" DROP COLUMN ${column.slice(0, column.indexOf(' '))}`);
    }
  }
}
