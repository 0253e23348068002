/** One step of a path: a key, a place in an array (negative from the end), or every element. */
export type PathStep = string | number | typeof EACH;

/** The step `[*]`. A symbol, so that a key `*` stays a key. */
export const EACH = Symbol('each');

const REFUSED = new Set(['__proto__', 'constructor', 'prototype']);

/** Whether a key is one that no mapping may name, because it leads out of the data. */
export function isRefused(key: PathStep | string): boolean {
  return typeof key === 'string' && REFUSED.has(key);
}

/** The known name that is nearest to a mistyped one, or null when none is near. */
export function nearestName(name: string, known: Iterable<string>): string | null {
  let nearest: string | null = null;
  let least = Math.max(2, Math.floor(Math.min(name.length, 30) / 2)) + 1;
  for (const candidate of known) {
    const distance = editDistance(name.slice(0, 40).toLowerCase(), candidate.toLowerCase());
    if (distance < least) [nearest, least] = [candidate, distance];
  }
  return nearest;
}

function editDistance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, i) => i);
  for (let i = 1; i <= left.length; i++) {
    const next = [i];
    for (let j = 1; j <= right.length; j++) {
      const swap = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}
