import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { ChangeListeners } from './change-listeners.js';
import { ListenerPositions } from './listener-positions.js';

/** Calls the change listeners of this process for committed versions. */
@Module({
  imports: [CatalogueModule],
  providers: [ChangeListeners, ListenerPositions],
  exports: [ChangeListeners, ListenerPositions],
})
export class PublishModule {}
