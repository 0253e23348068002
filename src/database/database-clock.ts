import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Clock } from '../common/clock.js';
import { READ_DATA_SOURCE } from './data-sources.js';

/** The database's time, which all servers share. */
@Injectable()
export class DatabaseClock extends Clock {
  constructor(@InjectDataSource(READ_DATA_SOURCE) private readonly reader: DataSource) {
    super();
  }

  override async now(): Promise<Date> {
    const sql =
      this.reader.options.type === 'postgres'
        ? 'SELECT extract(epoch FROM clock_timestamp()) * 1000 AS "now"'
        : `SELECT unixepoch('subsec') * 1000 AS "now"`;
    const [row] = await this.reader.query<{ now: string | number }[]>(sql);
    return new Date(Math.round(Number(row?.now)));
  }
}
