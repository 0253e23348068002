import DataLoader from 'dataloader';
import type { RequestContext } from './context.js';

/** Bounds the parameters of one statement; SQLite takes 32,766 and PostgreSQL 65,535. */
const MAX_KEYS_PER_BATCH = 10_000;

/** Answers many ids with one query: a plain provider of the feature that owns what is loaded. */
export interface BatchLoader<V, K = string> {
  /** One answer per id, in order; an error in the place of an id that is not there. */
  loadMany(ids: readonly K[]): Promise<(V | Error)[]>;
}

/** A page of a list that belongs to one of many objects, such as the runs of a job. */
export interface PageKey<Place> {
  readonly ownerID: string;
  readonly first: number;
  readonly after: Place | null;
}

/**
 * Loads pages of the lists of many owners: one call of `pagesOf` for all keys that have the same arguments. It returns the
 * page of each owner.
 */
export async function loadPages<V, Place>(
  keys: readonly PageKey<Place>[],
  pagesOf: (ownerIDs: string[], first: number, after: Place | null) => Promise<ReadonlyMap<string, V[]>>,
): Promise<V[][]> {
  const listOf = ({ first, after }: PageKey<Place>) => JSON.stringify([first, after]);
  const lists = new Map(keys.map((key) => [listOf(key), { ...key, ownerIDs: [] as string[] }]));
  for (const key of keys) lists.get(listOf(key))?.ownerIDs.push(key.ownerID);
  const pages = new Map<string, ReadonlyMap<string, V[]>>();
  for (const [list, { ownerIDs, first, after }] of lists) pages.set(list, await pagesOf(ownerIDs, first, after));
  return keys.map((key) => pages.get(listOf(key))?.get(key.ownerID) ?? []);
}

/**
 * Loads one thing together with all others that are asked for in the same moment of the same request. A field of many
 * objects that loads takes the arguments as GraphQL brings them, `(parent, args, context)`: Nest fills those with a
 * decorator of their own, as `@Parent()`, through a dozen promises per object, and that is more than a quarter of what a
 * list of jobs costs.
 */
export async function load<V, K = string>(context: RequestContext, loader: BatchLoader<V, K>, id: K): Promise<V> {
  let batched = context.loaders.get(loader) as DataLoader<K, V, unknown> | undefined;
  if (!batched) {
    batched = new DataLoader<K, V, unknown>((ids) => loader.loadMany(ids), {
      maxBatchSize: MAX_KEYS_PER_BATCH,
      cacheKeyFn: (key) => (typeof key === 'string' ? key : JSON.stringify(key)),
    });
    context.loaders.set(loader, batched);
  }
  return batched.load(id);
}
