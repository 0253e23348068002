import { Injectable } from '@nestjs/common';
import { FeedmillError } from '../common/errors.js';
import { type BatchLoader } from '../graphql/loaders.js';
import { SourceSchema, toSourceSchema } from './dto/source.schema.js';
import { SourcesService } from './sources.service.js';

/** Loads sources by id, all of one request in one query. */
@Injectable()
export class SourceLoader implements BatchLoader<SourceSchema> {
  constructor(private readonly sources: SourcesService) {}

  async loadMany(ids: readonly string[]): Promise<(SourceSchema | Error)[]> {
    const found = await this.sources.mapById(ids);
    return ids.map((id) => {
      const source = found.get(id);
      return source ? toSourceSchema(source) : new FeedmillError('NOT_FOUND', `There is no source "${id}".`);
    });
  }
}
