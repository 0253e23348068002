import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type SampledChange } from '../../../catalogue/write/dry-run-version.js';
import { JsonScalar } from '../../../graphql/json.scalar.js';
import { PageInfo } from '../../../graphql/page-info.type.js';
import { WebhookEvent } from '../../../graphql/webhook-event.enum.js';
import { ProductChange } from '../../../products/dto/product-change.schema.js';
import { Run } from '../run.entity.js';

export enum RunStatus {
  QUEUED = 'QUEUED',
  RUNNING = 'RUNNING',
  SUCCEEDED = 'SUCCEEDED',
  PARTIAL = 'PARTIAL',
  FAILED = 'FAILED',
  CANCELED = 'CANCELED',
}
export enum RunTrigger {
  INITIAL = 'INITIAL',
  SCHEDULE = 'SCHEDULE',
  MANUAL = 'MANUAL',
  RETRY = 'RETRY',
  CONFIRM = 'CONFIRM',
}
export enum RunPhase {
  PROCESSING = 'PROCESSING',
  COMMITTING = 'COMMITTING',
}
registerEnumType(RunStatus, {
  name: 'RunStatus',
  description: 'Where a run stands. A run that is neither SUCCEEDED nor PARTIAL changed nothing visible.',
  valuesMap: {
    QUEUED: { description: 'It waits for a worker.' },
    RUNNING: { description: 'A worker executes it.' },
    SUCCEEDED: { description: 'It was committed as it should be.' },
    PARTIAL: { description: 'It was committed, but removals were withheld or records were rejected.' },
    FAILED: { description: 'It was not committed; the reason says why.' },
    CANCELED: { description: 'It was ended by cancelRun, by a new saveJob or with its job.' },
  },
});
registerEnumType(RunTrigger, {
  name: 'RunTrigger',
  description: 'Why a run was started.',
  valuesMap: {
    INITIAL: { description: 'The job was saved for the first time.' },
    SCHEDULE: { description: 'A slot of the job came due.' },
    MANUAL: { description: 'Somebody asked for it: runJob, startRun, or saveJob of a stored job.' },
    RETRY: { description: 'The run before failed for a reason that may pass.' },
    CONFIRM: { description: 'Somebody approved what a guard had stopped or held back.' },
  },
});
registerEnumType(RunPhase, {
  name: 'RunPhase',
  description: 'The phase of a running run.',
  valuesMap: {
    PROCESSING: { description: 'It reads the feed and compares it with the catalogue.' },
    COMMITTING: { description: 'It makes its version of the catalogue current.' },
  },
});

@ObjectType('RunCounts', {
  description: 'read = skipped + duplicates + rejected + mapped; mapped = added + updated + unchanged.',
})
export class RunCountsSchema {
  @Field(() => Int, { description: 'Records read.' }) read!: number;
  @Field(() => Int, { description: 'Records for which a `where` of the mapping is not true.' }) skipped!: number;
  @Field(() => Int, { description: 'Records of a product that came before in the same feed.' }) duplicates!: number;
  @Field(() => Int, { description: 'Records that were not usable; see the issues.' }) rejected!: number;
  @Field(() => Int, { description: 'Records that became products.' }) mapped!: number;
  @Field(() => Int, { description: 'Products that are new in the catalogue.' }) added!: number;
  @Field(() => Int, { description: 'Products that changed.' }) updated!: number;
  @Field(() => Int, { description: 'Products that are the same as before.' }) unchanged!: number;
  @Field(() => Int, { description: 'Products that were removed, as the feed no longer has them.' }) removed!: number;
  @Field(() => Int, { description: 'Products that did not arrive and stay, as it is not safe to remove them.' })
  removalsWithheld!: number;
}

@ObjectType({ description: 'How often an issue happened in a run.' })
export class RunIssueCount {
  @Field(() => String, { description: 'What was wrong.' }) code!: string;
  @Field(() => String, {
    nullable: true,
    description: 'The target field; null when the issue is about the whole record.',
  })
  field!: string | null;
  @Field(() => Int, { description: 'How often it happened.' }) count!: number;
}

@ObjectType('RunIssue', { description: 'Something wrong with one record.' })
export class RunIssueSchema {
  @Field(() => String, { description: 'What was wrong.' }) code!: string;
  @Field(() => String, {
    nullable: true,
    description: 'The target field; null when the issue is about the whole record.',
  })
  field!: string | null;
  @Field(() => String, { description: 'What was wrong, for a person.' }) message!: string;
  @Field(() => JsonScalar, { nullable: true, description: 'The record, 2 kB at most.' }) record!: unknown;
  @Field(() => Int, { nullable: true, description: 'Place in the feed, from 0.' }) position!: number | null;
}

@ObjectType('RunSchema', { description: 'One execution of a job; its final state never changes.' })
export class RunSchema {
  @Field(() => ID, { description: 'The id of the run.' }) id!: string;
  @Field(() => ID, { description: 'The job that is run.' }) jobID!: string;
  @Field(() => RunStatus, { description: 'Where the run stands.' }) status!: RunStatus;
  @Field(() => RunTrigger, { description: 'Why the run was started.' }) trigger!: RunTrigger;
  @Field(() => RunPhase, { nullable: true, description: 'What a running run does now; null otherwise.' })
  phase!: RunPhase | null;
  @Field(() => String, { nullable: true, description: 'The slot of a scheduled run.' }) scheduledFor!: string | null;
  @Field(() => String, { description: 'When the run was asked for, ISO 8601 UTC.' }) queuedAt!: string;
  @Field(() => String, {
    nullable: true,
    description: 'When a worker took the run, ISO 8601 UTC; null while it is queued.',
  })
  startedAt!: string | null;
  @Field(() => String, { nullable: true, description: 'When the run ended, ISO 8601 UTC; null before that.' })
  finishedAt!: string | null;
  @Field(() => String, { nullable: true, description: 'A code of the closed set, when it did not simply succeed.' })
  reason!: string | null;
  @Field(() => String, { nullable: true, description: 'What happened and what to do.' }) message!: string | null;
  @Field(() => RunCountsSchema, {
    description: 'What became of the records. While the run goes on: so far, written about once a second.',
  })
  counts!: RunCountsSchema;
  @Field(() => Float, { description: 'Bytes of the feed as they came over the network, so far.' })
  bytesRead!: number;
  @Field(() => Float, {
    nullable: true,
    description: 'Bytes of the whole feed, when it is one document that declares its length.',
  })
  bytesTotal!: number | null;
  @Field(() => [RunIssueCount], { description: 'How often each issue happened, the most frequent first.' })
  issueCounts!: RunIssueCount[];
  @Field(() => JsonScalar, { nullable: true, description: 'What was decided about the feed.' }) source!: unknown;
  @Field(() => [ProductChange], { nullable: true, description: 'Of a dry run: up to 20 of the changes it would make.' })
  sample!: ProductChange[] | null;
  @Field(() => Boolean, { description: 'True for a run that only shows what it would change.' }) dryRun!: boolean;
}

@ObjectType({ description: 'One page of the runs of a job.' })
export class RunConnection {
  @Field(() => [RunSchema], { description: 'The runs of this page, newest first.' }) nodes!: RunSchema[];
  @Field(() => PageInfo, { description: 'Where the page is in the list.' }) pageInfo!: PageInfo;
}

@ObjectType({ description: 'One page of the issues of a run.' })
export class RunIssueConnection {
  @Field(() => [RunIssueSchema], { description: 'The issues of this page, in the order of the feed.' })
  nodes!: RunIssueSchema[];
  @Field(() => PageInfo, { description: 'Where the page is in the list.' }) pageInfo!: PageInfo;
}

export function toRunSchema(run: Run): RunSchema {
  return {
    ...run,
    status: RunStatus[run.status],
    trigger: RunTrigger[run.trigger],
    phase: run.phase && RunPhase[run.phase],
    scheduledFor: run.scheduledFor?.toISOString() ?? null,
    queuedAt: run.queuedAt.toISOString(),
    startedAt: run.startedAt?.toISOString() ?? null,
    finishedAt: run.finishedAt?.toISOString() ?? null,
    sample: run.sample?.map(toProductChange) ?? null,
  };
}

function toProductChange({ changedFields, event, ...change }: SampledChange): ProductChange {
  return { ...change, event: WebhookEvent[event], changedFields: changedFields && [...changedFields] };
}
