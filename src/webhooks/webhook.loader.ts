import { Injectable } from '@nestjs/common';
import { type BatchLoader } from '../graphql/loaders.js';
import { toWebhookSchema, WebhookSchema } from './dto/webhook.schema.js';
import { WebhooksService } from './webhooks.service.js';

/** The webhooks of each job. */
@Injectable()
export class WebhooksOfJobLoader implements BatchLoader<WebhookSchema[]> {
  constructor(private readonly webhooks: WebhooksService) {}

  async loadMany(jobIDs: readonly string[]): Promise<WebhookSchema[][]> {
    const byJob = new Map<string, WebhookSchema[]>(jobIDs.map((id) => [id, []]));
    for (const webhook of await this.webhooks.listOf(jobIDs)) byJob.get(webhook.jobID)?.push(toWebhookSchema(webhook));
    return [...byJob.values()];
  }
}
