import { Field, ID, ObjectType } from '@nestjs/graphql';
import { SourceType } from '../../graphql/source-type.enum.js';
import { maskHeaders, maskUrl } from '../masking.js';
import { Source } from '../source.entity.js';

@ObjectType('SourceSchema', { description: 'Where records come from; never with its credentials.' })
export class SourceSchema {
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true }) name!: string | null;
  @Field(() => SourceType) type!: string;
  @Field(() => String, { nullable: true }) url!: string | null;
  @Field(() => String, { nullable: true }) description!: string | null;
  @Field(() => [String], { nullable: true }) sourceHeaders!: string[];
  @Field(() => String, { nullable: true }) sourceBody!: string | null;
  @Field(() => String, { nullable: true }) sourceMethod!: string | null;
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
