import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { ChangeListeners } from './change-listeners.js';
import { ListenerPositions } from './listener-positions.js';
import { Subscribers } from './subscribers.js';

/** Delivers commits to subscribers: the change listeners of this process here, webhooks in WebhooksModule. */
@Module({
  imports: [CatalogueModule],
  providers: [Subscribers, ChangeListeners, ListenerPositions],
  exports: [Subscribers, ChangeListeners, ListenerPositions],
})
export class PublishModule {}
