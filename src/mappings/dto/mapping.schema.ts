import { Field, ID, ObjectType } from '@nestjs/graphql';
import { JsonScalar } from '../../graphql/json.scalar.js';
import { StoredMapping } from '../mapping.entity.js';

/** A stored mapping as the API returns it. */
@ObjectType('MappingSchema', { description: 'A list of rules. Each rule fills one target field from a source record.' })
export class MappingSchema {
  @Field(() => ID, { description: 'The id of the mapping.' }) id!: string;
  @Field(() => String, { nullable: true, description: 'The name under which the mapping was saved.' })
  name!: string | null;
  @Field(() => JsonScalar, { description: 'The rules, as a list.' }) mapping!: unknown;
}

/** Converts a stored mapping to the type that the API returns. */
export function toMappingSchema({ id, name, rules }: StoredMapping): MappingSchema {
  return { id, name, mapping: rules };
}
