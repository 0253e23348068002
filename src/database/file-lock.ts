import sqlite3 from 'sqlite3';
import { FeedmillError } from '../common/errors.js';

/**
 * A lock that is released when the process ends, in any way: an open exclusive transaction on a file of its own. The
 * operating system releases it even after `kill -9`, unlike a file that contains a process id.
 */
export class FileLock {
  private constructor(private readonly connection: sqlite3.Database) {}

  /** Throws `UNAVAILABLE` when another process holds the lock. */
  static async take(path: string): Promise<FileLock> {
    const connection = await new Promise<sqlite3.Database>((resolve, reject) => {
      const opened: sqlite3.Database = new sqlite3.Database(path, (error) => (error ? reject(error) : resolve(opened)));
    });
    const lock = new FileLock(connection);
    try {
      await lock.execute('PRAGMA locking_mode = EXCLUSIVE');
      await lock.execute('BEGIN EXCLUSIVE');
      return lock;
    } catch (error) {
      await lock.release();
      throw new FeedmillError(
        'UNAVAILABLE',
        `Another feedmill server uses this SQLite file (${path} is locked). Stop it, give this one another DATABASE_URL, or use PostgreSQL for several servers.`,
        {},
        { cause: error },
      );
    }
  }

  async release(): Promise<void> {
    await new Promise<void>((resolve) => this.connection.close(() => resolve()));
  }

  private async execute(sql: string): Promise<void> {
    await new Promise<void>((resolve, reject) =>
      this.connection.exec(sql, (error) => (error ? reject(error) : resolve())),
    );
  }
}
