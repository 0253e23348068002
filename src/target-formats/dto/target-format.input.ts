import { Field, ID, InputType } from '@nestjs/graphql';
import { JsonScalar } from '../../graphql/json.scalar.js';

@InputType({ description: 'A stored target format by its id, or a new one as data.' })
export class TargetFormatInput {
  @Field(() => ID, { nullable: true, description: 'The id of a stored target format.' }) id?: string | null;
  @Field(() => JsonScalar, { nullable: true, description: 'A new target format: its fields by name.' }) data?: unknown;
}
