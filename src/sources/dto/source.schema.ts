import { Field, ID, ObjectType } from '@nestjs/graphql';
import { SourceType } from '../../graphql/source-type.enum.js';
import { maskHeaders, maskUrl } from '../masking.js';
import { Source } from '../source.entity.js';

/** A stored source as the API returns it: secrets are masked. */
@ObjectType('SourceSchema', {
  description: 'Where records come from. Credentials are never returned; other secrets read `***`.',
})
export class SourceSchema {
  @Field(() => ID, { description: 'The id of the source.' }) id!: string;
  @Field(() => String, { nullable: true, description: 'The name of the source.' }) name!: string | null;
  @Field(() => SourceType, { description: 'The connector that reads the source.' }) type!: string;
  @Field(() => String, {
    nullable: true,
    description: 'The URL; parameters named like secrets read `***`. Null for connectors that need none.',
  })
  url!: string | null;
  @Field(() => String, { nullable: true, description: 'A note for people; null without one.' }) description!:
    string | null;
  @Field(() => [String], {
    nullable: true,
    description: 'Headers of the request, each as `Name: value`; values that carry secrets read `***`.',
  })
  sourceHeaders!: string[];
  @Field(() => String, { nullable: true, description: 'The body of the request; null without one.' }) sourceBody!:
    string | null;
  @Field(() => String, { nullable: true, description: 'GET or POST; null means GET.' }) sourceMethod!: string | null;
}

/** Converts a stored source to the type that the API returns. */
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
