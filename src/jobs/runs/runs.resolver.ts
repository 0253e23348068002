import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { badInput, type FeedmillError } from '../../common/errors.js';
import type { RequestContext } from '../../graphql/context.js';
import { load } from '../../graphql/loaders.js';
import { checkFirst, decodeCursor, encodeCursor } from '../../graphql/page-info.type.js';
import { JobSchema } from '../dto/job.schema.js';
import { CurrentRunLoader } from '../loaders.js';
import { RunConnection, RunIssueConnection, RunSchema, toRunSchema } from './dto/run.schema.js';
import { IssuesOfRunLoader, RunsOfJobLoader } from './page-loaders.js';
import { RunRequests } from './run-requests.js';
import { RunsService } from './runs.service.js';

@Resolver(() => RunSchema)
export class RunsResolver {
  constructor(
    private readonly runs: RunsService,
    private readonly requests: RunRequests,
    private readonly issuesOfRun: IssuesOfRunLoader,
  ) {}

  @Query(() => RunSchema, { nullable: true, description: 'One run; null when nothing has that id.' })
  async getRun(
    @Args('id', { type: () => ID, description: 'The id of the run.' }) id: string,
  ): Promise<RunSchema | null> {
    const run = await this.runs.find(id);
    return run && toRunSchema(run);
  }

  @Mutation(() => RunSchema, {
    description:
      'Like runJob, but answers at once with the run to watch. A dry run does everything but write: its counts and its sample say what would change.',
  })
  async startRun(
    @Args('jobID', { type: () => ID, description: 'The id of the job.' }) jobID: string,
    @Args('dryRun', {
      type: () => Boolean,
      nullable: true,
      defaultValue: false,
      description: 'True: shows what a run would change, and writes nothing.',
    })
    dryRun?: boolean | null,
  ): Promise<RunSchema> {
    return toRunSchema(await (dryRun ? this.requests.startDry(jobID) : this.requests.start(jobID)));
  }

  @Mutation(() => RunSchema, { description: 'Runs again without the guard that stopped or held back that run.' })
  async approveRun(
    @Args('runID', { type: () => ID, description: 'The run that a guard stopped or held back.' }) runID: string,
  ): Promise<RunSchema> {
    return toRunSchema(await this.requests.approve(runID));
  }

  @Mutation(() => Boolean, { description: 'Ends a run that is queued or going; false when there is no such run.' })
  async cancelRun(@Args('id', { type: () => ID, description: 'The id of the run.' }) id: string): Promise<boolean> {
    return this.requests.cancel(id);
  }

  @ResolveField(() => RunIssueConnection, { description: 'The first hundred issues of each code, in order.' })
  async issues(
    @Parent() run: RunSchema,
    @Args('first', {
      type: () => Int,
      nullable: true,
      defaultValue: 20,
      description: 'The size of the page, 1 to 1,000.',
    })
    first: number,
    @Args('after', { type: () => String, nullable: true, description: 'The endCursor of the page before.' })
    after: string | undefined,
    @Context() context: RequestContext,
  ): Promise<RunIssueConnection> {
    const page = { ownerID: run.id, first: checkFirst(first), after: after ? numberIn(after) : null };
    const found = await load(context, this.issuesOfRun, page);
    const nodes = found.slice(0, first);
    return { nodes, pageInfo: { hasNextPage: found.length > first, endCursor: cursorOf(nodes.at(-1)?.number) } };
  }
}

@Resolver(() => JobSchema)
export class JobRunsResolver {
  constructor(
    private readonly current: CurrentRunLoader,
    private readonly runsOfJobs: RunsOfJobLoader,
  ) {}

  @ResolveField(() => RunSchema, { nullable: true, description: 'The run that is queued or going now.' })
  async currentRun(job: JobSchema, _: object, context: RequestContext): Promise<RunSchema | null> {
    const run = await load(context, this.current, job.id);
    return run && toRunSchema(run);
  }

  @ResolveField(() => RunConnection, { name: 'runs', description: 'Newest first.' })
  async runsOfJob(
    @Parent() job: JobSchema,
    @Args('first', {
      type: () => Int,
      nullable: true,
      defaultValue: 20,
      description: 'The size of the page, 1 to 1,000.',
    })
    first: number,
    @Args('after', { type: () => String, nullable: true, description: 'The endCursor of the page before.' })
    after: string | undefined,
    @Context() context: RequestContext,
  ): Promise<RunConnection> {
    const page = { ownerID: job.id, first: checkFirst(first), after: after ? runNumberIn(after) : null };
    const found = await load(context, this.runsOfJobs, page);
    const nodes = found.slice(0, first);
    const last = nodes.at(-1);
    return {
      nodes: nodes.map(toRunSchema),
      pageInfo: { hasNextPage: found.length > first, endCursor: last ? encodeCursor(`run ${last.number}`) : null },
    };
  }
}

function cursorOf(last: number | undefined): string | null {
  return last === undefined ? null : encodeCursor(last);
}

function numberIn(cursor: string): number {
  const place = decodeCursor(cursor);
  if (typeof place === 'number' && Number.isSafeInteger(place)) return place;
  throw wrongCursor();
}

// Nine digits always fit the 32 bits of the column.
function runNumberIn(cursor: string): number {
  const [, number] = /^run (\d{1,9})$/.exec(String(decodeCursor(cursor))) ?? [];
  if (number === undefined) throw wrongCursor();
  return Number(number);
}

function wrongCursor(): FeedmillError {
  return badInput('after', 'after is not a cursor of this list. Use the endCursor of the page before.');
}
