import { Injectable } from '@nestjs/common';
import { FeedmillError } from '../common/errors.js';
import { type BatchLoader } from '../graphql/loaders.js';
import { MappingSchema, toMappingSchema } from './dto/mapping.schema.js';
import { MappingsService } from './mappings.service.js';

/** Loads mappings by id, all of one request in one query. */
@Injectable()
export class MappingLoader implements BatchLoader<MappingSchema> {
  constructor(private readonly mappings: MappingsService) {}

  async loadMany(ids: readonly string[]): Promise<(MappingSchema | Error)[]> {
    const found = await this.mappings.mapById(ids);
    return ids.map((id) => {
      const mapping = found.get(id);
      return mapping ? toMappingSchema(mapping) : new FeedmillError('NOT_FOUND', `There is no mapping "${id}".`);
    });
  }
}
