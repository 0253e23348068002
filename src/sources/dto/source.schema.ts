import { Field, ID, ObjectType } from '@nestjs/graphql';
import { SourceType } from '../../graphql/source-type.enum.js';
import { maskHeaders, maskUrl } from '../masking.js';
import { Source } from '../source.entity.js';

@ObjectType('SourceSchema', { description: 'Where records come from; never with its credentials.' })
export class SourceSchema {
  @Field(() => ID, { description: 'The id of the source.' }) id!: string;
  @Field(() => String, { nullable: true, description: 'A name for people.' }) name!: string | null;
  @Field(() => SourceType, { description: 'The connector that reads the source.' }) type!: string;
  @Field(() => String, { nullable: true, description: 'The address, with secrets in it masked.' }) url!: string | null;
  @Field(() => String, { nullable: true, description: 'A note for people.' }) description!: string | null;
  @Field(() => [String], {
    nullable: true,
    description: 'The request headers as `Name: value`, with secrets in them masked.',
  })
  sourceHeaders!: string[];
  @Field(() => String, { nullable: true, description: 'The body of a POST request.' }) sourceBody!: string | null;
  @Field(() => String, { nullable: true, description: 'GET or POST; null means GET.' }) sourceMethod!: string | null;
}

export function toSourceSchema({ id, name, type, url, description, headers, body, method }: Source): SourceSchema {
  return {
    id,
    name,
    type,
    url: url && maskUrl(url),
    description,
    sourceHeaders: maskHeaders(headers),
    sourceBody: body,
    sourceMethod: method,
  };
}
