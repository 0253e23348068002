import { Module } from '@nestjs/common';
import { CatalogueReads } from './catalogue-reads.js';
import { ProductsResolver } from './products.resolver.js';
import { ProductsService } from './products.service.js';

/** Reading the catalogues. */
@Module({
  providers: [CatalogueReads, ProductsService, ProductsResolver],
  exports: [CatalogueReads, ProductsService],
})
export class ProductsModule {}
