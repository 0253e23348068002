import { type MigrationInterface, QueryRunner } from 'typeorm';

/** Every row number and catalogue id, and whatever refers to one. */
const COLUMNS = [
  ['catalogue', ['id']],
  ['catalogue_version', ['catalogueID']],
  ['product', ['row', 'catalogueID']],
  ['absence', ['row', 'catalogueID']],
  ['change_listener', ['catalogueID']],
  ['run_issue', ['number']],
] as const;
const GENERATED = [
  ['catalogue', 'id'],
  ['product', 'row'],
  ['run_issue', 'number'],
] as const;

/**
 * Row numbers of 64 bits on PostgreSQL: with 32 bits a server that writes a million rows a day would have used them up
 * after six years, and every run after that would end INTERNAL. SQLite's integers have 64 bits already.
 *
 * PostgreSQL rewrites each table under an ACCESS EXCLUSIVE lock: nothing can read or write it meanwhile. That takes about
 * a minute for each 10 million products, so stop all servers first where a catalogue is that large.
 */
export class WideKeys1764000000007 implements MigrationInterface {
  name = 'WideKeys1764000000007';

  async up(runner: QueryRunner): Promise<void> {
    await setType(runner, 'bigint');
  }

  async down(runner: QueryRunner): Promise<void> {
    await setType(runner, 'integer');
  }
}

async function setType(runner: QueryRunner, type: 'bigint' | 'integer'): Promise<void> {
  if (runner.connection.options.type !== 'postgres') return;
  for (const [table, columns] of COLUMNS) {
    const changes = columns.map((column) => `ALTER COLUMN "${column}" TYPE ${type}`);
    // One statement for each table, so that each is rewritten once.
    await runner.query(`ALTER TABLE "${table}" ${changes.join(', ')}`);
  }
  for (const [table, column] of GENERATED) {
    const [sequence] = (await runner.query(`SELECT pg_get_serial_sequence('"${table}"', '${column}') AS "name"`)) as {
      name: string;
    }[];
    if (sequence) await runner.query(`ALTER SEQUENCE ${sequence.name} AS ${type}`);
  }
}
