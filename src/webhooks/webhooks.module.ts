import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { PublishModule } from '../publish/publish.module.js';
import { ProductDeliveries } from './product-deliveries.js';
import { RunDeliveries } from './run-deliveries.js';
import { WebhookPositions } from './webhook-positions.js';
import { WebhookDelivery } from './webhook-delivery.js';
import { WebhooksOfJobLoader } from './webhook.loader.js';
import { WebhookSender } from './webhook-sender.js';
import { WebhooksResolver } from './webhooks.resolver.js';
import { WebhooksService } from './webhooks.service.js';

/** Manages webhooks and delivers the changes of catalogues and the ends of runs to them. */
@Module({
  imports: [CatalogueModule, PublishModule],
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
