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

const APPLIED = 100;
const SAMPLED = 200;

@Resolver(() => MappingSchema)
export class MappingsResolver {
  constructor(
    private readonly mappings: MappingsService,
    private readonly formats: TargetFormatsService,
    private readonly sampler: RecordSampler,
  ) {}

  @Query(() => [MappingSchema], { nullable: true, description: 'All mappings, oldest first.' })
  async getMappings(): Promise<MappingSchema[]> {
    return (await this.mappings.list()).map(toMappingSchema);
  }

  @Query(() => [JsonScalar], {
    nullable: true,
    description:
      'What a mapping makes of records: those given, or the first 100 of the source. What is left out: extensions.issues.',
  })
  async applyMapping(
    @Args('source', { description: 'The source to read, or records given inline.' }) source: SourceInput,
    @Args('mapping', { description: 'A stored mapping, or rules.' }) mapping: MappingInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
    @Args('targetFormat', { nullable: true, description: 'Without it the default target format is used.' })
    targetFormat?: TargetFormatInput,
  ): Promise<unknown[]> {
    const format = await this.formats.resolve(targetFormat);
    const rules = await this.mappings.resolve(mapping, format);
    const { records } = await this.sampler.take(source, APPLIED);
    const { products, issues } = this.mappings.apply(records, rules, format, source.id);
    report(context, 'issues', info, issues);
    return products;
  }

  @Query(() => [JsonScalar], { nullable: true, description: 'The mapping that a job would get.' })
  async generateMapping(
    @Args('sampleData', { description: 'The source to sample, or records given inline.' }) sampleData: SourceInput,
    @Args('targetFormat', { nullable: true, description: 'Without it the default target format is used.' })
    targetFormat?: TargetFormatInput,
  ): Promise<unknown[]> {
    const format = await this.formats.resolve(targetFormat);
    const { records, sourceType } = await this.sampler.take(sampleData, SAMPLED, 'sampleData');
    return [...(await this.mappings.generate(records.slice(0, SAMPLED), format, sourceType))];
  }

  @Mutation(() => ID, { description: 'Saves a mapping: a list of rules, or one rule. With id it replaces that one.' })
  async saveMapping(
    @Args('name', { description: 'A name for people.' }) name: string,
    @Args('mapping', { type: () => JsonScalar, description: 'A list of rules, or one rule.' }) mapping: unknown,
    @Args('id', {
      type: () => ID,
      nullable: true,
      description: 'A stored mapping that is replaced; without it a new one is saved.',
    })
    id?: string,
  ): Promise<string> {
    return this.mappings.save({ name, mapping, id });
  }

  @Mutation(() => Boolean, { description: 'Deletes a mapping that no job uses; false when nothing has that id.' })
  async deleteMapping(
    @Args('id', { type: () => ID, description: 'The id of the mapping.' }) id: string,
  ): Promise<boolean> {
    return this.mappings.remove(id);
  }
}
