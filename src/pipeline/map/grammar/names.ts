import { distance } from 'fastest-levenshtein';

/** One step of a path: a key, a place in an array (negative from the end), or every element. */
export type PathStep = string | number | typeof EACH;

/** The step `[*]`. A symbol, so that a key `*` stays a key. */
export const EACH = Symbol('each');

const REFUSED = new Set(['__proto__', 'constructor', 'prototype']);

/** Whether mappings must not use a key, because it leads out of the data. */
export function isRefused(key: PathStep | string): boolean {
  return typeof key === 'string' && REFUSED.has(key);
}

// A typo changes at most half of a name. Longer names are cut, because the cost grows with the product of both lengths.
const MAX_CHARACTERS_COMPARED = 40;
const MAX_CHANGES = 15;

/** Returns the known name with the fewest changes to a mistyped one; null if all need more than half of its characters. */
export function nearestName(name: string, known: Iterable<string>): string | null {
  const mistyped = name.slice(0, MAX_CHARACTERS_COMPARED).toLowerCase();
  let nearest: string | null = null;
  let fewest = Math.max(2, Math.min(Math.floor(name.length / 2), MAX_CHANGES)) + 1;
  for (const candidate of known) {
    const changes = distance(mistyped, candidate.toLowerCase());
    if (changes < fewest) [nearest, fewest] = [candidate, changes];
  }
  return nearest;
}
