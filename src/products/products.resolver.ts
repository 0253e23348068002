import { Args, ID, Int, Query, Resolver } from '@nestjs/graphql';
import { checkFirst } from '../graphql/page-info.type.js';
import { ProductConnection, ProductSchema } from './dto/product.schema.js';
import { type CatalogueProduct, ProductsService } from './products.service.js';

@Resolver(() => ProductSchema)
export class ProductsResolver {
  constructor(private readonly products: ProductsService) {}

  @Query(() => ProductConnection, { description: 'The catalogue of a job; one version to the end of a paging.' })
  async getProducts(
    @Args('jobID', { type: () => ID, description: 'The id of the job.' }) jobID: string,
    @Args('first', {
      type: () => Int,
      nullable: true,
      defaultValue: 50,
      description: 'The size of the page, 1 to 1,000.',
    })
    first: number,
    @Args('after', { type: () => String, nullable: true, description: 'The endCursor of the page before.' })
    after?: string,
  ): Promise<ProductConnection> {
    const { products, hasNextPage, endCursor, totalCount } = await this.products.page(jobID, checkFirst(first), after);
    return { nodes: products.map(toProductSchema), pageInfo: { hasNextPage, endCursor }, totalCount };
  }

  @Query(() => ProductSchema, { nullable: true, description: 'One product; null when nothing has that id.' })
  async getProduct(
    @Args('id', { type: () => ID, description: 'The id of the product.' }) id: string,
  ): Promise<ProductSchema | null> {
    const product = await this.products.find(id);
    return product && toProductSchema(product);
  }
}

function toProductSchema(product: CatalogueProduct): ProductSchema {
  return { ...product, addedAt: product.addedAt.toISOString(), updatedAt: product.updatedAt.toISOString() };
}
