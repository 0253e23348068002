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
registerEnumType(RunStatus, { name: 'RunStatus' });
registerEnumType(RunTrigger, { name: 'RunTrigger' });
registerEnumType(RunPhase, { name: 'RunPhase' });

@ObjectType('RunCounts', {
  description: 'read = skipped + duplicates + rejected + mapped; mapped = added + updated + unchanged.',
})
export class RunCountsSchema {
  @Field(() => Int) read!: number;
  @Field(() => Int) skipped!: number;
  @Field(() => Int) duplicates!: number;
  @Field(() => Int) rejected!: number;
  @Field(() => Int) mapped!: number;
  @Field(() => Int) added!: number;
  @Field(() => Int) updated!: number;
  @Field(() => Int) unchanged!: number;
  @Field(() => Int) removed!: number;
  @Field(() => Int) removalsWithheld!: number;
}

@ObjectType()
export class RunIssueCount {
  @Field(() => String) code!: string;
  @Field(() => String, { nullable: true }) field!: string | null;
  @Field(() => Int) count!: number;
}

@ObjectType('RunIssue')
export class RunIssueSchema {
  @Field(() => String) code!: string;
  @Field(() => String, { nullable: true }) field!: string | null;
  @Field(() => String) message!: string;
  @Field(() => JsonScalar, { nullable: true, description: 'The record, 2 kB at most.' }) record!: unknown;
  @Field(() => Int, { nullable: true, description: 'Place in the feed, from 0.' }) position!: number | null;
}

@ObjectType('RunSchema', { description: 'One execution of a job; its final state never changes.' })
export class RunSchema {
  @Field(() => ID) id!: string;
  @Field(() => ID) jobID!: string;
  @Field(() => RunStatus) status!: RunStatus;
  @Field(() => RunTrigger) trigger!: RunTrigger;
  @Field(() => RunPhase, { nullable: true }) phase!: RunPhase | null;
  @Field(() => String, { nullable: true, description: 'The slot of a scheduled run.' }) scheduledFor!: string | null;
  @Field(() => String) queuedAt!: string;
  @Field(() => String, { nullable: true }) startedAt!: string | null;
  @Field(() => String, { nullable: true }) finishedAt!: string | null;
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
  @Field(() => [RunIssueCount]) issueCounts!: RunIssueCount[];
  @Field(() => JsonScalar, { nullable: true, description: 'What was decided about the feed.' }) source!: unknown;
  @Field(() => [ProductChange], { nullable: true, description: 'Of a dry run: up to 20 of the changes it would make.' })
  sample!: ProductChange[] | null;
  @Field(() => Boolean) dryRun!: boolean;
}

@ObjectType()
export class RunConnection {
  @Field(() => [RunSchema]) nodes!: RunSchema[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
}

@ObjectType()
export class RunIssueConnection {
  @Field(() => [RunIssueSchema]) nodes!: RunIssueSchema[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
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
