import { Field, ID, ObjectType } from '@nestjs/graphql';
import { JsonScalar } from '../../graphql/json.scalar.js';
import { StoredMapping } from '../mapping.entity.js';

@ObjectType('MappingSchema', { description: 'A list of rules; each fills one target field from one source record.' })
export class MappingSchema {
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true }) name!: string | null;
  @Field(() => JsonScalar) mapping!: unknown;
}

export function toMappingSchema({ id, name, rules }: StoredMapping): MappingSchema {
  return { id, name, mapping: rules };
}
