import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { JsonScalar } from '../../graphql/json.scalar.js';
import { PageInfo } from '../../graphql/page-info.type.js';

@ObjectType('ProductSchema', { description: 'A product of the catalogue of a job.' })
export class ProductSchema {
  @Field(() => ID, { description: 'Stable: derived from the job and the primary fields.' }) id!: string;
  @Field(() => ID, { description: 'The job whose catalogue has the product.' }) jobID!: string;
  @Field(() => JsonScalar, { description: 'The product in the target format.' }) data!: unknown;
  @Field(() => String, { description: 'When the product was added, ISO 8601 UTC.' }) addedAt!: string;
  @Field(() => String, { description: 'When the product changed last, ISO 8601 UTC.' }) updatedAt!: string;
}

@ObjectType({ description: 'One page of the products of a catalogue.' })
export class ProductConnection {
  @Field(() => [ProductSchema], { description: 'The products of this page, in the order of their ids.' })
  nodes!: ProductSchema[];
  @Field(() => PageInfo, { description: 'Where the page is in the list.' }) pageInfo!: PageInfo;
  @Field(() => Int, { description: 'Products of the version that is paged through.' }) totalCount!: number;
}
