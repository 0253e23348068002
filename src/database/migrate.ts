import { DataSource, type DataSourceOptions } from 'typeorm';
import { migrationOptions } from './options.js';

/** Key of the advisory lock; arbitrary, but not used by other programs on the same database. */
const MIGRATION_LOCK = 726_354_918;

/**
 * Brings the tables of a PostgreSQL database up to date. Servers that start at the same moment migrate one after another,
 * under an advisory lock: the second one finds nothing left to do.
 */
export async function migratePostgres(options: DataSourceOptions): Promise<void> {
  const source = await new DataSource(migrationOptions(options)).initialize();
  try {
    const runner = source.createQueryRunner();
    try {
      await runner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
      await source.runMigrations({ transaction: 'each' });
      await runner.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    } finally {
      // A connection that still holds the lock is closed with the data source, which releases it.
      await runner.release();
    }
  } finally {
    await source.destroy();
  }
}
