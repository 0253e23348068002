import { fold, wordsOf } from './fold-words.js';
import { CATEGORY } from './category.js';
import { IDENTITY } from './product-codes.js';
import { LINKS } from './links.js';
import type { Meaning } from './meaning.js';
import { MONEY } from './money.js';
import { CARRIERS, FOREIGN_PLACES, OWNER_WORDS, QUALIFIERS, UNIT_PLACES } from './structural-words.js';
import { STOCK } from './stock.js';
import { TEXT } from './text.js';
import { TRAITS } from './traits.js';

const WEAK = 0.62;
const MEANINGS: readonly Meaning[] = [...IDENTITY, ...TEXT, ...LINKS, ...MONEY, ...STOCK, ...CATEGORY, ...TRAITS];

export const OWNERS = new Set(OWNER_WORDS.map(fold));
export const QUALIFYING = new Set(QUALIFIERS.map(fold));
export const CARRYING = new Set(CARRIERS.map(compact));
export const FOREIGN = new Set(FOREIGN_PLACES.map(compact));
export const UNITS = new Set(UNIT_PLACES.map(compact));

const LEXICON = new Map<string, ReadonlyMap<string, number>>();
for (const meaning of MEANINGS) {
  for (const names of Object.values(meaning.names)) for (const name of names.split(',')) learn(name, meaning.id, 1);
  for (const name of meaning.weak?.split(',') ?? []) learn(name, meaning.id, WEAK);
}

/** What a name means when it is in the tables as it stands, each meaning with its strength; nothing else is tried. */
export function lookUp(key: string): ReadonlyMap<string, number> | undefined {
  return LEXICON.get(key);
}

/** A name as the tables are searched: its words joined; umlauts written as two letters equal the plain ones. */
export function compact(name: string): string {
  return join(wordsOf(name)) || name.trim().toLowerCase();
}

export function join(words: readonly string[]): string {
  return words.join('').replace(/([aou])e/g, '$1');
}

function learn(name: string, meaning: string, strength: number): void {
  const key = compact(name);
  if (key === '') return;
  const known = new Map(LEXICON.get(key));
  known.set(meaning, Math.max(known.get(meaning) ?? 0, strength));
  LEXICON.set(key, known);
}
