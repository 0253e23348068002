import { CARRYING, compact, FOREIGN, join, lookUp, OWNERS, UNITS } from '../words/meaning-lookup.js';
import { wordsOf } from '../words/fold-words.js';
import { type SourcePath } from '../1-profile/source-paths.js';
import { type Reading, readName, UNREAD, weaken } from './read-name.js';

/** What the members of a variant cannot say of the product: a variant's title is no `Name`. */
const UNIT_FACTORS: Readonly<Record<string, number>> = {
  title: 0,
  description: 0.3,
  shortDescription: 0.3,
  brand: 0.6,
  category: 0.4,
  link: 0.5,
  image: 0.7,
  id: 0.68,
  groupId: 0.9,
  weight: 0.95,
};

/** What a decoder calls the object around a record. */
const PARENT = '_parent';
/** What a variant says of itself comes first, but for its title. */
const PARENT_FACTOR = 0.97;
const UNIT_TITLE = 0.6;

/** What GraphQL puts between a list and its elements. */
const CONNECTIONS = new Set(['edges', 'node', 'nodes']);

/** Whether the records are variants, each with the product around it, as a `#path=` with several `*` makes them. */
export function areUnits(paths: readonly SourcePath[]): boolean {
  return paths.some(({ keys, lists }) => keys[0] === PARENT && lists.length > 0 && UNITS.has(compact(keys[1] ?? '')));
}

/** Reads a path of a record that is a variant: what it does not say itself, the product around it does. */
export function readUnitPath(path: SourcePath): Reading {
  const [first, second = ''] = path.keys;
  if (first !== PARENT) {
    const own = new Map(readPath(path));
    const title = own.get('title');
    return title === undefined ? own : own.set('title', title * UNIT_TITLE);
  }
  // The list in which the record itself stands.
  if (UNITS.has(compact(second))) return UNREAD;
  const inner = { ...path, keys: path.keys.slice(1), lists: path.lists.map((at) => at - 1) };
  const reading = [...weaken(readPath(inner), PARENT_FACTOR)];
  return new Map(reading.map(([meaning, strength]) => [meaning === 'id' ? 'groupId' : meaning, strength]));
}

/** Reads a path: the name of its last key, together with the place where it stands. */
export function readPath(path: SourcePath): Reading {
  const keys = path.keys.filter((key, at) => at === 0 || !CONNECTIONS.has(key));
  const leaf = keys.at(-1) ?? '';
  if (keys.length === 1) return readName(leaf);
  const parent = keys.at(-2) ?? '';
  const above = keys.slice(0, -1);
  const joined = lookUp(join([...wordsOf(parent), ...wordsOf(leaf)]));
  if (joined) return placed(new Map(joined), above.slice(0, -1), path, 0.97);
  if (CARRYING.has(compact(leaf)) && !isWrapper(parent, above.length - 1, path)) {
    const carried = placed(readName(parent), above.slice(0, -1), path, 0.95);
    if (carried.size > 0) return carried;
  }
  return placed(readName(leaf), above, path, 1);
}

function placed(reading: Reading, above: readonly string[], path: SourcePath, factor: number): Reading {
  let result = reading;
  for (let at = 0; at < above.length && result.size > 0; at++) {
    const key = compact(above[at] ?? '');
    const listed = path.lists.includes(at);
    if (UNITS.has(key) && (listed || key !== 'item')) result = inUnit(result);
    else if (FOREIGN.has(key)) result = UNREAD;
    else if (!isWrapper(above[at] ?? '', at, path)) result = besides(result, above[at] ?? '', listed);
  }
  return weaken(result, factor);
}

function inUnit(reading: Reading): Reading {
  const inner = new Map([...reading].map(([meaning, strength]) => [meaning, strength * (UNIT_FACTORS[meaning] ?? 1)]));
  for (const [meaning, strength] of inner) if (strength === 0) inner.delete(meaning);
  return inner;
}

/** Below a key with a meaning of its own only that meaning is left: `images[*].id` is no id of the product. */
function besides(reading: Reading, key: string, listed: boolean): Reading {
  const own = readName(key);
  if (own.size === 0) return weaken(reading, listed ? 0.6 : 0.85);
  return new Map([...reading].filter(([meaning]) => own.has(meaning)));
}

/** `product.title`, `node.title`: an object around the whole record. */
function isWrapper(key: string, at: number, path: SourcePath): boolean {
  const words = wordsOf(key);
  return !path.lists.includes(at) && !UNITS.has(compact(key)) && words.every((word) => OWNERS.has(word));
}
