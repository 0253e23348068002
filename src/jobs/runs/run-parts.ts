import { hash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { identityOf } from '../../catalogue/compare/identity.js';
import { CONFIG, type FeedmillConfig } from '../../config/config.js';
import { MappingsService } from '../../mappings/mappings.service.js';
import { ENGINE_REVISION } from '../../pipeline/engine-revision.js';
import { type CompiledMapping } from '../../pipeline/map/compile-mapping.js';
import { type CompiledFormat } from '../../pipeline/normalise/compile-format.js';
import { type Identity } from '../../pipeline/identity.js';
import { type TargetFormat } from '../../pipeline/target-format.js';
import { Source } from '../../sources/source.entity.js';
import { SourcesService } from '../../sources/sources.service.js';
import { TargetFormatsService } from '../../target-formats/target-formats.service.js';
import { Job } from '../job.entity.js';

/** The parts of a job, compiled for one run. */
export interface CompiledParts {
  readonly source: Source;
  readonly mapping: CompiledMapping;
  readonly format: CompiledFormat;
  readonly identity: Identity;
  readonly targetFormat: TargetFormat;
  /** Changes with everything that would make other products of the same feed. */
  readonly madeBy: string;
}

/** Makes the source, mapping and target format of a job ready for a run. */
@Injectable()
export class RunParts {
  constructor(
    @Inject(CONFIG) private readonly config: FeedmillConfig,
    private readonly sources: SourcesService,
    private readonly mappings: MappingsService,
    private readonly formats: TargetFormatsService,
  ) {}

  async compile(job: Job): Promise<CompiledParts> {
    const source = await this.sources.get(job.sourceID);
    const mapping = await this.mappings.get(job.mappingID);
    const stored = await this.formats.get(job.targetFormatID);
    const format = this.formats.compile(stored.format);
    const { PHONE_REGION, SLASH_DATES } = this.config;
    const revisions = [source, mapping, stored].map(({ id, revision }) => [id, revision]);
    return {
      source,
      mapping: this.mappings.compile(mapping.rules, stored.format),
      format,
      identity: identityOf(job.id, format, this.primaryOnly(stored.format)),
      targetFormat: stored.format,
      madeBy: hash('sha256', JSON.stringify([ENGINE_REVISION, PHONE_REGION, SLASH_DATES, revisions]), 'base64url'),
    };
  }

  /** Null when there is no primary field, or when one is made of other fields, of which the record may lack any. */
  private primaryOnly(format: TargetFormat): CompiledFormat | null {
    const primary = primaryIn(format);
    return Object.keys(primary).length === 0 || isDerived(primary) ? null : this.formats.compile(primary);
  }
}

/** The primary fields, and the objects that have some among their members with these alone. */
function primaryIn(format: TargetFormat): TargetFormat {
  const kept = Object.entries(format).flatMap(([name, field]) => {
    if (field.attributes?.includes('primary')) return [[name, field] as const];
    const fields = field.type === 'object' ? primaryIn(field.fields ?? {}) : {};
    return Object.keys(fields).length > 0 ? [[name, { ...field, fields }] as const] : [];
  });
  return Object.fromEntries(kept);
}

function isDerived(format: TargetFormat): boolean {
  return Object.values(format).some(
    ({ attributes, fields }) => attributes?.includes('indexProductID') || isDerived(fields ?? {}),
  );
}
