import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { ChangeListeners } from './change-listeners.js';
import { ListenerPositions } from './listener-positions.js';

/** Tells what was committed to whoever listens in this process. */
@Module({
  imports: [CatalogueModule],
  providers: [ChangeListeners, ListenerPositions],
  exports: [ChangeListeners, ListenerPositions],
})
export class PublishModule {}
