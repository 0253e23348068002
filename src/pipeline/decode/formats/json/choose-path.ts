import type { SurveyedArray } from './survey-json.js';

const NAMES = new Set(['products', 'items', 'offers', 'data', 'results', 'entries', 'edges', 'nodes']);
/** Keys whose lists do not contain products; an error response must not look like a feed. */
const FAILURES = new Set(['errors', 'error', 'warnings', 'messages']);
const MAX_DEPTH = 4;

/** Whether no later array can be chosen instead: true for the root, and for the first array of objects with a usual name. */
export function isSure({ path, holdsObjects }: SurveyedArray): boolean {
  return path.length === 0 || (holdsObjects && NAMES.has(path.at(-1)!));
}

/**
 * Chooses the array of the records (docs/sources.md, Decoders): the root; else the first array of objects with a usual name;
 * else an empty one with such a name; else the array of objects with most bytes, at most 4 levels deep. Returns null if there is none.
 */
export function choosePath(arrays: readonly SurveyedArray[]): readonly string[] | null {
  const root = arrays.find((array) => array.path.length === 0);
  if (root) return ['*'];
  const named = arrays.filter((array) => NAMES.has(array.path.at(-1)!));
  const chosen =
    named.find((array) => array.holdsObjects) ??
    named.find((array) => array.empty) ??
    arrays
      .filter((array) => array.holdsObjects && array.path.length <= MAX_DEPTH && !FAILURES.has(array.path.at(-1)!))
      .reduce<SurveyedArray | null>((most, array) => (most && most.bytes >= array.bytes ? most : array), null);
  return chosen ? [...chosen.path, '*'] : null;
}
