import { clip } from '../../../../common/issues.js';
import { TagNames } from './tag-names.js';
import { nameEnd, skipBlanks } from './xml-names.js';
import { resolveReferences } from './xml-references.js';

/** Events of a document that is read. */
export interface XmlEvents {
  /** Whether an element that contains only text may be reported with `leaf`. */
  readonly takesLeaves: boolean;
  /** Whether text that contains only white space is reported. */
  readonly keepsBlanks: boolean;
  /** `attributes`: their values by `@name`; the receiver may keep and change them. */
  opened(name: string, attributes: Record<string, string> | null): void;
  closed(): void;
  texted(text: string): void;
  leaf(name: string, text: string): void;
  /** `at`: index in the text that is being scanned. */
  fail(at: number, what: string): never;
}

const DECLARATION =
  /^<\?xml\s+version\s*=\s*(["'])1\.\d+\1(?:\s+encoding\s*=\s*(["'])[A-Za-z][\w.-]*\2)?(?:\s+standalone\s*=\s*(["'])(?:yes|no)\3)?\s*\?>$/;

/**
 * Reads a well-formed document without DOCTYPE (XML 1.0) in pieces: each call continues where the last one stopped. It checks
 * everything that can be checked without a DOCTYPE.
 */
export class XmlScanner {
  private readonly open: string[] = [];
  private readonly names = new TagNames();
  private text = '';
  /** Index of the next `&` and of the next `]]>`, so that they are not searched again for each piece of text. */
  private ampersand = -1;
  private sectionEnd = -1;
  private isPlain = true;
  /** Namespace declarations of the tag; they are not data. */
  private readonly declared = new Set<string>();
  private isBegun = false;
  hasRoot = false;
  /** Index of the current or last tag. */
  tagAt = 0;

  constructor(
    private readonly events: XmlEvents,
    private readonly maxDepth: number,
  ) {}

  /** Open elements. */
  get depth(): number {
    return this.open.length;
  }

  /** Scans the complete parts of `text` and returns the index of the rest, with which the next text has to begin. */
  scan(text: string): number {
    this.text = text;
    this.ampersand = this.sectionEnd = -1;
    for (let at = 0; ;) {
      const tag = text.indexOf('<', at);
      if (tag < 0) return at;
      if (tag > at) this.takeText(at, tag);
      const end = this.takeMarkup(tag);
      if (end < 0) return tag;
      this.isBegun = true;
      at = end;
    }
  }

  /** Scans the text at the end of the document. */
  finish(text: string): void {
    this.text = text;
    this.ampersand = this.sectionEnd = -1;
    this.takeText(0, text.length);
  }

  /** Each `take...` method returns the index after the part it has read, or -1 if its end is not in the text. */
  private takeMarkup(at: number): number {
    const { text } = this;
    this.tagAt = at;
    switch (text.charCodeAt(at + 1)) {
      case 47:
        return this.takeEndTag(at);
      case 33:
        if (text.startsWith('<!--', at)) return this.takeComment(at);
        if (text.startsWith('<![CDATA[', at)) return this.takeSection(at);
        if (text.startsWith('<!DOCTYPE', at)) return this.events.fail(at, 'it has a DOCTYPE, which feeds may not have');
        return this.events.fail(at, '<! begins nothing that is known');
      case 63:
        return this.takeInstruction(at);
      default:
        return this.takeStartTag(at);
    }
  }

  private takeText(from: number, to: number): void {
    const { events } = this;
    const at = skipBlanks(this.text, from);
    if (this.open.length === 0) {
      if (at < to) events.fail(at, 'text stands outside of the document');
      this.isBegun = true;
    } else if (at < to || events.keepsBlanks) events.texted(this.textOf(from, to));
  }

  private textOf(from: number, to: number): string {
    const { text } = this;
    if (this.sectionEnd < from) this.sectionEnd = indexOrEnd(text, ']]>', from);
    if (this.sectionEnd < to) this.events.fail(this.sectionEnd, ']]> stands alone; it has to be written ]]&gt;');
    if (this.ampersand < from) this.ampersand = indexOrEnd(text, '&', from);
    const raw = text.slice(from, to);
    return this.ampersand < to ? resolveReferences(raw, (at, what) => this.events.fail(from + at, what)) : raw;
  }

  private takeStartTag(tag: number): number {
    const { text, events, open } = this;
    const { name } = this.names.read(text, tag + 1);
    if (name === '') {
      if (tag + 1 >= text.length) return -1;
      events.fail(tag, 'a < stands alone; it has to be written &lt;');
    }
    if (open.length >= this.maxDepth) events.fail(tag, `elements are more than ${this.maxDepth} levels deep`);
    let at = tag + 1 + name.length;
    let attributes: Record<string, string> | null = null;
    if (text.charCodeAt(at) !== 62) {
      attributes = {};
      at = this.takeAttributes(at, attributes);
      if (at < 0) return -1;
    }
    const isEmpty = text.charCodeAt(at) === 47;
    if (isEmpty && text.charCodeAt(at + 1) !== 62) {
      if (at + 1 >= text.length) return -1;
      events.fail(at, 'a > was expected after the /');
    }
    at += isEmpty ? 2 : 1;
    if (open.length === 0) {
      if (this.hasRoot) events.fail(tag, 'something follows the end of the document');
      this.hasRoot = true;
    }
    if (!isEmpty && attributes === null && events.takesLeaves) {
      const end = this.takeLeaf(name, at);
      if (end >= 0) return end;
    }
    events.opened(name, attributes);
    if (isEmpty) events.closed();
    else open.push(name);
    return at;
  }

  /** Reads text with its end tag, as most elements of a feed have. */
  private takeLeaf(name: string, from: number): number {
    const { text } = this;
    const tag = text.indexOf('<', from);
    if (tag < 0 || text.charCodeAt(tag + 1) !== 47 || !text.startsWith(name, tag + 2)) return -1;
    const end = tag + 2 + name.length;
    if (text.charCodeAt(end) !== 62) return -1;
    this.events.leaf(name, tag > from ? this.textOf(from, tag) : '');
    return end + 1;
  }

  /** Returns the index of the `>` or `/` after the attributes. */
  private takeAttributes(from: number, into: Record<string, string>): number {
    const { text, events } = this;
    if (this.declared.size > 0) this.declared.clear();
    for (let at = from; ;) {
      const start = skipBlanks(text, at);
      if (start >= text.length) return -1;
      const code = text.charCodeAt(start);
      if (code === 62 || code === 47) return start;
      const known = this.names.read(text, start);
      if (known.name === '' || start === at) events.fail(start, 'a > or a blank and an attribute was expected');
      const equals = skipBlanks(text, start + known.name.length);
      if (equals >= text.length) return -1;
      if (text.charCodeAt(equals) !== 61) events.fail(equals, `the attribute ${clip(known.name, 40)} has no value`);
      const quote = skipBlanks(text, equals + 1);
      if (quote >= text.length) return -1;
      const mark = text.charCodeAt(quote);
      if (mark !== 34 && mark !== 39) events.fail(quote, `the value of ${clip(known.name, 40)} has no quotes`);
      const close = this.valueEnd(quote + 1, mark);
      if (close < 0) return -1;
      const { attribute } = known;
      if (attribute === null ? this.declared.has(known.name) : into[attribute] !== undefined) {
        events.fail(start, `the attribute ${clip(known.name, 40)} stands there twice`);
      }
      const value = this.attributeValue(quote + 1, close);
      if (attribute === null) this.declared.add(known.name);
      else into[attribute] = value;
      at = close + 1;
    }
  }

  /** Returns the index of the quote that ends a value, or -1. Sets `isPlain` if the value needs no replacements. */
  private valueEnd(from: number, mark: number): number {
    const { text } = this;
    this.isPlain = true;
    for (let at = from; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === mark) return at;
      if (code === 38 || code === 10 || code === 9) this.isPlain = false;
      else if (code === 60) this.events.fail(at, 'a < stands in an attribute; it has to be written &lt;');
    }
    return -1;
  }

  private attributeValue(from: number, to: number): string {
    const raw = this.text.slice(from, to);
    if (this.isPlain) return raw;
    // In attributes, line ends and tabs become spaces, unless they are written as references.
    return resolveReferences(raw.replaceAll(/[\n\t]/g, ' '), (at, what) => this.events.fail(from + at, what));
  }

  private takeEndTag(tag: number): number {
    const { text, events, open } = this;
    const name = open.at(-1);
    if (name !== undefined && text.startsWith(name, tag + 2)) {
      const end = skipBlanks(text, tag + 2 + name.length);
      if (end >= text.length) return -1;
      if (text.charCodeAt(end) === 62) {
        open.pop();
        events.closed();
        return end + 1;
      }
    } else if (!text.includes('>', tag)) return -1;
    const found = text.slice(tag + 2, nameEnd(text, tag + 2)).slice(0, 40);
    return events.fail(tag, `</${found}> closes nothing: ${name === undefined ? 'no element' : `<${name}>`} is open`);
  }

  private takeComment(tag: number): number {
    const dashes = this.text.indexOf('--', tag + 4);
    if (dashes < 0 || dashes + 2 >= this.text.length) return -1;
    if (this.text.charCodeAt(dashes + 2) !== 62) this.events.fail(dashes, 'a comment may not hold --');
    return dashes + 3;
  }

  private takeSection(tag: number): number {
    const { text, events } = this;
    if (this.open.length === 0) events.fail(tag, 'text stands outside of the document');
    if (this.sectionEnd < tag + 9) this.sectionEnd = indexOrEnd(text, ']]>', tag + 9);
    const end = this.sectionEnd;
    if (end >= text.length) return -1;
    events.texted(text.slice(tag + 9, end));
    return end + 3;
  }

  private takeInstruction(tag: number): number {
    const { text, events } = this;
    const close = text.indexOf('?>', tag + 2);
    if (close < 0) return -1;
    const nameAt = tag + 2;
    const end = nameEnd(text, nameAt);
    const isNamed = end > nameAt && end <= close && (end === close || skipBlanks(text, end) > end);
    if (!isNamed) events.fail(tag, '<? begins nothing that is known');
    if (text.slice(nameAt, end).toLowerCase() === 'xml') {
      if (this.isBegun || tag > 0) events.fail(tag, '<?xml has to be the very beginning of the document');
      if (!DECLARATION.test(text.slice(tag, close + 2))) events.fail(tag, 'its <?xml is not written as it has to be');
    }
    return close + 2;
  }
}

function indexOrEnd(text: string, wanted: string, from: number): number {
  const at = text.indexOf(wanted, from);
  return at < 0 ? text.length : at;
}
