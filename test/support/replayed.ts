import type { Json } from './app.js';
import { type Received } from './receiver.js';

/** What a shop makes of the deliveries that it took, beginning with nothing. */
export interface Replayed {
  /** Its products as JSON texts. */
  readonly catalogue: string[];
  /** Which run made each version. */
  readonly runs: Map<number, string>;
  /** What a receiver that relies on the promises would trip over. */
  readonly surprises: string[];
}

/**
 * Applies all deliveries that were taken, each once, however often it came, version by version. `tries` are all that came:
 * a webhook must not go back, except to the delivery that it did last.
 */
export function replay(tries: readonly Received[], taken: readonly Received[]): Replayed {
  const surprises: string[] = [];
  for (const path of new Set(tries.map((each) => each.path))) {
    surprises.push(...outOfOrder(tries.filter((each) => each.path === path)));
  }
  const once = new Map(taken.map((each) => [each.headers['webhook-id'], each.payload]));
  const payloads = [...once.values()].sort((one, other) => one['version'] - other['version']);
  const products = new Map<string, Json>();
  const runs = new Map<number, string>();
  for (const { version, runID, products: changes } of payloads) {
    if ((runs.get(version) ?? runID) !== runID) surprises.push(`two runs made version ${version}`);
    runs.set(version, runID);
    for (const change of changes as Json[]) {
      const wrong = apply(products, change);
      if (wrong) surprises.push(`version ${version}: ${change['event']} ${change['productData'].Link} ${wrong}`);
    }
  }
  return { catalogue: [...products.values()].map((product) => JSON.stringify(product)), runs, surprises };
}

/** Says what is wrong with a change, if something is. */
function apply(products: Map<string, Json>, { event, productData, changedFields }: Json): string | null {
  const before = products.get(productData.Link);
  if (event === 'REMOVED') {
    products.delete(productData.Link);
    return JSON.stringify(before) === JSON.stringify(productData) ? null : 'is not what was there';
  }
  products.set(productData.Link, productData);
  if (event === 'ADDED') return before ? 'was there before' : null;
  if (!before) return 'was not there before';
  const differing = Object.keys(productData).filter((name) => before[name] !== productData[name]);
  const expected = differing.map((name) => ({ name, from: before[name], to: productData[name] }));
  return JSON.stringify(changedFields) === JSON.stringify(expected) ? null : 'says wrongly what changed';
}

/** Of one webhook: batch after batch of version after version; what comes again is the last one, as it was. */
function outOfOrder(tries: readonly Received[]): string[] {
  const wrong: string[] = [];
  let last: Received | null = null;
  for (const each of tries) {
    const { version, batch } = each.payload;
    const name = `${each.path} ${version}, ${batch.index} of ${batch.count}`;
    if (last?.headers['webhook-id'] === each.headers['webhook-id']) {
      if (each.body !== last?.body) wrong.push(`${name} came again as another one`);
      continue;
    }
    const { version: lastVersion, batch: lastBatch } = last?.payload ?? { version: 0, batch: { index: 0, count: 0 } };
    const follows =
      version === lastVersion
        ? batch.index === lastBatch.index + 1 && batch.count === lastBatch.count
        : version > lastVersion && batch.index === 1 && lastBatch.index === lastBatch.count;
    if (!follows) wrong.push(`${name} came after ${lastVersion}, ${lastBatch.index} of ${lastBatch.count}`);
    last = each;
  }
  return wrong;
}
