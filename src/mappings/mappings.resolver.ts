import { Args, Context, ID, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../graphql/context.js';
import { JsonScalar } from '../graphql/json.scalar.js';
import { report } from '../graphql/report.js';
import { SourceInput } from '../sources/dto/source.input.js';
import { RecordSampler } from '../sources/record-sampler.js';
import { TargetFormatInput } from '../target-formats/dto/target-format.input.js';
import { TargetFormatsService } from '../target-formats/target-formats.service.js';
import { MappingInput } from './dto/mapping.input.js';
import { MappingSchema, toMappingSchema } from './dto/mapping.schema.js';
import { MappingsService } from './mappings.service.js';

/** Records of a source that are mapped for a look: one page of most platforms. */
const MAX_APPLIED_RECORDS = 100;
/** Records that a generator may see, as `GenerateRequest` says. */
const MAX_SAMPLE_RECORDS = 200;

/** Lists, saves, generates and applies mappings. */
@Resolver(() => MappingSchema)
export class MappingsResolver {
  constructor(
    private readonly mappings: MappingsService,
    private readonly formats: TargetFormatsService,
    private readonly sampler: RecordSampler,
  ) {}

  @Query(() => [MappingSchema], {
    nullable: true,
    description: 'All mappings, oldest first. BAD_USER_INPUT if there are more than LIMIT_LIST.',
  })
  async getMappings(): Promise<MappingSchema[]> {
    return (await this.mappings.list()).map(toMappingSchema);
  }

  @Query(() => [JsonScalar], {
    nullable: true,
    description:
      'The products that a mapping makes of the given records, or of the first 100 of the source; nothing is stored. Records left out and other problems are in extensions.issues.',
  })
  async applyMapping(
    @Args('source', { description: 'The source to read, or records as data.' }) source: SourceInput,
    @Args('mapping', { description: 'The mapping to apply.' }) mapping: MappingInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
    @Args('targetFormat', { nullable: true, description: 'The target format; the default one if null.' })
    targetFormat?: TargetFormatInput,
  ): Promise<unknown[]> {
    const format = await this.formats.resolve(targetFormat);
    const rules = await this.mappings.resolve(mapping, format);
    const { records } = await this.sampler.take(source, MAX_APPLIED_RECORDS);
    const { products, issues } = this.mappings.apply(records, rules, format, source.id);
    report(context, 'issues', info, issues);
    return products;
  }

  @Query(() => [JsonScalar], {
    nullable: true,
    description:
      'The rules that a new job without a mapping would get, each with confidence (0 to 1) and reason; nothing is stored. Fields without a certain source have no rule.',
  })
  async generateMapping(
    @Args('sampleData', { description: 'The source whose first 200 records are used, or records as data.' })
    sampleData: SourceInput,
    @Args('targetFormat', { nullable: true, description: 'The target format; the default one if null.' })
    targetFormat?: TargetFormatInput,
  ): Promise<unknown[]> {
    const format = await this.formats.resolve(targetFormat);
    const { records, sourceType } = await this.sampler.take(sampleData, MAX_SAMPLE_RECORDS, 'sampleData');
    return [...(await this.mappings.generate(records.slice(0, MAX_SAMPLE_RECORDS), format, sourceType))];
  }

  @Mutation(() => ID, {
    description:
      'Saves a mapping and returns its id. With id it replaces a stored one; NOT_FOUND if there is none. BAD_USER_INPUT names the invalid rule.',
  })
  async saveMapping(
    @Args('name', { description: 'The name of the mapping.' }) name: string,
    @Args('mapping', { type: () => JsonScalar, description: 'A list of rules, or one rule.' }) mapping: unknown,
    @Args('id', { type: () => ID, nullable: true, description: 'The mapping to replace; null saves a new one.' })
    id?: string,
  ): Promise<string> {
    return this.mappings.save({ name, mapping, id });
  }

  @Mutation(() => Boolean, {
    description: 'Deletes a mapping. False if there is no mapping with that id; IN_USE if a job uses it.',
  })
  async deleteMapping(
    @Args('id', { type: () => ID, description: 'The id of the mapping.' }) id: string,
  ): Promise<boolean> {
    return this.mappings.remove(id);
  }
}
