import { Args, Context, ID, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../graphql/context.js';
import { JsonScalar } from '../graphql/json.scalar.js';
import { report } from '../graphql/report.js';
import { SourceInput } from './dto/source.input.js';
import { SourceSchema, toSourceSchema } from './dto/source.schema.js';
import { RecordSampler } from './record-sampler.js';
import { SourcesService } from './sources.service.js';

/** Records of a preview: enough to see the columns, little to load. */
const PREVIEW_RECORDS = 20;

/** Lists, previews and deletes sources. */
@Resolver(() => SourceSchema)
export class SourcesResolver {
  constructor(
    private readonly sources: SourcesService,
    private readonly sampler: RecordSampler,
  ) {}

  @Query(() => [SourceSchema], {
    nullable: true,
    description: 'All sources, oldest first. BAD_USER_INPUT if there are more than LIMIT_LIST.',
  })
  async getSources(): Promise<SourceSchema[]> {
    return (await this.sources.list()).map(toSourceSchema);
  }

  @Query(() => [JsonScalar], {
    nullable: true,
    description:
      'The first 20 records of a source as its connector reads them; nothing is stored. What was detected about the feed is in extensions.source.',
  })
  async getProductPreview(
    @Args('source', { description: 'The source to read, or records as data.' }) source: SourceInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown[]> {
    const { records, facts } = await this.sampler.take(source, PREVIEW_RECORDS);
    if (facts) report(context, 'source', info, facts);
    return records.slice(0, PREVIEW_RECORDS);
  }

  @Mutation(() => Boolean, {
    description: 'Deletes a source. False if there is no source with that id; IN_USE if a job uses it.',
  })
  async deleteSource(
    @Args('id', { type: () => ID, description: 'The id of the source.' }) id: string,
  ): Promise<boolean> {
    return this.sources.remove(id);
  }
}
