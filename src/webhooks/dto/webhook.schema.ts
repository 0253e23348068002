import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { WebhookEvent } from '../../graphql/webhook-event.enum.js';
import { Webhook } from '../webhook.entity.js';

export enum WebhookState {
  ACTIVE = 'ACTIVE',
  DISABLED = 'DISABLED',
}
registerEnumType(WebhookState, { name: 'WebhookState' });

@ObjectType('WebhookSchema', { description: 'Who is told about the changes of a catalogue.' })
export class WebhookSchema {
  @Field(() => ID) id!: string;
  @Field(() => String) url!: string;
  @Field(() => WebhookEvent) event!: WebhookEvent;
  @Field(() => [String], { nullable: true, description: 'The monitored fields of UPDATED; none: all of them.' })
  fields!: string[];
  @Field(() => ID) jobID!: string;
  @Field(() => WebhookState) state!: WebhookState;
  @Field(() => String, { nullable: true }) lastError!: string | null;
  @Field(() => Int, { description: 'Delivered up to this version of the catalogue.' }) version!: number;
}

export function toWebhookSchema({ id, url, event, fields, jobID, state, lastError, version }: Webhook): WebhookSchema {
  return { id, url, event: WebhookEvent[event], fields, jobID, state: WebhookState[state], lastError, version };
}
