import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import pg from 'pg';
import sqlite3 from 'sqlite3';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { type FeedmillConfig } from '../config/config.js';
import { WRITE_DATA_SOURCE } from './data-sources.js';

export type Classes = readonly (new () => object)[];

/** Connections to PostgreSQL of each of the two data sources: as many as run transactions and reads at the same time. */
const MAX_CONNECTIONS = 10;
/** A server that does not answer within this time is down; the start fails, and a request ends with an error. */
const CONNECTION_TIMEOUT_MS = 10_000;
/** The longest statement is the count that checks a commit: seconds for a million products. */
const STATEMENT_TIMEOUT_MS = 5 * 60_000;
/** Transactions take milliseconds. One that is idle for a minute belongs to a process that hangs, and holds its locks. */
const IDLE_TRANSACTION_TIMEOUT_MS = 60_000;
/** PostgreSQL's type bigint. */
const INT8 = 20;

/** Returns the options of the data source that writes. */
export function databaseOptions(
  { DATABASE_URL }: FeedmillConfig,
  entities: Classes,
  migrations: Classes,
): DataSourceOptions {
  const shared = {
    name: WRITE_DATA_SOURCE,
    entities: [...entities],
    migrations: [...migrations],
    synchronize: false,
    logging: false,
  };
  if (DATABASE_URL.startsWith('sqlite:')) {
    const file = resolve(DATABASE_URL.slice('sqlite:'.length));
    mkdirSync(dirname(file), { recursive: true });
    return { ...shared, type: 'sqlite', database: file, driver: QUIET_SQLITE };
  }
  const limits = {
    statement_timeout: STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_TRANSACTION_TIMEOUT_MS,
  };
  const extra = { max: MAX_CONNECTIONS, connectionTimeoutMillis: CONNECTION_TIMEOUT_MS, types: NUMBERS, ...limits };
  return { ...shared, type: 'postgres', url: DATABASE_URL, extra };
}

/** Returns the same options without limits on statements, as a migration may rewrite a large table. */
export function migrationOptions(options: DataSourceOptions): DataSourceOptions {
  if (options.type !== 'postgres') return options;
  const { max, types } = options.extra as { max: number; types: unknown };
  return { ...options, extra: { max, types, connectionTimeoutMillis: CONNECTION_TIMEOUT_MS } };
}

export async function prepareSqlite(source: DataSource): Promise<void> {
  await source.query('PRAGMA journal_mode = WAL');
  await source.query('PRAGMA synchronous = NORMAL');
  await source.query('PRAGMA foreign_keys = ON');
  await source.query('PRAGMA busy_timeout = 5000');
}

/**
 * Reads PostgreSQL's bigint as a number, as SQLite does, instead of as text. Every bigint of ours is below 2 ** 53: row
 * numbers, counts, milliseconds. Given to our own connections only, as an application that imports feedmill may use `pg`.
 */
const NUMBERS: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === INT8 ? Number : (pg.types.getTypeParser(oid, format) as unknown)) as typeof pg.types.getTypeParser,
};

// TypeORM asks for the verbose driver, which writes down every statement with its parameters before it runs it.
const QUIET_SQLITE = { ...sqlite3, verbose: () => sqlite3 };
