import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { badInput, FeedmillError } from '../common/errors.js';
import { MappingInput } from '../mappings/dto/mapping.input.js';
import { StoredMapping } from '../mappings/mapping.entity.js';
import { MappingsService } from '../mappings/mappings.service.js';
import { SourceInput } from '../sources/dto/source.input.js';
import { Source } from '../sources/source.entity.js';
import { SourcesService } from '../sources/sources.service.js';
import { TargetFormatInput } from '../target-formats/dto/target-format.input.js';
import { StoredTargetFormat } from '../target-formats/target-format.entity.js';
import { TargetFormatsService } from '../target-formats/target-formats.service.js';
import { Job } from './job.entity.js';

export interface JobPartsInput {
  readonly source: SourceInput;
  readonly mapping?: MappingInput | null;
  readonly targetFormat?: TargetFormatInput | null;
}

export interface PreparedParts {
  readonly source: Source;
  readonly format: StoredTargetFormat;
  readonly mapping: StoredMapping;
  readonly ids: Pick<Job, 'sourceID' | 'mappingID' | 'targetFormatID'>;
  /** The parts that are new or changed. */
  readonly changed: { source: boolean; format: boolean; mapping: boolean };
}

/** The source, mapping and target format of a job that is to be saved: found, checked or generated, nothing stored yet. */
@Injectable()
export class JobParts {
  constructor(
    private readonly sources: SourcesService,
    private readonly mappings: MappingsService,
    private readonly formats: TargetFormatsService,
  ) {}

  /** A stored job keeps the parts that are not given. */
  async prepare(input: JobPartsInput, job: Job | null): Promise<PreparedParts> {
    const source = await this.source(input.source, job);
    const format = await this.format(input.targetFormat ?? {}, job);
    const mapping = await this.mapping(input.mapping ?? {}, source, format, job);
    return {
      source,
      format,
      mapping,
      ids: { sourceID: source.id, mappingID: mapping.id, targetFormatID: format.id },
      changed: {
        source: Boolean(input.source.sourceRequest),
        format: given(input.targetFormat?.data),
        mapping: given(input.mapping?.data) || (!input.mapping?.id && !job),
      },
    };
  }

  async put({ source, format, mapping, changed }: PreparedParts, manager: EntityManager): Promise<void> {
    if (changed.source) await this.sources.put(source, manager);
    // A mapping that was generated from its records has to fit the source that is stored.
    else await this.sources.hold(source, manager);
    if (changed.format) await this.formats.put(format, manager);
    if (changed.mapping) await this.mappings.put(mapping, manager);
  }

  /** A job may not read its own products; to be asked once it is stored as it shall be. */
  async refuseCircle({ source, changed }: PreparedParts, manager: EntityManager): Promise<void> {
    await this.sources.refuseCircle(source, manager, changed.source ? 'source.sourceRequest.url' : 'source.id');
  }

  private async source({ id, sourceRequest, data }: SourceInput, job: Job | null): Promise<Source> {
    if (given(data)) {
      throw badInput(
        'source.data',
        'source.data cannot be the source of a job, which has to fetch again: give source.id or source.sourceRequest.',
      );
    }
    if (id) {
      const stored = await this.sources.get(id);
      return sourceRequest ? this.sources.prepare(sourceRequest, stored) : stored;
    }
    if (sourceRequest) return this.sources.prepare(sourceRequest);
    if (job) return this.sources.get(job.sourceID);
    throw badInput('source', 'source needs an id or a sourceRequest.');
  }

  private async format({ id, data }: TargetFormatInput, job: Job | null): Promise<StoredTargetFormat> {
    refuseBoth('targetFormat', id, data);
    if (id) return this.formats.get(id);
    if (given(data)) return this.formats.prepare(data);
    return job ? this.formats.get(job.targetFormatID) : this.formats.getDefault();
  }

  private async mapping(
    { id, data }: MappingInput,
    source: Source,
    { format }: StoredTargetFormat,
    job: Job | null,
  ): Promise<StoredMapping> {
    refuseBoth('mapping', id, data);
    if (given(data)) {
      if (data.length === 0)
        throw badInput('mapping.data', 'mapping.data has no rules; leave it out to have a mapping generated.');
      return this.mappings.prepare(this.mappings.check(data, format, 'mapping.data'), source.name);
    }
    const kept = id ?? job?.mappingID;
    if (!kept) return this.mappings.generateFor(source, format);
    const stored = await this.mappings.get(kept);
    try {
      this.mappings.check(stored.rules, format, 'mapping');
    } catch (error) {
      throw error instanceof FeedmillError ? misfit(error) : error;
    }
    return stored;
  }
}

/** An error in a stored mapping may come from the target format, which may be the only part of the request. */
function misfit({ code, message, details }: FeedmillError): FeedmillError {
  return new FeedmillError(
    code,
    `The stored mapping does not fit the target format: ${message}. Give one that does, as mapping.data or mapping.id.`,
    details,
  );
}

function given<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}

function refuseBoth(field: string, id: unknown, data: unknown): void {
  if (given(id) && given(data)) {
    throw badInput(
      field,
      `${field} has both id and data: it is not clear which one the job should keep. Give one of them.`,
    );
  }
}
