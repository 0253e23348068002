import { DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSourceOptions } from 'typeorm';
import { Clock } from '../common/clock.js';
import { Database, databaseProvider } from './database.js';
import { DatabaseClock } from './database-clock.js';

@Global()
@Module({})
class WriterModule {
  static with(entities: DataSourceOptions['entities']): DynamicModule {
    return { module: WriterModule, providers: [databaseProvider(entities)], exports: [Database] };
  }
}

/** The database for everybody: `Database` to write, the default DataSource to read, and the clock that reads its time. */
@Global()
@Module({})
export class DatabaseModule {
  static with(entities: DataSourceOptions['entities']): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [
        WriterModule.with(entities),
        TypeOrmModule.forRootAsync({
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
