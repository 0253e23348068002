import { SaxesParser } from 'saxes';
import { showPath } from '../../sniffing/overrides.js';

const NAMES = new Set(['item', 'entry', 'product', 'offer', 'SHOPITEM']);
/** Path of the records in an empty feed, by the name of its root. */
const EMPTY_FEEDS: Record<string, readonly string[]> = {
  rss: ['rss', 'channel', 'item'],
  feed: ['feed', 'entry'],
  SHOP: ['SHOP', 'SHOPITEM'],
  products: ['products', 'product'],
  items: ['items', 'item'],
  offers: ['offers', 'offer'],
  yml_catalog: ['yml_catalog', 'shop', 'offers', 'offer'],
};

/** Bytes between two checks whether the element is decided. */
const BYTES_PER_SLICE = 4096;

interface Surveyed {
  readonly path: readonly string[];
  /** The largest number inside one parent. */
  most: number;
  /** Whether one of them has children. */
  structured: boolean;
}

/**
 * Chooses the element of the records (docs/sources.md, Decoders): the first with a usual name below the root, else where one would
 * be in an empty feed, else the one that is repeated most inside one parent. Returns null if no element is repeated.
 */
export function chooseElement(window: string): readonly string[] | null {
  const found = survey(window);
  const empty = found.root === null ? undefined : EMPTY_FEEDS[found.root];
  return found.usual ?? empty ?? mostRepeated(found.surveyed);
}

/** The same for elements that exist. */
export function findElement(window: string): readonly string[] | null {
  const { usual, surveyed } = survey(window);
  return usual ?? mostRepeated(surveyed);
}

/** Sorts elements with children first. */
function mostRepeated(surveyed: ReadonlyMap<string, Surveyed>): readonly string[] | null {
  const repeated = [...surveyed.values()].filter(({ most }) => most > 1);
  const candidates = repeated.some(({ structured }) => structured)
    ? repeated.filter(({ structured }) => structured)
    : repeated;
  const best = candidates.reduce<Surveyed | null>((most, one) => (most && most.most >= one.most ? most : one), null);
  return best?.path ?? null;
}

/** Reads the beginning of a document, which may be cut anywhere; the parser reports errors. */
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
