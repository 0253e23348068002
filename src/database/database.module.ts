import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { type DataSourceOptions } from 'typeorm';
import { Clock } from '../common/clock.js';
import { READ_DATA_SOURCE } from './data-sources.js';
import { Database, type DatabaseContents, databaseProvider } from './database.js';
import { DatabaseClock } from './database-clock.js';

@Global()
@Module({})
class WriterModule {
  static with(contents: DatabaseContents): DynamicModule {
    return { module: WriterModule, providers: [databaseProvider(contents)], exports: [Database] };
  }
}

/** Provides `Database` for writing, the data source READ_DATA_SOURCE for reading, and the clock with the database's time. */
@Global()
@Module({})
export class DatabaseModule {
  static with(contents: DatabaseContents): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [
        WriterModule.with(contents),
        TypeOrmModule.forRootAsync({
          name: READ_DATA_SOURCE,
          inject: [Database],
          useFactory: (database: Database) => database.readerOptions,
          dataSourceFactory: (options) => Database.openReader(options as DataSourceOptions),
        }),
      ],
      providers: [{ provide: Clock, useClass: DatabaseClock }],
      exports: [Clock],
    };
  }
}
