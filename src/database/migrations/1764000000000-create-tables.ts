import { type MigrationInterface, QueryRunner, Table, type TableColumnOptions, type TableOptions } from 'typeorm';

const id: TableColumnOptions = { name: 'id', type: 'varchar', isPrimary: true };
const number = (name: string): TableColumnOptions => ({
  name,
  type: 'integer',
  isPrimary: true,
  isGenerated: true,
  generationStrategy: 'increment',
});
const column =
  (type: string) =>
  (name: string, isNullable = false): TableColumnOptions => ({ name, type, isNullable });
const text = column('text');
const short = column('varchar');
const int = column('integer');
const instant = column('bigint');
const boolean = column('boolean');
const reference = (columnName: string, table: string) => ({
  columnNames: [columnName],
  referencedTableName: table,
  referencedColumnNames: ['id'],
});

const TABLES: TableOptions[] = [
  {
    name: 'source',
    columns: [
      id,
      short('name'),
      short('type'),
      text('url', true),
      text('description', true),
      text('headers'),
      text('body', true),
      short('method', true),
      text('credentials', true),
      int('revision'),
      instant('createdAt'),
    ],
  },
  { name: 'mapping', columns: [id, short('name'), text('rules'), int('revision'), instant('createdAt')] },
  {
    name: 'target_format',
    columns: [id, short('name'), text('format'), boolean('isDefault'), int('revision'), instant('createdAt')],
  },
  {
    name: 'job',
    columns: [
      id,
      short('sourceID'),
      short('mappingID'),
      short('targetFormatID'),
      boolean('paused'),
      short('health'),
      instant('createdAt'),
      instant('nextRunAt', true),
      instant('lastRunAt', true),
      instant('retryAt', true),
      int('retries'),
    ],
    foreignKeys: [
      reference('sourceID', 'source'),
      reference('mappingID', 'mapping'),
      reference('targetFormatID', 'target_format'),
    ],
    indices: [{ columnNames: ['sourceID'] }, { columnNames: ['mappingID'] }, { columnNames: ['targetFormatID'] }],
  },
  {
    name: 'run',
    columns: [
      id,
      short('jobID'),
      short('status'),
      short('trigger'),
      short('phase', true),
      instant('scheduledFor', true),
      instant('queuedAt'),
      instant('startedAt', true),
      instant('finishedAt', true),
      short('reason', true),
      text('message', true),
      text('counts'),
      text('issueCounts'),
      text('source', true),
      boolean('dryRun'),
      short('leaseOwner', true),
      instant('leaseUntil', true),
      int('lostLeases'),
    ],
    indices: [{ columnNames: ['jobID', 'id'] }],
  },
  {
    name: 'run_issue',
    columns: [
      number('number'),
      short('runID'),
      short('code'),
      short('field', true),
      text('message'),
      text('record', true),
      int('position', true),
    ],
    indices: [{ columnNames: ['runID', 'number'] }],
  },
  {
    name: 'webhook',
    columns: [
      id,
      short('jobID'),
      text('url'),
      short('event'),
      text('fields'),
      short('secret'),
      short('state'),
      text('lastError', true),
      int('version'),
      instant('createdAt'),
    ],
    foreignKeys: [reference('jobID', 'job')],
    indices: [{ columnNames: ['jobID', 'event', 'url'], isUnique: true }],
  },
  { name: 'catalogue', columns: [number('id'), short('jobID', true), int('version'), int('productCount')] },
  {
    name: 'catalogue_version',
    columns: [
      { ...int('catalogueID'), isPrimary: true },
      { ...int('version'), isPrimary: true },
      short('runID'),
      instant('committedAt'),
      int('productCount'),
    ],
  },
  {
    name: 'product',
    columns: [
      number('row'),
      int('catalogueID'),
      short('productID'),
      short('hash'),
      text('data'),
      int('validFrom'),
      int('validUntil', true),
      instant('addedAt'),
      instant('updatedAt'),
    ],
    indices: [
      { columnNames: ['catalogueID', 'productID', 'validFrom'], isUnique: true },
      { columnNames: ['catalogueID', 'validFrom'] },
      { columnNames: ['productID'] },
    ],
  },
];

// Partial indexes: what they leave out is what nobody looks for, and what they hold is unique.
const INDEXES = [
  'CREATE UNIQUE INDEX "one_default_format" ON "target_format" ("isDefault") WHERE "isDefault"',
  `CREATE UNIQUE INDEX "one_active_run" ON "run" ("jobID") WHERE "status" IN ('QUEUED', 'RUNNING') AND NOT "dryRun"`,
  `CREATE INDEX "active_runs" ON "run" ("status", "id") WHERE "status" IN ('QUEUED', 'RUNNING')`,
  'CREATE INDEX "due_jobs" ON "job" ("nextRunAt") WHERE "nextRunAt" IS NOT NULL',
  'CREATE INDEX "jobs_to_retry" ON "job" ("retryAt") WHERE "retryAt" IS NOT NULL',
  'CREATE UNIQUE INDEX "catalogue_of_job" ON "catalogue" ("jobID") WHERE "jobID" IS NOT NULL',
  'CREATE UNIQUE INDEX "current_products" ON "product" ("catalogueID", "productID") WHERE "validUntil" IS NULL',
  'CREATE INDEX "closed_products" ON "product" ("catalogueID", "validUntil") WHERE "validUntil" IS NOT NULL',
];

/** The tables of the first version. */
export class CreateTables1764000000000 implements MigrationInterface {
  name = 'CreateTables1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.createTable(new Table(table), true, true, true);
    for (const index of INDEXES) await runner.query(index);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of [...TABLES].reverse()) await runner.dropTable(name, true, true, true);
  }
}
