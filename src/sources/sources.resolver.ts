import { Args, Context, ID, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../graphql/context.js';
import { JsonScalar } from '../graphql/json.scalar.js';
import { report } from '../graphql/report.js';
import { SourceInput } from './dto/source.input.js';
import { SourceSchema, toSourceSchema } from './dto/source.schema.js';
import { RecordSampler } from './record-sampler.js';
import { SourcesService } from './sources.service.js';

const PREVIEW = 20;

@Resolver(() => SourceSchema)
export class SourcesResolver {
  constructor(
    private readonly sources: SourcesService,
    private readonly sampler: RecordSampler,
  ) {}

  @Query(() => [SourceSchema], { nullable: true, description: 'All sources, oldest first.' })
  async getSources(): Promise<SourceSchema[]> {
    return (await this.sources.list()).map(toSourceSchema);
  }

  @Query(() => [JsonScalar], {
    nullable: true,
    description: 'The first 20 raw records of a source; nothing is stored.',
  })
  async getProductPreview(
    @Args('source', { description: 'The source to read, or records given inline.' }) source: SourceInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown[]> {
    const { records, facts } = await this.sampler.take(source, PREVIEW);
    if (facts) report(context, 'source', info, facts);
    return records.slice(0, PREVIEW);
  }

  @Mutation(() => Boolean, { description: 'Deletes a source that no job uses; false when nothing has that id.' })
  async deleteSource(
    @Args('id', { type: () => ID, description: 'The id of the source.' }) id: string,
  ): Promise<boolean> {
    return this.sources.remove(id);
  }
}
