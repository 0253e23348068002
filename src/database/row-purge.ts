import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, EntityManager } from 'typeorm';
import { FeedmillError } from '../common/errors.js';
import { READ_DATA_SOURCE } from './data-sources.js';
import { Database, Priority } from './database.js';
import { query, rowsWhere } from './sql.js';

/** Rows deleted in one transaction: 2,000 take some milliseconds, so an API write hardly waits. */
const MAX_ROWS_PER_TRANSACTION = 2_000;

/** Deletes obsolete rows in short transactions, with a lower priority than writes of the API. */
@Injectable()
export class RowPurge implements BeforeApplicationShutdown {
  private isStopping = false;

  constructor(
    private readonly database: Database,
    @InjectDataSource(READ_DATA_SOURCE) private readonly reader: DataSource,
  ) {}

  beforeApplicationShutdown(): void {
    this.isStopping = true;
  }

  /** Deletes every row of a table for which a condition is true. Throws `UNAVAILABLE` when the server stops meanwhile. */
  async delete(table: string, where: string, parameters: readonly unknown[]): Promise<void> {
    const anyRow = `SELECT 1 FROM "${table}" WHERE ${where} LIMIT 1`;
    while ((await query(this.reader.manager, anyRow, parameters)).length > 0) {
      await this.write((manager) => {
        const batch = rowsWhere(manager, table, where, MAX_ROWS_PER_TRANSACTION);
        return query(manager, `DELETE FROM "${table}" WHERE ${batch}`, parameters);
      });
    }
  }

  /** Runs one transaction of a purge, after those of the API. */
  async write<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    if (this.isStopping) throw new FeedmillError('UNAVAILABLE', 'The server is stopping; the next one goes on.');
    return this.database.transact(work, Priority.RUN);
  }
}
