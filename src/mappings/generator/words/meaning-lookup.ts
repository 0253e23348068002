import { NAME_STRENGTH } from '../weights.js';
import { CATEGORY } from './category.js';
import { removeAccents, wordsOf } from './fold-words.js';
import { LINKS } from './links.js';
import type { Meaning } from './meaning.js';
import { MONEY } from './money.js';
import { PRODUCT_CODES } from './product-codes.js';
import { STOCK } from './stock.js';
import {
  GENERIC_VALUE_KEYS,
  QUALIFIERS,
  SUBJECT_WORDS,
  UNRELATED_CONTAINERS,
  VARIANT_CONTAINERS,
} from './structural-words.js';
import { TEXT } from './text.js';
import { TRAITS } from './traits.js';

const MEANINGS: readonly Meaning[] = [...PRODUCT_CODES, ...TEXT, ...LINKS, ...MONEY, ...STOCK, ...CATEGORY, ...TRAITS];

/** The words of `structural-words.ts`, in the form in which they are compared. */
export const SUBJECTS = new Set(SUBJECT_WORDS.map(removeAccents));
export const QUALIFYING = new Set(QUALIFIERS.map(removeAccents));
export const GENERIC_KEYS = new Set(GENERIC_VALUE_KEYS.map(compactName));
export const UNRELATED = new Set(UNRELATED_CONTAINERS.map(compactName));
export const VARIANT_LISTS = new Set(VARIANT_CONTAINERS.map(compactName));

const MEANINGS_BY_NAME = new Map<string, ReadonlyMap<string, number>>();
for (const meaning of MEANINGS) {
  for (const names of Object.values(meaning.names)) for (const name of names.split(',')) addName(name, meaning.id, 1);
  for (const name of meaning.weak?.split(',') ?? []) addName(name, meaning.id, NAME_STRENGTH.WEAK);
}

/** Returns the meanings of a compact name with their strengths; undefined when the tables do not have exactly this name. */
export function lookUp(compact: string): ReadonlyMap<string, number> | undefined {
  return MEANINGS_BY_NAME.get(compact);
}

/** Returns the key under which the tables store a name: its words, joined. */
export function compactName(name: string): string {
  return joinWords(wordsOf(name)) || name.trim().toLowerCase();
}

/** Joins words to a key of the tables; umlauts written with two letters equal the plain vowel. */
export function joinWords(words: readonly string[]): string {
  return words.join('').replace(/([aou])e/g, '$1');
}

function addName(name: string, meaning: string, strength: number): void {
  const key = compactName(name);
  if (key === '') return;
  const known = new Map(MEANINGS_BY_NAME.get(key));
  known.set(meaning, Math.max(known.get(meaning) ?? 0, strength));
  MEANINGS_BY_NAME.set(key, known);
}
