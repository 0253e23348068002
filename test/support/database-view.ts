import pg from 'pg';
import sqlite3 from 'sqlite3';
import type { Json } from './app.js';

/** Looks into the database of a server from outside, also while that server is dead. Writes nothing. */
export interface DatabaseView {
  rows(sql: string): Promise<Json[]>;
  close(): Promise<void>;
}

/** The database has to exist: the server that makes it was started before. */
export async function openView(databaseUrl: string): Promise<DatabaseView> {
  if (databaseUrl.startsWith('postgres')) {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    return { rows: async (sql) => (await client.query<Json>(sql)).rows, close: () => client.end() };
  }
  const file = databaseUrl.slice('sqlite:'.length);
  const database = await new Promise<sqlite3.Database>((resolve, reject) => {
    const opened = new sqlite3.Database(file, sqlite3.OPEN_READONLY, (error) =>
      error ? reject(error) : resolve(opened),
    );
  });
  database.configure('busyTimeout', 5_000);
  return {
    rows: (sql) =>
      new Promise((resolve, reject) => {
        database.all<Json>(sql, (error, rows) => (error ? reject(error) : resolve(rows)));
      }),
    close: () => new Promise((resolve, reject) => database.close((error) => (error ? reject(error) : resolve()))),
  };
}
