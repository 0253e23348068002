import { registerEnumType } from '@nestjs/graphql';

/** The events that changes of products and webhooks have. */
export enum WebhookEvent {
  ADDED = 'ADDED',
  UPDATED = 'UPDATED',
  REMOVED = 'REMOVED',
  RUN_FAILED = 'RUN_FAILED',
  RUN_HELD = 'RUN_HELD',
}
registerEnumType(WebhookEvent, {
  name: 'WebhookEvent',
  description: 'What happened: to a product, or to a run.',
  valuesMap: {
    ADDED: { description: 'A product is new in the catalogue.' },
    UPDATED: { description: 'A product changed.' },
    REMOVED: { description: 'A product was removed from the catalogue.' },
    RUN_FAILED: { description: 'A run failed and changed nothing.' },
    RUN_HELD: { description: 'A run kept back removals that looked like a broken feed.' },
  },
});
