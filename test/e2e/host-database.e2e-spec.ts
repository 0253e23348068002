import { Injectable, Module } from '@nestjs/common';
import { InjectDataSource, InjectRepository, TypeOrmModule } from '@nestjs/typeorm';
import { Column, DataSource, Entity, PrimaryGeneratedColumn, Repository } from 'typeorm';
import { JobsService } from '../../src/jobs/jobs.service.js';
import { TestApp } from '../support/app.js';

/** A table of the application that imports feedmill, in a database of its own. */
@Entity()
class Note {
  @PrimaryGeneratedColumn() id!: number;
  @Column('text') text!: string;
}

@Injectable()
class Notes {
  constructor(
    @InjectRepository(Note) readonly repository: Repository<Note>,
    @InjectDataSource() readonly dataSource: DataSource,
  ) {}
}

@Module({
  imports: [
    TypeOrmModule.forRoot({ type: 'sqlite', database: ':memory:', entities: [Note], synchronize: true }),
    TypeOrmModule.forFeature([Note]),
  ],
  providers: [Notes],
})
class HostModule {}

it.each(['before', 'after'] as const)(
  'leaves the default data source to an application that imports its own module %s feedmill',
  async (order) => {
    const app = await TestApp.start({}, { imports: [HostModule], importOrder: order });
    try {
      const notes = app.nest.get(Notes);
      await notes.repository.save({ text: 'Buy lamps' });
      expect(await notes.dataSource.getRepository(Note).find()).toEqual([{ id: 1, text: 'Buy lamps' }]);
      expect(notes.dataSource.entityMetadatas.map(({ tableName }) => tableName)).toEqual(['note']);
      expect(await app.nest.get(JobsService).list()).toEqual([]);
      expect((await app.ask('{ getTargetFormats { name } }')).getTargetFormats).toHaveLength(3);
    } finally {
      await app.close();
    }
  },
);
