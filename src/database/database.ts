import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import PQueue from 'p-queue';
import sqlite3 from 'sqlite3';
import { DataSource, type DataSourceOptions, EntityManager } from 'typeorm';
import { CONFIG, type FeedmillConfig } from '../config/config.js';
import { READ_DATA_SOURCE, WRITE_DATA_SOURCE } from './data-sources.js';
import { FileLock } from './file-lock.js';
import { CreateTables1764000000000 } from './migrations/1764000000000-create-tables.js';
import { addFirstFormats, type FirstFormat } from './migrations/1764000000001-add-first-formats.js';
import { TrustRuns1764000000002 } from './migrations/1764000000002-trust-runs.js';
import { FollowChanges1764000000003 } from './migrations/1764000000003-follow-changes.js';
import { FindOldRuns1764000000004 } from './migrations/1764000000004-find-old-runs.js';
import { LighterProducts1764000000005 } from './migrations/1764000000005-lighter-products.js';
import { KnowRecords1764000000006 } from './migrations/1764000000006-know-records.js';

type Classes = readonly (new () => object)[];

/** What the tables are made for, and what a fresh database holds. */
export interface DatabaseContents {
  readonly entities: Classes;
  readonly firstFormats: readonly FirstFormat[];
}

/** Whose transaction goes first where writers have to queue: a person waits for an API call, nobody for a run. */
export const Priority = { API: 1, RUN: 0 } as const;
export type Priority = (typeof Priority)[keyof typeof Priority];

/**
 * The database behind its one door for writing. SQLite has one writer, and TypeORM's driver one connection per
 * DataSource, so that a write outside a transaction would become part of somebody else's: `transact` queues them.
 * Reading goes through the data source named READ_DATA_SOURCE, which on SQLite refuses to write.
 */
@Injectable()
export class Database implements OnApplicationShutdown {
  private readonly queue = new PQueue({ concurrency: 1 });
  private constructor(
    private readonly write: DataSource,
    private readonly lock: FileLock | null,
  ) {}

  /** Opens the database, brings its tables up to date, and on SQLite makes sure that no other server uses the file. */
  static async open(config: FeedmillConfig, { entities, firstFormats }: DatabaseContents): Promise<Database> {
    const migrations = [
      CreateTables1764000000000,
      addFirstFormats(firstFormats),
      TrustRuns1764000000002,
      FollowChanges1764000000003,
      FindOldRuns1764000000004,
      LighterProducts1764000000005,
      KnowRecords1764000000006,
    ];
    const options = optionsOf(config, entities, migrations);
    const lock = options.type === 'sqlite' ? await FileLock.take(`${options.database}.lock`) : null;
    try {
      const write = await new DataSource(options).initialize();
      if (lock) {
        await prepareSqlite(write);
        // In KiB, and 2,000 by default. The index of a large catalogue wants more, and beyond 8 MiB a run gets no faster.
        await write.query('PRAGMA cache_size = -8192');
      }
      await write.runMigrations({ transaction: 'each' });
      return new Database(write, lock);
    } catch (error) {
      await lock?.release();
      throw error;
    }
  }

  get isSqlite(): boolean {
    return this.lock !== null;
  }

  get readerOptions(): DataSourceOptions {
    return { ...this.write.options, name: READ_DATA_SOURCE, migrations: [] };
  }

  /** The DataSource for reading; on SQLite it refuses to write. */
  static async openReader(options: DataSourceOptions): Promise<DataSource> {
    const reader = await new DataSource(options).initialize();
    if (options.type === 'sqlite') {
      await prepareSqlite(reader);
      await reader.query('PRAGMA query_only = 1');
    }
    return reader;
  }

  /**
   * Does some work in one transaction: all of it or nothing. Keep it under 50 ms, and never wait in it for anything but
   * the database. On SQLite transactions run one after another, those of the API before those of runs.
   */
  async transact<T>(work: (manager: EntityManager) => Promise<T>, priority: Priority = Priority.API): Promise<T> {
    if (!this.isSqlite) return this.write.transaction(work);
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

  async onApplicationShutdown(): Promise<void> {
    await this.queue.onIdle();
    if (this.write.isInitialized) await this.write.destroy();
    await this.lock?.release();
  }
}

export const databaseProvider = (contents: DatabaseContents) => ({
  provide: Database,
  inject: [CONFIG],
  useFactory: (config: FeedmillConfig) => Database.open(config, contents),
});

function optionsOf({ DATABASE_URL }: FeedmillConfig, entities: Classes, migrations: Classes): DataSourceOptions {
  const shared = {
    name: WRITE_DATA_SOURCE,
    entities: [...entities],
    migrations: [...migrations],
    synchronize: false,
    logging: false,
  };
  if (!DATABASE_URL.startsWith('sqlite:')) {
    return { ...shared, type: 'postgres', url: DATABASE_URL, extra: { max: 10 } };
  }
  const file = resolve(DATABASE_URL.slice('sqlite:'.length));
  mkdirSync(dirname(file), { recursive: true });
  return { ...shared, type: 'sqlite', database: file, driver: quietSqlite };
}

// TypeORM asks for the verbose driver, which writes every statement down with its parameters before it runs it.
const quietSqlite = { ...sqlite3, verbose: () => sqlite3 };

async function prepareSqlite(source: DataSource): Promise<void> {
  await source.query('PRAGMA journal_mode = WAL');
  await source.query('PRAGMA synchronous = NORMAL');
  await source.query('PRAGMA foreign_keys = ON');
  await source.query('PRAGMA busy_timeout = 5000');
}
