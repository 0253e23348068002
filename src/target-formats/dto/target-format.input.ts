import { Field, ID, InputType } from '@nestjs/graphql';
import { JsonScalar } from '../../graphql/json.scalar.js';

/** The target format argument of jobs and of reading operations. */
@InputType({ description: 'A stored target format by its id, or a new one as data.' })
export class TargetFormatInput {
  @Field(() => ID, { nullable: true, description: 'The id of a stored target format; NOT_FOUND if there is none.' })
  id?: string | null;

  @Field(() => JsonScalar, {
    nullable: true,
    description:
      'A new target format: an object of fields by name. A reading operation uses it instead of the stored one if both are given.',
  })
  data?: unknown;
}
