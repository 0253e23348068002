import { Field, ID, InputType } from '@nestjs/graphql';
import { SourceType } from '../../graphql/source-type.enum.js';
import { JsonScalar } from '../../graphql/json.scalar.js';

@InputType({ description: 'A source to be saved or looked at.' })
export class SourceRequest {
  @Field(() => String, { nullable: true }) name?: string | null;
  @Field(() => SourceType) type!: string;
  @Field(() => String, { nullable: true }) url?: string | null;
  @Field(() => JsonScalar, {
    nullable: true,
    description: 'Texts by name, used as ${NAME}; they are never shown again.',
  })
  credentials?: unknown;
  @Field(() => String, { nullable: true }) description?: string | null;
  @Field(() => [String], { nullable: true, description: 'Each `Name: value`.' }) sourceHeaders?: string[] | null;
  @Field(() => String, { nullable: true }) sourceBody?: string | null;
  @Field(() => String, { nullable: true, description: 'GET (default) or POST.' }) sourceMethod?: string | null;
}

@InputType({ description: 'A stored source, a new one, or both: the stored one with the fields of the request.' })
export class SourceInput {
  @Field(() => ID, { nullable: true }) id?: string | null;
  @Field(() => SourceRequest, { nullable: true }) sourceRequest?: SourceRequest | null;
  @Field(() => [JsonScalar], { nullable: true, description: 'Records given inline, where no source is read.' })
  data?: unknown[] | null;
}
