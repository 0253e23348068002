import DataLoader from 'dataloader';
import type { RequestContext } from './context.js';

/** Answers many ids with one query: a plain provider of the feature that owns what is loaded. */
export interface BatchLoader<V> {
  /** One answer per id, in order; an error in the place of an id that is not there. */
  loadMany(ids: readonly string[]): Promise<(V | Error)[]>;
}

/**
 * Loads one thing together with all others that are asked for in the same moment of the same request. A field of many
 * objects that loads takes the arguments as GraphQL brings them, `(parent, args, context)`: Nest fills those with a
 * decorator of their own, as `@Parent()`, through a dozen promises per object, and that is more than a quarter of what a
 * list of jobs costs.
 */
export async function load<V>(context: RequestContext, loader: BatchLoader<V>, id: string): Promise<V> {
  let batched = context.loaders.get(loader) as DataLoader<string, V> | undefined;
  if (!batched) {
    batched = new DataLoader((ids) => loader.loadMany(ids));
    context.loaders.set(loader, batched);
  }
  return batched.load(id);
}
