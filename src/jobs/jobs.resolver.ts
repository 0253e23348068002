import { Args, Context, ID, Info, Int, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../graphql/context.js';
import { load } from '../graphql/loaders.js';
import { checkFirst } from '../graphql/page-info.type.js';
import { report } from '../graphql/report.js';
import { MappingInput } from '../mappings/dto/mapping.input.js';
import { MappingSchema } from '../mappings/dto/mapping.schema.js';
import { MappingLoader } from '../mappings/mapping.loader.js';
import { SourceInput } from '../sources/dto/source.input.js';
import { SourceSchema } from '../sources/dto/source.schema.js';
import { SourceLoader } from '../sources/source.loader.js';
import { TargetFormatInput } from '../target-formats/dto/target-format.input.js';
import { TargetFormatSchema } from '../target-formats/dto/target-format.schema.js';
import { TargetFormatLoader } from '../target-formats/target-format.loader.js';
import { WebhookSchema } from '../webhooks/dto/webhook.schema.js';
import { WebhooksOfJobLoader } from '../webhooks/webhook.loader.js';
import { JobSchema, toJobSchema } from './dto/job.schema.js';
import { JobsService } from './jobs.service.js';
import { CatalogueSizeLoader } from './loaders.js';

@Resolver(() => JobSchema)
export class JobsResolver {
  constructor(
    private readonly jobs: JobsService,
    private readonly sources: SourceLoader,
    private readonly mappings: MappingLoader,
    private readonly formats: TargetFormatLoader,
    private readonly hooks: WebhooksOfJobLoader,
    private readonly catalogues: CatalogueSizeLoader,
  ) {}

  @Query(() => [JobSchema], { nullable: true, description: 'All jobs, oldest first.' })
  async getJobs(
    @Args('first', {
      type: () => Int,
      nullable: true,
      description: 'The size of the page, 1 to 1,000. Without it all jobs are listed, up to LIMIT_LIST.',
    })
    first?: number | null,
    @Args('after', { type: () => ID, nullable: true, description: 'The id of the last job seen.' }) after?: string,
  ): Promise<JobSchema[]> {
    return (await this.jobs.list(typeof first === 'number' ? checkFirst(first) : null, after)).map(toJobSchema);
  }

  @Query(() => JobSchema, { nullable: true, description: 'One job; null when nothing has that id.' })
  async getJob(
    @Args('id', { type: () => ID, description: 'The id of the job.' }) id: string,
  ): Promise<JobSchema | null> {
    const job = await this.jobs.find(id);
    return job && toJobSchema(job);
  }

  @Mutation(() => ID, {
    nullable: true,
    description: 'Saves a job of existing or new parts and runs it. With id: the job gets the parts that are given.',
  })
  async saveJob(
    @Args('source', {
      description: 'A stored source, a new one, or both: the stored one with the fields of the request.',
    })
    source: SourceInput,
    @Args('mapping', { nullable: true, description: 'Without it a mapping is generated from a sample of the source.' })
    mapping?: MappingInput,
    @Args('targetFormat', { nullable: true, description: 'Without it the default target format is used.' })
    targetFormat?: TargetFormatInput,
    @Args('id', {
      type: () => ID,
      nullable: true,
      description: 'A stored job that gets the given parts; without it a new job is saved.',
    })
    id?: string,
  ): Promise<string> {
    return this.jobs.save({ source, mapping, targetFormat }, id);
  }

  @Mutation(() => Boolean, { description: 'Deletes a job with its runs, products and webhooks; its parts stay.' })
  async deleteJob(@Args('id', { type: () => ID, description: 'The id of the job.' }) id: string): Promise<boolean> {
    return this.jobs.remove(id);
  }

  @Mutation(() => Boolean, {
    description:
      'Runs the job now and waits for the end: true when it ended SUCCEEDED or PARTIAL. Why not: extensions.runs.',
  })
  async runJob(
    @Args('id', { type: () => ID, description: 'The id of the job.' }) id: string,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<boolean> {
    const run = await this.jobs.run(id);
    report(context, 'runs', info, run);
    return run.status === 'SUCCEEDED' || run.status === 'PARTIAL';
  }

  @Mutation(() => Boolean, { description: 'No automatic runs until resumeJob.' })
  async pauseJob(@Args('id', { type: () => ID, description: 'The id of the job.' }) id: string): Promise<boolean> {
    return this.jobs.pause(id);
  }

  @Mutation(() => Boolean, { description: 'Takes up the next slot; nothing is caught up.' })
  async resumeJob(@Args('id', { type: () => ID, description: 'The id of the job.' }) id: string): Promise<boolean> {
    return this.jobs.resume(id);
  }

  @ResolveField(() => SourceSchema, { nullable: true, description: 'Where its records come from.' })
  source(job: JobSchema, _: object, context: RequestContext): Promise<SourceSchema> {
    return load(context, this.sources, job.sourceID);
  }

  @ResolveField(() => MappingSchema, { nullable: true, description: 'The rules that make products of records.' })
  mapping(job: JobSchema, _: object, context: RequestContext): Promise<MappingSchema> {
    return load(context, this.mappings, job.mappingID);
  }

  @ResolveField(() => TargetFormatSchema, { nullable: true, description: 'What its products look like.' })
  targetFormat(job: JobSchema, _: object, context: RequestContext): Promise<TargetFormatSchema> {
    return load(context, this.formats, job.targetSchemaID);
  }

  @ResolveField(() => [WebhookSchema], { nullable: true, description: 'Its webhooks, oldest first.' })
  webhooks(job: JobSchema, _: object, context: RequestContext): Promise<WebhookSchema[]> {
    return load(context, this.hooks, job.id);
  }

  @ResolveField(() => Int, { description: 'Products of the committed version.' })
  async productCount(job: JobSchema, _: object, context: RequestContext): Promise<number> {
    return (await load(context, this.catalogues, job.id))?.productCount ?? 0;
  }

  @ResolveField(() => Int, { description: 'Of the catalogue; 0 before the first commit.' })
  async version(job: JobSchema, _: object, context: RequestContext): Promise<number> {
    return (await load(context, this.catalogues, job.id))?.version ?? 0;
  }
}
