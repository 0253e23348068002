import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, EntityManager } from 'typeorm';
import { FeedmillError } from '../common/errors.js';
import { READ_DATA_SOURCE } from './data-sources.js';
import { Database, Priority } from './database.js';
import { query } from './sql.js';

const ROWS = 2_000;

/** Deletes what nobody needs any more, a few thousand rows a transaction, and lets writes of the API go first. */
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

  /** Deletes every row of a table that a condition is true of. Throws `UNAVAILABLE` when the server stops meanwhile. */
  async delete(table: string, where: string, parameters: readonly unknown[]): Promise<void> {
    // The place of a row, which every table has, whatever its key is.
    const [place, isOneOf] = this.database.isSqlite ? ['rowid', 'rowid IN'] : ['ctid', 'ctid = ANY (ARRAY'];
    const end = this.database.isSqlite ? '' : ')';
    const batch = `SELECT ${place} FROM "${table}" WHERE ${where} LIMIT ${ROWS}`;
    const any = `SELECT 1 FROM "${table}" WHERE ${where} LIMIT 1`;
    while ((await query(this.reader.manager, any, parameters)).length > 0) {
      await this.write((manager) =>
        query(manager, `DELETE FROM "${table}" WHERE ${isOneOf} (${batch})${end}`, parameters),
      );
    }
  }

  /** One transaction of a purge, after those of the API. */
  async write<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    if (this.isStopping) throw new FeedmillError('UNAVAILABLE', 'The server is stopping; the next one goes on.');
    return this.database.transact(work, Priority.RUN);
  }
}
