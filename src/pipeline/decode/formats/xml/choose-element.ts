import { SaxesParser } from 'saxes';
import { showPath } from '../../sniffing/overrides.js';

const NAMES = new Set(['item', 'entry', 'product', 'offer', 'SHOPITEM']);
/** Where records would be in a feed that has none, by the name of its root. */
const EMPTY_FEEDS: Record<string, readonly string[]> = {
  rss: ['rss', 'channel', 'item'],
  feed: ['feed', 'entry'],
  SHOP: ['SHOP', 'SHOPITEM'],
  products: ['products', 'product'],
  items: ['items', 'item'],
  offers: ['offers', 'offer'],
  yml_catalog: ['yml_catalog', 'shop', 'offers', 'offer'],
};

/** How much is read before it is asked whether the element is found. */
const BYTES_PER_SLICE = 4096;

interface Surveyed {
  readonly path: readonly string[];
  /** The most of them inside one parent. */
  most: number;
  /** Whether one had children of its own. */
  structured: boolean;
}

/**
 * Which element is the record (docs/sources.md, Decoders): the first with a usual name below the root, else where one would
 * be in an empty feed, else the one that is repeated most inside one parent. Null: nothing is repeated.
 */
export function chooseElement(window: string): readonly string[] | null {
  const found = survey(window);
  const empty = found.root === null ? undefined : EMPTY_FEEDS[found.root];
  return found.usual ?? empty ?? mostRepeated(found.surveyed);
}

/** The same, of those that are there. */
export function findElement(window: string): readonly string[] | null {
  const { usual, surveyed } = survey(window);
  return usual ?? mostRepeated(surveyed);
}

/** Those with children first. */
function mostRepeated(surveyed: ReadonlyMap<string, Surveyed>): readonly string[] | null {
  const repeated = [...surveyed.values()].filter(({ most }) => most > 1);
  const candidates = repeated.some(({ structured }) => structured)
    ? repeated.filter(({ structured }) => structured)
    : repeated;
  const best = candidates.reduce<Surveyed | null>((most, one) => (most && most.most >= one.most ? most : one), null);
  return best?.path ?? null;
}

/** Reads the beginning of a document, which may end anywhere; what is wrong in it is for the parser to say. */
function survey(window: string) {
  const surveyed = new Map<string, Surveyed>();
  const stack: { path: readonly string[]; children: Map<string, number> }[] = [];
  let usual: readonly string[] | null = null;
  let root: string | null = null;
  const parser = new SaxesParser();
  parser.on('error', () => undefined);
  parser.on('opentagstart', ({ name }) => {
    const parent = stack.at(-1);
    const path = [...(parent?.path ?? []), name];
    root ??= name;
    if (parent && !usual && NAMES.has(name)) usual = path;
    if (parent && stack.length < 6) {
      const key = showPath(path);
      const entry = surveyed.get(key) ?? { path, most: 0, structured: false };
      surveyed.set(key, entry);
      const count = (parent.children.get(name) ?? 0) + 1;
      parent.children.set(name, count);
      entry.most = Math.max(entry.most, count);
      const parentEntry = surveyed.get(showPath(parent.path));
      if (parentEntry) parentEntry.structured = true;
    }
    stack.push({ path, children: new Map() });
  });
  parser.on('closetag', () => void stack.pop());
  for (let at = 0; at < window.length && !usual; at += BYTES_PER_SLICE)
    parser.write(window.slice(at, at + BYTES_PER_SLICE));
  return { usual, root, surveyed };
}
