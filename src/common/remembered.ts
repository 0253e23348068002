import { LRUCache } from 'lru-cache';

interface Limits {
  /** Results kept; the one unused for longest is dropped first. */
  readonly maxEntries?: number;
  /** Longer texts are computed every time: they rarely repeat and would fill the memory. */
  readonly maxCharacters?: number;
}

/**
 * Returns the same function with a cache of its latest results, for slow functions of texts that a feed repeats, such as
 * currencies and phone numbers. Results are kept by their text; errors are not kept. The default limits keep one cache
 * under about 1 MB.
 */
export function remembered<T>(
  compute: (text: string) => T,
  { maxEntries = 2_000, maxCharacters = 100 }: Limits = {},
): (text: string) => T {
  // Wrapped, because the cache treats undefined as a missing value.
  const results = new LRUCache<string, { readonly result: T }>({ max: maxEntries });
  return (text) => {
    const known = results.get(text);
    if (known !== undefined) return known.result;
    const result = compute(text);
    if (text.length <= maxCharacters) results.set(text, { result });
    return result;
  };
}
