import { type SourcePath } from '../1-profile/source-paths.js';
import { PLACE_FACTOR, VARIANT_MEANING_FACTOR } from '../weights.js';
import { wordsOf } from '../words/fold-words.js';
import {
  compactName,
  GENERIC_KEYS,
  joinWords,
  lookUp,
  SUBJECTS,
  UNRELATED,
  VARIANT_LISTS,
} from '../words/meaning-lookup.js';
import { type Meanings, NO_MEANINGS, readName, weaken } from './read-name.js';

/** The key under which a decoder puts the object around a record. */
const PARENT_KEY = '_parent';
/** The levels that GraphQL puts between a list and its elements. */
const CONNECTION_KEYS = new Set(['edges', 'node', 'nodes']);

/** Returns whether the records are variants, each with its product as `_parent`; a `#path=` with several `*` makes them. */
export function areVariantRecords(paths: readonly SourcePath[]): boolean {
  return paths.some(
    ({ keys, listIndexes }) => keys[0] === PARENT_KEY && listIndexes.length > 0 && isVariantList(keys[1] ?? ''),
  );
}

/** Returns the meanings of a path of a record that is a variant. The product around it fills what it does not say itself. */
export function readPathOfVariant(path: SourcePath): Meanings {
  const [first, second = ''] = path.keys;
  if (first !== PARENT_KEY) {
    const own = new Map(readPath(path));
    const title = own.get('title');
    return title === undefined ? own : own.set('title', title * PLACE_FACTOR.TITLE_OF_VARIANT);
  }
  // The list that contains the record itself.
  if (isVariantList(second)) return NO_MEANINGS;
  const inner = { ...path, keys: path.keys.slice(1), listIndexes: path.listIndexes.map((index) => index - 1) };
  const meanings = [...weaken(readPath(inner), PLACE_FACTOR.PRODUCT_OF_VARIANT)];
  return new Map(meanings.map(([meaning, strength]) => [meaning === 'id' ? 'groupId' : meaning, strength]));
}

/** Returns the meanings of a path: those of its last key, limited by the keys around it. */
export function readPath(path: SourcePath): Meanings {
  const keys = path.keys.filter((key, index) => index === 0 || !CONNECTION_KEYS.has(key));
  const lastKey = keys.at(-1) ?? '';
  if (keys.length === 1) return readName(lastKey);
  const parent = keys.at(-2) ?? '';
  const outerKeys = keys.slice(0, -1);
  const joined = lookUp(joinWords([...wordsOf(parent), ...wordsOf(lastKey)]));
  if (joined) return limitByOuterKeys(joined, outerKeys.slice(0, -1), path, PLACE_FACTOR.JOINED_WITH_PARENT);
  if (GENERIC_KEYS.has(compactName(lastKey)) && !isWrapper(parent, outerKeys.length - 1, path)) {
    const ofParent = limitByOuterKeys(readName(parent), outerKeys.slice(0, -1), path, PLACE_FACTOR.FROM_PARENT);
    if (ofParent.size > 0) return ofParent;
  }
  return limitByOuterKeys(readName(lastKey), outerKeys, path, 1);
}

function limitByOuterKeys(
  meanings: Meanings,
  outerKeys: readonly string[],
  path: SourcePath,
  factor: number,
): Meanings {
  let limited = meanings;
  for (const [index, key] of outerKeys.entries()) {
    if (limited.size === 0) break;
    const isList = path.listIndexes.includes(index);
    if (isVariantList(key) && (isList || compactName(key) !== 'item')) limited = limitToVariant(limited);
    else if (UNRELATED.has(compactName(key))) limited = NO_MEANINGS;
    else if (!isWrapper(key, index, path)) limited = limitToMeaningsOf(key, limited, isList);
  }
  return weaken(limited, factor);
}

function limitToVariant(meanings: Meanings): Meanings {
  const inVariant = [...meanings].map(
    ([meaning, strength]) => [meaning, strength * (VARIANT_MEANING_FACTOR[meaning] ?? 1)] as const,
  );
  return new Map(inVariant.filter(([, strength]) => strength !== 0));
}

/** Keeps the meanings that the outer key has as well, if it has any: `images[*].id` is not the id of the product. */
function limitToMeaningsOf(key: string, meanings: Meanings, isList: boolean): Meanings {
  const own = readName(key);
  if (own.size === 0) {
    return weaken(meanings, isList ? PLACE_FACTOR.IN_UNKNOWN_LIST : PLACE_FACTOR.IN_UNKNOWN_OBJECT);
  }
  return new Map([...meanings].filter(([meaning]) => own.has(meaning)));
}

/** Whether a key only wraps the whole record: `product.title`, `node.title`. */
function isWrapper(key: string, index: number, path: SourcePath): boolean {
  const isList = path.listIndexes.includes(index);
  return !isList && !isVariantList(key) && wordsOf(key).every((word) => SUBJECTS.has(word));
}

function isVariantList(key: string): boolean {
  return VARIANT_LISTS.has(compactName(key));
}
