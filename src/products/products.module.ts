import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { ChangesResolver } from './changes.resolver.js';
import { ChangesService } from './changes.service.js';
import { ExportsService } from './exports/exports.service.js';
import { IndexConnector } from './index.connector.js';
import { ProductsController } from './products.controller.js';
import { ProductsResolver } from './products.resolver.js';
import { ProductsService } from './products.service.js';

/** Reading the catalogues. */
@Module({
  imports: [CatalogueModule],
  controllers: [ProductsController],
  providers: [ChangesService, ChangesResolver, ExportsService, IndexConnector, ProductsService, ProductsResolver],
  exports: [ChangesService, ProductsService],
})
export class ProductsModule {}
