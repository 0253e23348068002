import { Field, ID, InputType } from '@nestjs/graphql';
import { SourceType } from '../../graphql/source-type.enum.js';
import { JsonScalar } from '../../graphql/json.scalar.js';

@InputType({ description: 'A source to be saved or looked at.' })
export class SourceRequest {
  @Field(() => String, { nullable: true, description: 'A name for people. Default: the host of the url.' }) name?:
    string | null;
  @Field(() => SourceType, { description: 'The connector that reads the source.' }) type!: string;
  @Field(() => String, {
    nullable: true,
    description: 'The address of the feed, the shop or the account; what it means depends on the type.',
  })
  url?: string | null;
  @Field(() => JsonScalar, {
    nullable: true,
    description: 'Texts by name, used as ${NAME}; they are never shown again.',
  })
  credentials?: unknown;
  @Field(() => String, { nullable: true, description: 'A note for people.' }) description?: string | null;
  @Field(() => [String], { nullable: true, description: 'Each `Name: value`.' }) sourceHeaders?: string[] | null;
  @Field(() => String, { nullable: true, description: 'The body of a POST request.' }) sourceBody?: string | null;
  @Field(() => String, { nullable: true, description: 'GET (default) or POST.' }) sourceMethod?: string | null;
}

@InputType({ description: 'A stored source, a new one, or both: the stored one with the fields of the request.' })
export class SourceInput {
  @Field(() => ID, { nullable: true, description: 'The id of a stored source.' }) id?: string | null;
  @Field(() => SourceRequest, { nullable: true, description: 'A new source; beside an id, the fields to change.' })
  sourceRequest?: SourceRequest | null;
  @Field(() => [JsonScalar], { nullable: true, description: 'Records given inline, where no source is read.' })
  data?: unknown[] | null;
}
