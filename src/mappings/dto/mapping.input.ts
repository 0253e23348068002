import { Field, ID, InputType } from '@nestjs/graphql';
import { JsonScalar } from '../../graphql/json.scalar.js';

@InputType({ description: 'A stored mapping by its id, or the rules of a new one as data.' })
export class MappingInput {
  @Field(() => ID, { nullable: true, description: 'The id of a stored mapping.' }) id?: string | null;
  @Field(() => [JsonScalar], { nullable: true, description: 'The rules of a new mapping.' }) data?: unknown[] | null;
}
