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

const FIRST = 100;
const SAMPLED = 200;

/** The operations on sources that need a mapping. */
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
      'The first 100 records of a source, mapped with a generated mapping and normalised; nothing is stored.',
  })
  async getFromSource(
    @Args('source', { description: 'The source to read, or records given inline.' }) source: SourceInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
    @Args('targetFormat', { nullable: true, description: 'Without it the default target format is used.' })
    targetFormat?: TargetFormatInput,
  ): Promise<unknown[]> {
    const format = await this.formats.resolve(targetFormat);
    const { records, facts, sourceType } = await this.sampler.take(source, FIRST);
    const { products, issues } = this.mappings.apply(
      records.slice(0, FIRST),
      await this.mappings.generate(records.slice(0, SAMPLED), format, sourceType),
      format,
      source.id,
    );
    report(context, 'issues', info, issues);
    if (facts) report(context, 'source', info, facts);
    return products;
  }

  @Mutation(() => ID, {
    description:
      'Saves a source; with a target format also a mapping generated for it. With id it updates that source.',
  })
  async saveSource(
    @Args('source', { description: 'The source; with id, the fields to change.' }) source: SourceRequest,
    @Args('targetFormat', {
      type: () => JsonScalar,
      nullable: true,
      description: 'Given: a mapping is generated for it and saved as well. The format itself is not saved.',
    })
    targetFormat?: unknown,
    @Args('id', {
      type: () => ID,
      nullable: true,
      description: 'A stored source that is updated; without it a new one is saved.',
    })
    id?: string,
  ): Promise<string> {
    return this.sourceMapping.save(source, targetFormat, id);
  }
}
