import { Injectable } from '@nestjs/common';
import { saveOnNewest } from '../database/concurrent-saves.js';
import { Database } from '../database/database.js';
import { SourceRequest } from '../sources/dto/source.input.js';
import { SourcesService } from '../sources/sources.service.js';
import { TargetFormatsService } from '../target-formats/target-formats.service.js';
import { MappingsService } from './mappings.service.js';

/** Saves a source together with a mapping that is generated for it: both or neither. */
@Injectable()
export class SourceMapping {
  constructor(
    private readonly database: Database,
    private readonly sources: SourcesService,
    private readonly mappings: MappingsService,
    private readonly formats: TargetFormatsService,
  ) {}

  /**
   * Without a target format, only the source is saved. The format itself never is. When the stored source was saved by
   * somebody else while its first records were read, this save is done again on what is stored by then, sample included:
   * the other save stays, and the mapping fits the source that is stored.
   */
  async save(request: SourceRequest, targetFormat: unknown, id?: string | null): Promise<string> {
    return saveOnNewest(() => this.saveOnce(request, targetFormat, id));
  }

  private async saveOnce(request: SourceRequest, targetFormat: unknown, id?: string | null): Promise<string> {
    const source = await this.sources.prepare(request, id ? await this.sources.get(id, 'id') : undefined, 'source');
    const isGiven = targetFormat !== null && targetFormat !== undefined;
    const mapping = isGiven
      ? await this.mappings.generateFor(source, this.formats.check(targetFormat, 'targetFormat'))
      : null;
    await this.database.transact(async (manager) => {
      await this.sources.put(source, manager, 'source');
      if (mapping) await this.mappings.put(mapping, manager);
    });
    return source.id;
  }
}
