import { type Webhook } from './webhook.entity.js';

/** How far a webhook has come. */
type Position = Partial<Pick<Webhook, 'version' | 'within' | 'lastRunNumber' | 'lastError'>>;

/** What a webhook does next. */
export interface Delivery {
  /** The JSON to post; null when there is only a position to move. */
  readonly body: string | null;
  /** What was found out about where it stands: kept also when the receiver does not take it. */
  readonly before: Position;
  readonly after: Position;
}
