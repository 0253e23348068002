import { Field, ID, ObjectType } from '@nestjs/graphql';
import { JsonScalar } from '../../graphql/json.scalar.js';
import { StoredTargetFormat } from '../target-format.entity.js';

@ObjectType('TargetFormatSchema', { description: 'The fields of a product and what must hold for each.' })
export class TargetFormatSchema {
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true }) name!: string | null;
  @Field(() => JsonScalar) targetFormat!: unknown;
  @Field(() => Boolean, { description: 'Exactly one format is the default.' }) default!: boolean;
}

@ObjectType({ description: 'Whether a product meets a target format, and what is wrong by key.' })
export class ValidationResult {
  @Field(() => Boolean) valid!: boolean;
  @Field(() => [JsonScalar], { nullable: true }) errors!: unknown[];
}

export function toTargetFormatSchema({ id, name, format, isDefault }: StoredTargetFormat): TargetFormatSchema {
  return { id, name, targetFormat: format, default: isDefault };
}
