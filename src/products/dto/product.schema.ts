import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { JsonScalar } from '../../graphql/json.scalar.js';
import { PageInfo } from '../../graphql/page-info.type.js';

@ObjectType('ProductSchema', { description: 'A product of the catalogue of a job.' })
export class ProductSchema {
  @Field(() => ID, { description: 'Stable: derived from the job and the primary fields.' }) id!: string;
  @Field(() => ID) jobID!: string;
  @Field(() => JsonScalar, { description: 'The product in the target format.' }) data!: unknown;
  @Field(() => String) addedAt!: string;
  @Field(() => String) updatedAt!: string;
}

@ObjectType()
export class ProductConnection {
  @Field(() => [ProductSchema]) nodes!: ProductSchema[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
  @Field(() => Int) totalCount!: number;
}
