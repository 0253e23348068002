import { Field, ID, InputType } from '@nestjs/graphql';
import { JsonScalar } from '../../graphql/json.scalar.js';

/** The mapping argument of jobs and of reading operations. */
@InputType({ description: 'A stored mapping by its id, or the rules of a new one as data.' })
export class MappingInput {
  @Field(() => ID, { nullable: true, description: 'The id of a stored mapping; NOT_FOUND if there is none.' })
  id?: string | null;

  @Field(() => [JsonScalar], {
    nullable: true,
    description:
      'The rules of a new mapping. A reading operation uses them instead of the stored ones if both are given.',
  })
  data?: unknown[] | null;
}
