import { Module } from '@nestjs/common';
import { RowPurge } from '../database/row-purge.js';
import { Catalogues } from './catalogues.js';
import { CataloguePurge } from './purge/catalogue-purge.js';
import { CatalogueReader } from './read/catalogue-reader.js';

/** The stored catalogues: the only owner of their tables. */
@Module({
  providers: [Catalogues, CatalogueReader, CataloguePurge, RowPurge],
  exports: [Catalogues, CatalogueReader, CataloguePurge, RowPurge],
})
export class CatalogueModule {}
