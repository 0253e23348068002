import { LRUCache } from 'lru-cache';
import { nameEnd } from './xml-names.js';

/** The name of an element or attribute. The same text again gives the same object. */
export interface KnownName {
  readonly name: string;
  /** The name of such an attribute in records, `@name`; null if it declares a namespace. */
  readonly attribute: string | null;
  /** The name that followed this one last. */
  next: KnownName | null;
}

/** A feed has a few hundred names; more come from broken or hostile feeds, whose names must not fill the memory. */
const MAX_NAMES = 10_000;

/**
 * Reads names. The elements and attributes of a feed repeat in nearly the same order, so the text is first compared with
 * the name that followed the last one. This avoids a new string for each name.
 */
export class TagNames {
  private readonly known = new LRUCache<string, KnownName>({ max: MAX_NAMES });
  private last: KnownName = { name: '', attribute: null, next: null };

  /** Returns the name that begins at `from`; an empty one if there is none. */
  read(text: string, from: number): KnownName {
    const guess = this.last.next;
    if (guess !== null && text.startsWith(guess.name, from) && endsName(text.charCodeAt(from + guess.name.length))) {
      return (this.last = guess);
    }
    const name = text.slice(from, nameEnd(text, from));
    let found = this.known.get(name);
    if (found === undefined) {
      found = { name, attribute: /^xmlns(:|$)/.test(name) ? null : `@${name}`, next: null };
      this.known.set(name, found);
    }
    this.last.next = found;
    return (this.last = found);
  }
}

/** The characters that nearly always follow a name: `>`, `=` and a space. Others take the slower way. */
function endsName(code: number): boolean {
  return code === 62 || code === 61 || code === 32;
}
