import { Args, Context, ID, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../graphql/context.js';
import { JsonScalar } from '../graphql/json.scalar.js';
import { report } from '../graphql/report.js';
import { SourceInput, SourceRequest } from '../sources/dto/source.input.js';
import { RecordSampler } from '../sources/record-sampler.js';
import { TargetFormatInput } from '../target-formats/dto/target-format.input.js';
import { TargetFormatsService } from '../target-formats/target-formats.service.js';
import { MappingsService } from './mappings.service.js';
import { SourceMapping } from './source-mapping.js';

/** Records that are read and mapped: one page of most platforms. */
const MAX_MAPPED_RECORDS = 100;
/** Records that a generator may see, as `GenerateRequest` says; records given inline may be that many. */
const MAX_SAMPLE_RECORDS = 200;

/** Previews and saves sources with a generated mapping. */
@Resolver()
export class SourceMappingResolver {
  constructor(
    private readonly mappings: MappingsService,
    private readonly formats: TargetFormatsService,
    private readonly sampler: RecordSampler,
    private readonly sourceMapping: SourceMapping,
  ) {}

  @Query(() => [JsonScalar], {
    nullable: true,
    description:
      'The first 100 records of a source as products, with a generated mapping; nothing is stored. Problems are in extensions.issues, what was detected about the feed in extensions.source.',
  })
  async getFromSource(
    @Args('source', { description: 'The source to read, or records as data.' }) source: SourceInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
    @Args('targetFormat', { nullable: true, description: 'The target format; the default one if null.' })
    targetFormat?: TargetFormatInput,
  ): Promise<unknown[]> {
    const format = await this.formats.resolve(targetFormat);
    const { records, facts, sourceType } = await this.sampler.take(source, MAX_MAPPED_RECORDS);
    const { products, issues } = this.mappings.apply(
      records.slice(0, MAX_MAPPED_RECORDS),
      await this.mappings.generate(records.slice(0, MAX_SAMPLE_RECORDS), format, sourceType),
      format,
      source.id,
    );
    report(context, 'issues', info, issues);
    if (facts) report(context, 'source', info, facts);
    return products;
  }

  @Mutation(() => ID, {
    description:
      'Saves a source and returns its id. With a target format, a mapping is generated and saved with it: both or neither. With id it updates a stored source; NOT_FOUND if there is none.',
  })
  async saveSource(
    @Args('source', { description: 'The settings of the source.' }) source: SourceRequest,
    @Args('targetFormat', {
      type: () => JsonScalar,
      nullable: true,
      description: 'An object of fields by name, for which a mapping is generated; null saves the source only.',
    })
    targetFormat?: unknown,
    @Args('id', { type: () => ID, nullable: true, description: 'The source to update; null saves a new one.' })
    id?: string,
  ): Promise<string> {
    return this.sourceMapping.save(source, targetFormat, id);
  }
}
