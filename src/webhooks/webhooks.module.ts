import { Module } from '@nestjs/common';
import { WebhooksOfJobLoader } from './webhook.loader.js';
import { WebhooksResolver } from './webhooks.resolver.js';
import { WebhooksService } from './webhooks.service.js';

/** Who is told about the changes of a catalogue. */
@Module({
  providers: [WebhooksService, WebhooksOfJobLoader, WebhooksResolver],
  exports: [WebhooksService, WebhooksOfJobLoader],
})
export class WebhooksModule {}
