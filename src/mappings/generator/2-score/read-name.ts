import { NAME_STRENGTH } from '../weights.js';
import { wordsOf } from '../words/fold-words.js';
import { compactName, joinWords, lookUp, QUALIFYING, SUBJECTS } from '../words/meaning-lookup.js';

/** The meanings that a name may have, each with a strength from 0 to 1. */
export type Meanings = ReadonlyMap<string, number>;

/** The meanings of a name that the tables do not know. */
export const NO_MEANINGS: Meanings = new Map();

const REPEATED_HEADER = /\s*\(\d+\)\s*$/;
const BRACKETED = /\(([^()]*)\)|\[([^[\]]*)\]/g;
const ALTERNATIVE_SEPARATORS = /[/|()]|\s+(?:or|oder|ou|o|of|или)\s+/u;
/** A name with more parts is a list of something else. */
const MAX_ALTERNATIVES = 5;
const NUMBERED = /^(\D{2,}?)[\s_-]*(\d{1,2})$/u;
/** In letters: `sku` is the shortest glued word, and what follows it has to be a word as well. */
const MIN_GLUED_LENGTH = 3;

/**
 * Returns the meanings of the name of a column, key or target field. Tries the whole name first, then without brackets,
 * without words for the product, without qualifiers and numbers. The first form that the tables know decides, because a
 * longer name is more certain than a part of it.
 */
export function readName(name: string): Meanings {
  if (REPEATED_HEADER.test(name)) {
    return weaken(readName(name.replace(REPEATED_HEADER, '')), NAME_STRENGTH.REPEATED_HEADER);
  }
  const words = wordsOf(name.replace(/\[\d+\]/g, ' '));
  return (
    known(joinWords(words), 1) ??
    readWithoutBrackets(name) ??
    readWithoutNoise(words) ??
    readGlued(joinWords(words)) ??
    readNumbered(name) ??
    readAlternatives(name) ??
    NO_MEANINGS
  );
}

/** Multiplies every strength by a factor. */
export function weaken(meanings: Meanings, factor: number): Meanings {
  return factor === 1 ? meanings : new Map([...meanings].map(([meaning, strength]) => [meaning, strength * factor]));
}

function known(key: string, factor: number): Meanings | undefined {
  const found = lookUp(key);
  if (!found || factor === 1) return found;
  // A weak name that is only a part of the whole is not evidence: `Number of Products`.
  const strong = new Map([...found].filter(([, strength]) => strength === 1));
  return strong.size > 0 ? weaken(strong, factor) : undefined;
}

/** Reads `Body (HTML)` without the brackets, and `Färg (product.metafields.shopify.color-pattern)` by the key inside. */
function readWithoutBrackets(name: string): Meanings | undefined {
  const inner = [...name.matchAll(BRACKETED)].map((match) => match[1] ?? match[2] ?? '').at(-1);
  if (inner === undefined) return undefined;
  if (inner.includes('metafields')) {
    const key = inner.split('.').at(-1) ?? '';
    return (
      known(compactName(key), NAME_STRENGTH.METAFIELD_KEY) ??
      readWithoutNoise(wordsOf(key)) ??
      known(compactName(name.replace(BRACKETED, ' ')), NAME_STRENGTH.METAFIELD_LABEL)
    );
  }
  const outer = wordsOf(name.replace(BRACKETED, ' '));
  return known(joinWords(outer), NAME_STRENGTH.BEFORE_BRACKETS) ?? readWithoutNoise(outer);
}

function readWithoutNoise(words: readonly string[]): Meanings | undefined {
  const withoutSubject = trimWords(words, SUBJECTS);
  const withoutQualifier = trimWords(words, QUALIFYING);
  const withoutBoth = trimWords(withoutSubject, new Set([...SUBJECTS, ...QUALIFYING]));
  return (
    knownShorter(withoutSubject, words, NAME_STRENGTH.WITHOUT_SUBJECT) ??
    knownShorter(withoutQualifier, words, NAME_STRENGTH.WITHOUT_QUALIFIER) ??
    knownShorter(withoutBoth, withoutSubject, NAME_STRENGTH.WITHOUT_BOTH)
  );
}

function knownShorter(shorter: readonly string[], words: readonly string[], factor: number): Meanings | undefined {
  return shorter.length < words.length ? known(joinWords(shorter), factor) : undefined;
}

/** Removes words of a set from both ends, but keeps one word. */
function trimWords(words: readonly string[], noise: ReadonlySet<string>): readonly string[] {
  let [from, to] = [0, words.length];
  while (to - from > 1 && noise.has(words[from] ?? '')) from++;
  while (to - from > 1 && noise.has(words[to - 1] ?? '')) to--;
  return words.slice(from, to);
}

/** Reads `Produktbild` and `ITEMPRICE`, where the word for the product is glued to the name. */
function readGlued(key: string): Meanings | undefined {
  for (const subject of SUBJECTS) {
    const isLongEnough = subject.length >= MIN_GLUED_LENGTH && key.length >= subject.length + MIN_GLUED_LENGTH;
    if (!isLongEnough || !key.startsWith(subject)) continue;
    const found = known(key.slice(subject.length), NAME_STRENGTH.GLUED);
    if (found) return found;
  }
  return undefined;
}

/** Reads `image_2` as an additional image; for other names only number 0 or 1 is as good as none. */
function readNumbered(name: string): Meanings | undefined {
  const [, stem, number] = NUMBERED.exec(name.trim()) ?? [];
  if (stem === undefined) return undefined;
  const meanings = readName(stem);
  if (meanings.size === 0) return undefined;
  if (Number(number) <= 1) return weaken(meanings, NAME_STRENGTH.FIRST_NUMBERED);
  const later = new Map(weaken(meanings, NAME_STRENGTH.LATER_NUMBERED));
  if (meanings.has('image') || meanings.has('moreImages')) later.set('moreImages', NAME_STRENGTH.ADDITIONAL_IMAGE);
  return later;
}

/** Reads several names for one thing, `EAN / GTIN`: the meanings that all known parts share. */
function readAlternatives(name: string): Meanings | undefined {
  const parts = name.split(ALTERNATIVE_SEPARATORS).filter((part) => part.trim() !== '');
  if (parts.length < 2 || parts.length > MAX_ALTERNATIVES) return undefined;
  const knownParts = parts.map((part) => readName(part)).filter((meanings) => meanings.size > 0);
  const [first] = knownParts;
  if (!first) return undefined;
  const shared = new Map([...first].filter(([meaning]) => knownParts.every((meanings) => meanings.has(meaning))));
  const factor = knownParts.length > 1 ? NAME_STRENGTH.ALTERNATIVES_AGREE : NAME_STRENGTH.ONE_ALTERNATIVE;
  return shared.size > 0 ? weaken(shared, factor) : undefined;
}
