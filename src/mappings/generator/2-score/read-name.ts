import { wordsOf } from '../words/fold-words.js';
import { compact, join, lookUp, OWNERS, QUALIFYING } from '../words/meaning-lookup.js';

/** What a name may mean, each meaning with a strength from 0 to 1. */
export type Reading = ReadonlyMap<string, number>;

export const UNREAD: Reading = new Map();
const DUPLICATE = /\s*\(\d+\)\s*$/;
const BRACKETED = /\(([^()]*)\)|\[([^[\]]*)\]/g;
const ALTERNATIVES = /[/|()]|\s+(?:or|oder|ou|o|of|или)\s+/u;
const COUNTED = /^(\D{2,}?)[\s_-]*(\d{1,2})$/u;

/**
 * Reads the name of a column, of a key or of a target field. The name as it stands is tried first; then without its
 * brackets, without the words that say whose it is, without qualifiers and numbers. The first that is known counts, for
 * what a longer name says is more certain than what remains of it.
 */
export function readName(name: string): Reading {
  if (DUPLICATE.test(name)) return weaken(readName(name.replace(DUPLICATE, '')), 0.6);
  const words = wordsOf(name.replace(/\[\d+\]/g, ' '));
  return (
    known(join(words), 1) ??
    readBracketed(name) ??
    readShorter(words) ??
    readGlued(join(words)) ??
    readCounted(name) ??
    readAlternatives(name) ??
    UNREAD
  );
}

export function weaken(reading: Reading, factor: number): Reading {
  return factor === 1 ? reading : new Map([...reading].map(([meaning, strength]) => [meaning, strength * factor]));
}

function known(key: string, factor: number): Reading | undefined {
  const found = lookUp(key);
  if (!found || factor === 1) return found;
  // What is left of a longer name is no evidence when it says little by itself: `Number of Products`.
  const strong = new Map([...found].filter(([, strength]) => strength === 1));
  return strong.size > 0 ? weaken(strong, factor) : undefined;
}

/** `Body (HTML)`; of `Färg (product.metafields.shopify.color-pattern)` the part in brackets is the one that stays. */
function readBracketed(name: string): Reading | undefined {
  const inner = [...name.matchAll(BRACKETED)].map((match) => match[1] ?? match[2] ?? '').at(-1);
  if (inner === undefined) return undefined;
  if (inner.includes('metafields')) {
    const key = inner.split('.').at(-1) ?? '';
    const outer = name.replace(BRACKETED, ' ');
    return known(compact(key), 0.95) ?? readShorter(wordsOf(key)) ?? known(compact(outer), 0.9);
  }
  const outer = wordsOf(name.replace(BRACKETED, ' '));
  return known(join(outer), 0.97) ?? readShorter(outer);
}

function readShorter(words: readonly string[]): Reading | undefined {
  const plain = withoutEnds(words, OWNERS);
  const found = plain.length < words.length ? known(join(plain), 0.95) : undefined;
  if (found) return found;
  const unqualified = withoutEnds(words, QUALIFYING);
  const owned = unqualified.length < words.length ? known(join(unqualified), 0.92) : undefined;
  if (owned) return owned;
  const bare = withoutEnds(plain, new Set([...OWNERS, ...QUALIFYING]));
  return bare.length < plain.length ? known(join(bare), 0.88) : undefined;
}

function withoutEnds(words: readonly string[], noise: ReadonlySet<string>): readonly string[] {
  let [from, to] = [0, words.length];
  while (to - from > 1 && noise.has(words[from] ?? '')) from++;
  while (to - from > 1 && noise.has(words[to - 1] ?? '')) to--;
  return words.slice(from, to);
}

/** `Produktbild`, `ITEMPRICE`: whose it is, written together with what it is. */
function readGlued(key: string): Reading | undefined {
  for (const owner of OWNERS) {
    if (owner.length < 3 || key.length < owner.length + 3 || !key.startsWith(owner)) continue;
    const found = known(key.slice(owner.length), 0.93);
    if (found) return found;
  }
  return undefined;
}

/** `image_2` is one more image; of other names the first is as good as one without a number. */
function readCounted(name: string): Reading | undefined {
  const [, stem, number] = COUNTED.exec(name.trim()) ?? [];
  if (stem === undefined) return undefined;
  const reading = readName(stem);
  if (reading.size === 0) return undefined;
  if (Number(number) <= 1) return weaken(reading, 0.92);
  const further = new Map(weaken(reading, 0.5));
  if (reading.has('image') || reading.has('moreImages')) further.set('moreImages', 0.9);
  return further;
}

/** `EAN / GTIN`, `Number of the maker (HAN/MPN)`: several names for one thing, of which two agree, or all that are known. */
function readAlternatives(name: string): Reading | undefined {
  const parts = name.split(ALTERNATIVES).filter((part) => part.trim() !== '');
  if (parts.length < 2 || parts.length > 5) return undefined;
  const readings = parts.map((part) => readName(part)).filter((reading) => reading.size > 0);
  const [first] = readings;
  if (!first) return undefined;
  const shared = [...first].filter(([meaning]) => readings.every((reading) => reading.has(meaning)));
  return shared.length > 0 ? weaken(new Map(shared), readings.length > 1 ? 0.93 : 0.85) : undefined;
}
