import { Field, ID, ObjectType } from '@nestjs/graphql';
import { JsonScalar } from '../../graphql/json.scalar.js';
import { StoredMapping } from '../mapping.entity.js';

@ObjectType('MappingSchema', { description: 'A list of rules; each fills one target field from one source record.' })
export class MappingSchema {
  @Field(() => ID, { description: 'The id of the mapping.' }) id!: string;
  @Field(() => String, { nullable: true, description: 'A name for people.' }) name!: string | null;
  @Field(() => JsonScalar, { description: 'The list of rules.' }) mapping!: unknown;
}

export function toMappingSchema({ id, name, rules }: StoredMapping): MappingSchema {
  return { id, name, mapping: rules };
}
