import { setTimeout as delay } from 'node:timers/promises';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import PQueue from 'p-queue';
import { DataSource, type DataSourceOptions, EntityManager } from 'typeorm';
import { CONFIG, type FeedmillConfig } from '../config/config.js';
import { READ_DATA_SOURCE } from './data-sources.js';
import { isLostTransaction, openingError } from './errors.js';
import { FileLock } from './file-lock.js';
import { migratePostgres } from './migrate.js';
import { CreateTables1764000000000 } from './migrations/1764000000000-create-tables.js';
import { addFirstFormats, type FirstFormat } from './migrations/1764000000001-add-first-formats.js';
import { TrustRuns1764000000002 } from './migrations/1764000000002-trust-runs.js';
import { FollowChanges1764000000003 } from './migrations/1764000000003-follow-changes.js';
import { FindOldRuns1764000000004 } from './migrations/1764000000004-find-old-runs.js';
import { LighterProducts1764000000005 } from './migrations/1764000000005-lighter-products.js';
import { KnowRecords1764000000006 } from './migrations/1764000000006-know-records.js';
import { WideKeys1764000000007 } from './migrations/1764000000007-wide-keys.js';
import { ShowProgress1764000000009 } from './migrations/1764000000009-show-progress.js';
import { type Classes, databaseOptions, prepareSqlite } from './options.js';
import { NumberRuns1764000000008 } from './migrations/1764000000008-number-runs.js';

/** The entities of the tables, and the target formats of an empty database. */
export interface DatabaseContents {
  readonly entities: Classes;
  readonly firstFormats: readonly FirstFormat[];
}

/** Priority of transactions on SQLite, where writers queue: users wait for API calls, but not for runs. */
export const Priority = { API: 1, RUN: 0 } as const;
export type Priority = (typeof Priority)[keyof typeof Priority];

/** More conflicts in a row point to a bug, not to chance. */
const MAX_TRANSACTION_ATTEMPTS = 5;
/** Maximum of the random wait before a transaction is run again, so that two of them do not conflict again. */
const MAX_RETRY_WAIT_MS = 50;
/** SQLite's page cache, in KiB: 2,000 by default. The index of a large catalogue needs more; above 8 MiB runs do not get faster. */
const SQLITE_CACHE_KIB = 8_192;

/**
 * The database, and the only way to write to it. SQLite has one writer, and TypeORM's driver has one connection per data
 * source, so a write outside of a transaction would join another one's: `transact` queues them. Reads use the data source
 * READ_DATA_SOURCE, which cannot write on SQLite.
 */
@Injectable()
export class Database implements OnApplicationShutdown {
  private readonly queue = new PQueue({ concurrency: 1 });

  private constructor(
    private readonly write: DataSource,
    private readonly lock: FileLock | null,
  ) {}

  /**
   * Opens the database and brings its tables up to date. Throws `UNAVAILABLE` when it cannot be opened, on SQLite also
   * when another server uses the file.
   */
  static async open(config: FeedmillConfig, contents: DatabaseContents): Promise<Database> {
    try {
      return await openDatabase(config, contents, (write, lock) => new Database(write, lock));
    } catch (error) {
      throw openingError(config.DATABASE_URL, error);
    }
  }

  /** True if no other server can use the same database, so that all leases of earlier processes are free at the start. */
  get isExclusive(): boolean {
    return this.lock !== null;
  }

  get readerOptions(): DataSourceOptions {
    return { ...this.write.options, name: READ_DATA_SOURCE, migrations: [] };
  }

  /** Opens the data source for reading; on SQLite it refuses to write. */
  static async openReader(options: DataSourceOptions): Promise<DataSource> {
    const reader = await new DataSource(options).initialize();
    if (options.type === 'sqlite') {
      await prepareSqlite(reader);
      await reader.query('PRAGMA query_only = 1');
    }
    return reader;
  }

  /**
   * Does work in one transaction. Keep it under 50 ms, and await only the database in it. The work is run again after a
   * conflict with another transaction, so it must not change anything except the database. On SQLite transactions run one after another, those of the API before those of runs.
   */
  async transact<T>(work: (manager: EntityManager) => Promise<T>, priority: Priority = Priority.API): Promise<T> {
    if (!this.lock) return this.transactAgain(work);
    return this.queue.add(
      () =>
        this.write.transaction(async (manager) => {
          // Takes the write lock at once; a transaction that reads first could not get it later (SQLITE_BUSY).
          await manager.query('UPDATE "migrations" SET "name" = "name" WHERE 0');
          return work(manager);
        }),
      { priority },
    ) as Promise<T>;
  }

  /** The same within a transaction that is already open, if there is one. */
  async within<T>(manager: EntityManager | undefined, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return manager ? work(manager) : this.transact(work);
  }

  /** Locks a table against other writers for the transaction; SQLite has only one writer. */
  async lockTable(table: string, manager: EntityManager): Promise<void> {
    if (!this.lock) await manager.query(`LOCK TABLE "${table}" IN EXCLUSIVE MODE`);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.queue.onIdle();
    if (this.write.isInitialized) await this.write.destroy();
    await this.lock?.release();
  }

  private async transactAgain<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.write.transaction(work);
      } catch (error) {
        if (!isLostTransaction(error) || attempt === MAX_TRANSACTION_ATTEMPTS) throw error;
        await delay(Math.random() * MAX_RETRY_WAIT_MS);
      }
    }
  }
}

export const databaseProvider = (contents: DatabaseContents) => ({
  provide: Database,
  inject: [CONFIG],
  useFactory: (config: FeedmillConfig) => Database.open(config, contents),
});

async function openDatabase(
  config: FeedmillConfig,
  { entities, firstFormats }: DatabaseContents,
  toDatabase: (write: DataSource, lock: FileLock | null) => Database,
): Promise<Database> {
  const options = databaseOptions(config, entities, [
    CreateTables1764000000000,
    addFirstFormats(firstFormats),
    TrustRuns1764000000002,
    FollowChanges1764000000003,
    FindOldRuns1764000000004,
    LighterProducts1764000000005,
    KnowRecords1764000000006,
    WideKeys1764000000007,
    NumberRuns1764000000008,
    ShowProgress1764000000009,
  ]);
  if (options.type !== 'sqlite') {
    await migratePostgres(options);
    return toDatabase(await new DataSource(options).initialize(), null);
  }
  const lock = await FileLock.take(`${String(options.database)}.lock`);
  try {
    const write = await new DataSource(options).initialize();
    await prepareSqlite(write);
    await write.query(`PRAGMA cache_size = -${SQLITE_CACHE_KIB}`);
    await write.runMigrations({ transaction: 'each' });
    return toDatabase(write, lock);
  } catch (error) {
    await lock.release();
    throw error;
  }
}
