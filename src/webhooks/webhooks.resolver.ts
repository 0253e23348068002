import { Args, Context, ID, Info, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../graphql/context.js';
import { report } from '../graphql/report.js';
import { WebhookEvent } from '../graphql/webhook-event.enum.js';
import { toWebhookSchema, WebhookSchema } from './dto/webhook.schema.js';
import { WebhooksService } from './webhooks.service.js';

@Resolver(() => WebhookSchema)
export class WebhooksResolver {
  constructor(private readonly webhooks: WebhooksService) {}

  @Query(() => [WebhookSchema], { nullable: true, description: 'All webhooks, oldest first.' })
  async getWebhooks(): Promise<WebhookSchema[]> {
    return (await this.webhooks.list()).map(toWebhookSchema);
  }

  @Mutation(() => ID, {
    description:
      'Saves a webhook, or replaces the one with the same url, event and job. A secret that is made is shown once, in extensions.webhookSecrets.',
  })
  async saveWebhook(
    @Args('url', { description: 'Where deliveries are posted: an absolute http or https address.' }) url: string,
    @Args('event', { type: () => WebhookEvent, description: 'The event to deliver.' }) event: WebhookEvent,
    @Args('jobID', { type: () => ID, description: 'The id of the job.' }) jobID: string,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
    @Args('fields', {
      type: () => [String],
      nullable: 'itemsAndList',
      description: 'Only with UPDATED: the fields whose changes are delivered; without it all.',
    })
    fields?: (string | null)[],
    @Args('secret', { type: () => String, nullable: true, description: '24 to 64 bytes in base64.' }) secret?: string,
  ): Promise<string> {
    const saved = await this.webhooks.save({ url, event, fields, jobID, secret });
    if (saved.secret) report(context, 'webhookSecrets', info, saved.secret);
    return saved.id;
  }

  @Mutation(() => Boolean, { description: 'Deletes a webhook; false when nothing has that id.' })
  async deleteWebhook(
    @Args('id', { type: () => ID, description: 'The id of the webhook.' }) id: string,
  ): Promise<boolean> {
    return this.webhooks.remove(id);
  }

  @Mutation(() => Boolean, {
    description: 'Delivers everything from a version on again, that version included, and enables the webhook.',
  })
  async redeliver(
    @Args('webhookID', { type: () => ID, description: 'The id of the webhook.' }) webhookID: string,
    @Args('fromVersion', { type: () => Int, description: 'The first version to deliver again.' }) fromVersion: number,
  ): Promise<boolean> {
    await this.webhooks.redeliver(webhookID, fromVersion);
    return true;
  }
}
