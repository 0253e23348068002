import { type ChangePosition } from '../catalogue/read/change-position.js';
import { type Change } from '../catalogue/read/change.js';
import { type Webhook } from './webhook.entity.js';

/** Limits of one delivery; a larger product is sent alone. */
const MAX_PRODUCTS_PER_DELIVERY = 100;
const MAX_BYTES_PER_DELIVERY = 256_000;
/** Reserved for the JSON around the products. */
const ENVELOPE_BYTES = 1_000;

/** The products of one delivery, each as JSON text, and the position where they end. */
export interface Batch {
  readonly products: readonly string[];
  readonly end: ChangePosition;
}

/** Splits the changes that a webhook subscribes to into batches for deliveries. The same changes give the same batches. */
export async function* batchesOf(
  changes: AsyncIterable<Change>,
  webhook: Pick<Webhook, 'event' | 'fields'>,
): AsyncGenerator<Batch, void> {
  let products: string[] = [];
  let bytes = ENVELOPE_BYTES;
  let end: ChangePosition | null = null;
  for await (const change of changes) {
    const product = productOf(change, webhook);
    if (product === null) continue;
    const size = Buffer.byteLength(product) + 1;
    if (end && (products.length === MAX_PRODUCTS_PER_DELIVERY || bytes + size > MAX_BYTES_PER_DELIVERY)) {
      yield { products, end };
      products = [];
      bytes = ENVELOPE_BYTES;
    }
    products.push(product);
    bytes += size;
    end = change.position;
  }
  if (end) yield { products, end };
}

/** Returns null if the webhook does not subscribe to the change. */
function productOf(
  { event, data, changedFields }: Change,
  { event: wanted, fields }: Pick<Webhook, 'event' | 'fields'>,
): string | null {
  if (event !== wanted) return null;
  if (!changedFields) return JSON.stringify({ event, productData: data });
  const monitored = changedFields.filter(({ name }) => fields.length === 0 || fields.includes(name));
  if (fields.length > 0 && monitored.length === 0) return null;
  return JSON.stringify({ event, productData: data, changedFields: monitored });
}
