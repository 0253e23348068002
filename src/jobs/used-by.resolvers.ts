import { ResolveField, Resolver } from '@nestjs/graphql';
import { type RequestContext } from '../graphql/context.js';
import { load } from '../graphql/loaders.js';
import { MappingSchema } from '../mappings/dto/mapping.schema.js';
import { SourceSchema } from '../sources/dto/source.schema.js';
import { TargetFormatSchema } from '../target-formats/dto/target-format.schema.js';
import { JobSchema, toJobSchema } from './dto/job.schema.js';
import { JobsOfMappingLoader, JobsOfSourceLoader, JobsOfTargetFormatLoader } from './loaders.js';

const USED_BY = { nullable: true, description: 'The jobs that use it, oldest first.' };

// The `jobs` of other features' types lie here, so that those features need to know nothing of jobs.
@Resolver(() => SourceSchema)
export class SourceJobsResolver {
  constructor(private readonly loader: JobsOfSourceLoader) {}

  @ResolveField(() => [JobSchema], USED_BY)
  async jobs({ id }: SourceSchema, _: object, context: RequestContext): Promise<JobSchema[]> {
    return (await load(context, this.loader, id)).map(toJobSchema);
  }
}

@Resolver(() => MappingSchema)
export class MappingJobsResolver {
  constructor(private readonly loader: JobsOfMappingLoader) {}

  @ResolveField(() => [JobSchema], USED_BY)
  async jobs({ id }: MappingSchema, _: object, context: RequestContext): Promise<JobSchema[]> {
    return (await load(context, this.loader, id)).map(toJobSchema);
  }
}

@Resolver(() => TargetFormatSchema)
export class TargetFormatJobsResolver {
  constructor(private readonly loader: JobsOfTargetFormatLoader) {}

  @ResolveField(() => [JobSchema], USED_BY)
  async jobs({ id }: TargetFormatSchema, _: object, context: RequestContext): Promise<JobSchema[]> {
    return (await load(context, this.loader, id)).map(toJobSchema);
  }
}
