import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { WebhookEvent } from '../../graphql/webhook-event.enum.js';
import { Webhook } from '../webhook.entity.js';

export enum WebhookState {
  ACTIVE = 'ACTIVE',
  DISABLED = 'DISABLED',
}
registerEnumType(WebhookState, {
  name: 'WebhookState',
  description: 'Whether a webhook gets deliveries.',
  valuesMap: {
    ACTIVE: { description: 'Deliveries are made.' },
    DISABLED: { description: 'Its receiver failed for days or answered 410; saveWebhook or redeliver enables it.' },
  },
});

@ObjectType('WebhookSchema', {
  description: 'A webhook: sends the changes of a catalogue, or the ends of its runs, to a URL.',
})
export class WebhookSchema {
  @Field(() => ID, { description: 'The id of the webhook.' }) id!: string;
  @Field(() => String, { description: 'Where deliveries are posted.' }) url!: string;
  @Field(() => WebhookEvent, { description: 'The event that is delivered.' }) event!: WebhookEvent;
  @Field(() => [String], { nullable: true, description: 'The monitored fields of UPDATED; none: all of them.' })
  fields!: string[];
  @Field(() => ID, { description: 'The job whose changes or runs are delivered.' }) jobID!: string;
  @Field(() => WebhookState, { description: 'Whether deliveries are made.' }) state!: WebhookState;
  @Field(() => String, {
    nullable: true,
    description: 'Why the last delivery failed, or what was skipped; null when all is well.',
  })
  lastError!: string | null;
  @Field(() => Int, { description: 'Delivered up to this version of the catalogue.' }) version!: number;
}

export function toWebhookSchema({ id, url, event, fields, jobID, state, lastError, version }: Webhook): WebhookSchema {
  return { id, url, event: WebhookEvent[event], fields, jobID, state: WebhookState[state], lastError, version };
}
