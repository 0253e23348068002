import { Field, ID, InputType } from '@nestjs/graphql';
import { SourceType } from '../../graphql/source-type.enum.js';
import { JsonScalar } from '../../graphql/json.scalar.js';

/** The settings of a source as clients send them. */
@InputType({
  description: 'The settings of a source. When a stored source is updated, fields that are left out keep their values.',
})
export class SourceRequest {
  @Field(() => String, {
    nullable: true,
    description: "The name to show. A new source gets its url's host without one.",
  })
  name?: string | null;

  @Field(() => SourceType, { description: 'The connector that reads the source.' }) type!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The URL of the feed, shop or API. May contain ${NAME} for a credential, but not a user name or password. Null for connectors that need none.',
  })
  url?: string | null;

  @Field(() => JsonScalar, {
    nullable: true,
    description:
      'Secrets as an object of texts by name, used as ${NAME}. They are stored encrypted and never returned. An empty object deletes the stored ones.',
  })
  credentials?: unknown;

  @Field(() => String, { nullable: true, description: 'A note for people.' }) description?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Headers of the request, each as `Name: value`; the value may contain ${NAME} for a credential.',
  })
  sourceHeaders?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The body of the request; may contain ${NAME} for a credential. An empty text deletes the stored body.',
  })
  sourceBody?: string | null;

  @Field(() => String, { nullable: true, description: 'The method of the request: GET (the default) or POST.' })
  sourceMethod?: string | null;
}

/** The source argument of jobs and of reading operations. */
@InputType({
  description: 'A stored source by its id, the settings of a new one, or both: the stored one with changed settings.',
})
export class SourceInput {
  @Field(() => ID, { nullable: true, description: 'The id of a stored source; NOT_FOUND if there is none.' })
  id?: string | null;

  @Field(() => SourceRequest, {
    nullable: true,
    description: 'The settings of a new source, or those to change if an id is given as well.',
  })
  sourceRequest?: SourceRequest | null;

  @Field(() => [JsonScalar], {
    nullable: true,
    description: 'Records to use instead of reading a source; each is an object. For reading operations only.',
  })
  data?: unknown[] | null;
}
