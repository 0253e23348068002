import { type Webhook } from './webhook.entity.js';

/** The position of a webhook. */
type Position = Partial<Pick<Webhook, 'version' | 'within' | 'lastRunNumber' | 'lastError'>>;

/** The next step of a webhook. */
export interface Delivery {
  /** The JSON to post; null when there is only a position to move. */
  readonly body: string | null;
  /** Changes of the position that are stored even if the delivery fails. */
  readonly before: Position;
  readonly after: Position;
}
