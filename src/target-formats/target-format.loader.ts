import { Injectable } from '@nestjs/common';
import { FeedmillError } from '../common/errors.js';
import { type BatchLoader } from '../graphql/loaders.js';
import { TargetFormatSchema, toTargetFormatSchema } from './dto/target-format.schema.js';
import { TargetFormatsService } from './target-formats.service.js';

/** Loads target formats by id, all of one request in one query. */
@Injectable()
export class TargetFormatLoader implements BatchLoader<TargetFormatSchema> {
  constructor(private readonly formats: TargetFormatsService) {}

  async loadMany(ids: readonly string[]): Promise<(TargetFormatSchema | Error)[]> {
    const found = await this.formats.mapById(ids);
    return ids.map((id) => {
      const format = found.get(id);
      return format
        ? toTargetFormatSchema(format)
        : new FeedmillError('NOT_FOUND', `There is no target format "${id}".`);
    });
  }
}
