import { Field, ID, ObjectType } from '@nestjs/graphql';
import { JsonScalar } from '../../graphql/json.scalar.js';
import { StoredTargetFormat } from '../target-format.entity.js';

@ObjectType('TargetFormatSchema', { description: 'The fields of a product and what must hold for each.' })
export class TargetFormatSchema {
  @Field(() => ID, { description: 'The id of the target format.' }) id!: string;
  @Field(() => String, { nullable: true, description: 'A name for people.' }) name!: string | null;
  @Field(() => JsonScalar, { description: 'The fields by name.' }) targetFormat!: unknown;
  @Field(() => Boolean, { description: 'Exactly one format is the default.' }) default!: boolean;
}

@ObjectType({ description: 'Whether a product meets a target format, and what is wrong by key.' })
export class ValidationResult {
  @Field(() => Boolean, { description: 'True when the product meets the format.' }) valid!: boolean;
  @Field(() => [JsonScalar], {
    nullable: true,
    description: 'One object for each wrong field, with its key and a message; empty when the product is valid.',
  })
  errors!: unknown[];
}

export function toTargetFormatSchema({ id, name, format, isDefault }: StoredTargetFormat): TargetFormatSchema {
  return { id, name, targetFormat: format, default: isDefault };
}
