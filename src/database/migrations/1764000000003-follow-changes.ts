import { type MigrationInterface, QueryRunner, Table } from 'typeorm';

const COLUMNS = [
  ['catalogue', '"oldestVersion" integer NOT NULL DEFAULT 0'],
  ['webhook', '"within" text'],
  ['webhook', `"lastRunID" varchar NOT NULL DEFAULT ''`],
  ['webhook', `"deliveryID" varchar NOT NULL DEFAULT ''`],
  ['webhook', '"attempts" integer NOT NULL DEFAULT 0'],
  ['webhook', '"nextAttemptAt" bigint'],
  ['webhook', '"leaseOwner" varchar'],
  ['webhook', '"leaseUntil" bigint'],
] as const;

/** What reading the changes between two versions needs, and how far each webhook and listener has come in them. */
export class FollowChanges1764000000003 implements MigrationInterface {
  name = 'FollowChanges1764000000003';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, column] of COLUMNS) await runner.query(`ALTER TABLE "${table}" ADD COLUMN ${column}`);
    await runner.query('UPDATE "webhook" SET "deliveryID" = "id"');
    await runner.createTable(
      new Table({
        name: 'change_listener',
        columns: [
          { name: 'name', type: 'varchar', isPrimary: true },
          { name: 'catalogueID', type: 'integer', isPrimary: true },
          { name: 'version', type: 'integer' },
          { name: 'leaseOwner', type: 'varchar', isNullable: true },
          { name: 'leaseUntil', type: 'bigint', isNullable: true },
        ],
      }),
    );
    if (runner.connection.options.type !== 'postgres') return;
    // Changes are read in the order of rows. An index of SQLite ends with the row by itself, one of PostgreSQL does not.
    const indices = (await runner.getTable('product'))?.indices ?? [];
    const replaced = indices.filter(({ name, columnNames: [, second, third] }) =>
      Boolean(name === 'closed_products' || (second === 'validFrom' && third === undefined)),
    );
    for (const index of replaced) await runner.dropIndex('product', index);
    await runner.query('CREATE INDEX "written_products" ON "product" ("catalogueID", "validFrom", "row")');
    await runner.query(
      'CREATE INDEX "closed_products" ON "product" ("catalogueID", "validUntil", "row") WHERE "validUntil" IS NOT NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('change_listener');
    for (const [table, column] of COLUMNS) {
      await runner.query(`ALTER TABLE "${table}" DROP COLUMN ${column.slice(0, column.indexOf(' '))}`);
    }
    if (runner.connection.options.type !== 'postgres') return;
    await runner.query('DROP INDEX "written_products"');
    await runner.query('CREATE INDEX ON "product" ("catalogueID", "validFrom")');
  }
}
