import { nameEnd } from './xml-names.js';

/** A name of an element or attribute, made once: the same text again is the same string. */
export interface KnownName {
  readonly name: string;
  /** How an attribute of this name is called in records, `@name`; null: it declares a namespace. */
  readonly attribute: string | null;
  /** What followed it last. */
  next: KnownName | null;
}

const MOST = 10_000;

/**
 * Reads names. Elements and attributes of a feed follow each other in nearly the same order again and again, so that the
 * text is first compared with the name that followed the last one: that saves making the name anew.
 */
export class TagNames {
  private readonly known = new Map<string, KnownName>();
  private last: KnownName = { name: '', attribute: null, next: null };

  /** The name that begins at `from`; an empty one when none does. */
  read(text: string, from: number): KnownName {
    const guess = this.last.next;
    if (guess !== null && text.startsWith(guess.name, from) && endsName(text.charCodeAt(from + guess.name.length))) {
      return (this.last = guess);
    }
    const name = text.slice(from, nameEnd(text, from));
    let found = this.known.get(name);
    if (found === undefined) {
      found = { name, attribute: /^xmlns(:|$)/.test(name) ? null : `@${name}`, next: null };
      if (this.known.size < MOST) this.known.set(name, found);
    }
    this.last.next = found;
    return (this.last = found);
  }
}

/** What stands behind a name nearly always; anything else is looked at more closely. */
function endsName(code: number): boolean {
  return code === 62 || code === 61 || code === 32;
}
