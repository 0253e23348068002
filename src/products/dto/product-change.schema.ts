import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { JsonScalar } from '../../graphql/json.scalar.js';
import { PageInfo } from '../../graphql/page-info.type.js';
import { WebhookEvent } from '../../graphql/webhook-event.enum.js';

@ObjectType({ description: 'A field of a product before and after a change; null where it had no value.' })
export class ChangedField {
  @Field(() => String, { description: 'The name of the field.' }) name!: string;
  @Field(() => JsonScalar, { nullable: true, description: 'The value before the change.' }) from!: unknown;
  @Field(() => JsonScalar, { nullable: true, description: 'The value after the change.' }) to!: unknown;
}

@ObjectType({ description: 'A change of one product in one version of a catalogue.' })
export class ProductChange {
  @Field(() => Int, { description: 'The version that contains the change.' }) version!: number;
  @Field(() => WebhookEvent, { description: 'ADDED, UPDATED or REMOVED.' }) event!: WebhookEvent;
  @Field(() => ID, { description: 'The id of the product.' }) productID!: string;
  @Field(() => JsonScalar, { description: 'The new state; of a removed product the last known.' }) data!: unknown;
  @Field(() => [ChangedField], { nullable: true, description: 'The changed fields, for UPDATED only.' })
  changedFields!: ChangedField[] | null;
}

@ObjectType({ description: 'One page of the changes of a catalogue.' })
export class ProductChangeConnection {
  @Field(() => [ProductChange], { description: 'The changes of this page, in order.' }) nodes!: ProductChange[];
  @Field(() => PageInfo, { description: 'Where the page is in the list.' }) pageInfo!: PageInfo;
  @Field(() => Int, { description: 'The version that this paging leads up to: the next sinceVersion.' })
  currentVersion!: number;
}
