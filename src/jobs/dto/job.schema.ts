import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Job } from '../job.entity.js';

export enum JobHealth {
  UNKNOWN = 'UNKNOWN',
  HEALTHY = 'HEALTHY',
  DEGRADED = 'DEGRADED',
  FAILING = 'FAILING',
}
registerEnumType(JobHealth, {
  name: 'JobHealth',
  description: 'Did it work? Of the last run that finished: SUCCEEDED, PARTIAL or FAILED; UNKNOWN before the first.',
  valuesMap: {
    UNKNOWN: { description: 'No run has finished yet.' },
    HEALTHY: { description: 'The last run was SUCCEEDED.' },
    DEGRADED: { description: 'The last run was PARTIAL.' },
    FAILING: { description: 'The last run was FAILED.' },
  },
});

@ObjectType('JobSchema', { description: 'A source, a mapping and a target format tied together; runs every 24 hours.' })
export class JobSchema {
  @Field(() => ID, { description: 'The id of the job.' }) id!: string;
  @Field(() => String, { description: 'Live: it runs by itself. Paused: only when asked to.' }) status!: string;
  @Field(() => ID, { description: 'The id of its source.' }) sourceID!: string;
  @Field(() => ID, { description: 'The id of its mapping.' }) mappingID!: string;
  @Field(() => ID, { description: 'The id of its target format.' }) targetSchemaID!: string;
  @Field(() => String, { nullable: true, description: 'When the last finished run started, ISO 8601 UTC.' })
  lastRun!: string | null;
  @Field(() => JobHealth, { description: 'Whether the last finished run worked.' }) health!: JobHealth;
  @Field(() => String, { nullable: true, description: 'The next automatic run, ISO 8601 UTC; null while paused.' })
  nextRun!: string | null;
}

export function toJobSchema(job: Job): JobSchema {
  return {
    id: job.id,
    status: job.paused ? 'Paused' : 'Live',
    sourceID: job.sourceID,
    mappingID: job.mappingID,
    targetSchemaID: job.targetFormatID,
    lastRun: job.lastRunAt?.toISOString() ?? null,
    health: JobHealth[job.health],
    nextRun: job.nextRunAt?.toISOString() ?? null,
  };
}
