import { Field, ID, ObjectType } from '@nestjs/graphql';
import { JsonScalar } from '../../graphql/json.scalar.js';
import { StoredTargetFormat } from '../target-format.entity.js';

/** A stored target format as the API returns it. */
@ObjectType('TargetFormatSchema', { description: 'The fields of a product, with the type and constraints of each.' })
export class TargetFormatSchema {
  @Field(() => ID, { description: 'The id of the target format.' }) id!: string;
  @Field(() => String, { nullable: true, description: 'The name under which the target format was saved.' })
  name!: string | null;
  @Field(() => JsonScalar, { description: 'The fields by name.' }) targetFormat!: unknown;
  @Field(() => Boolean, {
    description: 'Whether jobs without a target format get this one. Exactly one target format is the default.',
  })
  default!: boolean;
}

/** The result of checking one product. */
@ObjectType({ description: 'Whether a product meets a target format, and the errors of its fields.' })
export class ValidationResult {
  @Field(() => Boolean, { description: 'Whether the product has no errors.' }) valid!: boolean;
  @Field(() => [JsonScalar], {
    nullable: true,
    description: 'The errors in the order of the fields, each as an object {"field name": "message"}; empty if valid.',
  })
  errors!: unknown[];
}

/** Converts a stored target format to the type that the API returns. */
export function toTargetFormatSchema({ id, name, format, isDefault }: StoredTargetFormat): TargetFormatSchema {
  return { id, name, targetFormat: format, default: isDefault };
}
