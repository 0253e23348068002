import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { ProductDeliveries } from './product-deliveries.js';
import { RunDeliveries } from './run-deliveries.js';
import { WebhookPositions } from './webhook-positions.js';
import { WebhookDelivery } from './webhook-delivery.js';
import { WebhooksOfJobLoader } from './webhook.loader.js';
import { WebhookSender } from './webhook-sender.js';
import { WebhooksResolver } from './webhooks.resolver.js';
import { WebhooksService } from './webhooks.service.js';

/** Webhooks and their delivery. */
@Module({
  imports: [CatalogueModule],
  providers: [
    WebhooksService,
    WebhooksOfJobLoader,
    WebhooksResolver,
    WebhookDelivery,
    WebhookPositions,
    WebhookSender,
    ProductDeliveries,
    RunDeliveries,
  ],
  exports: [WebhooksService, WebhooksOfJobLoader, WebhookDelivery],
})
export class WebhooksModule {}
