import { FeedmillError } from '../../../../common/errors.js';
import { clip } from '../../../../common/issues.js';
import type { DecodeTools } from '../format-decoder.js';
import { RecordCollector } from '../record-collector.js';
import type { RecordParser } from '../record-parser.js';
import { addMember, closeElement, openElement, type OpenElement } from './xml-element.js';
import { XmlScanner, type XmlEvents } from './xml-scanner.js';

const END_OF_TAG = 62;
/** XML 1.0, 2.2: the characters that are not allowed in a document. */
const FORBIDDEN = /[^\t\n\r -\ufffd]/;

/**
 * Parses the elements at one path of a well-formed document as records; everything outside of them is checked and skipped.
 * The bytes of each record are decoded separately, because a character outside of Latin-1 makes a text twice as large and
 * slower to read.
 */
export class XmlParser implements RecordParser, XmlEvents {
  private readonly scanner: XmlScanner;
  private readonly endTag: Buffer;
  private into = new RecordCollector();
  /** Bytes after the last `>`. */
  private carried: Buffer[] = [];
  private carriedBytes = 0;
  /** Text that the scanner cannot read yet: the beginning of a tag, comment or section. */
  private pending = '';
  /** Open elements from the record down to the innermost one; empty outside of records. */
  private readonly open: OpenElement[] = [];
  private depth = 0;
  /** Number of steps of the path, from the root, that exist in the document. */
  reached = 0;
  /** Number of open elements, from the root, that match the path. */
  private matched = 0;
  private text = '';
  /** Position of the first character of `text` in the document. */
  private passedCharacters = 0;
  private passedLines = 0;
  private passedColumns = 0;
  private recordFrom = 0;

  constructor(
    private readonly path: readonly string[],
    private readonly tools: DecodeTools,
  ) {
    this.scanner = new XmlScanner(this, tools.limits.depth);
    this.endTag = Buffer.from(`</${path.at(-1)!}`);
  }

  get takesLeaves(): boolean {
    return this.open.length > 0;
  }

  get keepsBlanks(): boolean {
    return this.open.length > 0 && this.open.at(-1)!.text !== '';
  }

  write(chunk: Buffer, into: RecordCollector): void {
    this.into = into;
    const end = chunk.lastIndexOf(END_OF_TAG) + 1;
    if (end > 0) {
      this.scanBytes(this.join(chunk.subarray(0, end)));
      this.carried = [];
      this.carriedBytes = 0;
    }
    if (end < chunk.length) this.carry(chunk.subarray(end));
  }

  end(into: RecordCollector): void {
    this.into = into;
    this.scanText(this.join(Buffer.alloc(0)).toString('utf8'));
    const { depth, hasRoot } = this.scanner;
    this.text = this.pending;
    if (depth === 0 && hasRoot && !this.text.includes('<')) {
      this.scanner.finish(this.text);
      return;
    }
    const { line } = this.placeOf(this.text.length);
    const missing = depth > 0 ? `${depth} ${depth === 1 ? 'element is' : 'elements are'} still open` : 'a tag is cut';
    throw new FeedmillError('SOURCE_TRUNCATED', `The XML document ends in the middle, in line ${line}: ${missing}.`, {
      line,
    });
  }

  opened(name: string, attributes: Record<string, string> | null): void {
    this.depth += 1;
    if (this.open.length === 0) {
      if (this.matched !== this.depth - 1 || this.path[this.matched] !== name) return;
      this.matched += 1;
      this.reached = Math.max(this.reached, this.matched);
      if (this.matched < this.path.length) return;
      this.recordFrom = this.passedCharacters + this.scanner.tagAt;
    }
    this.open.push(openElement(name, attributes));
  }

  closed(): void {
    const closed = this.open.pop();
    const parent = this.open.at(-1);
    if (closed && parent) addMember(parent, closed.name, closeElement(closed));
    else if (closed) this.takeRecord(closed);
    if (this.open.length === 0 && this.matched === this.depth) this.matched -= 1;
    this.depth -= 1;
  }

  texted(text: string): void {
    const inner = this.open.at(-1);
    if (inner) inner.text += text;
  }

  leaf(name: string, text: string): void {
    addMember(this.open.at(-1)!, name, text.trim());
  }

  fail(at: number, what: string): never {
    const place = this.placeOf(at);
    throw new FeedmillError(
      'PARSE_ERROR',
      `The XML document cannot be read at line ${place.line}, column ${place.column}: ${what}.`,
      place,
    );
  }

  private scanBytes(bytes: Buffer): void {
    for (let at = 0; at < bytes.length;) {
      // As many bytes as are pending, so that pending text is scanned again only when its size has doubled.
      const endTag = bytes.indexOf(this.endTag, at + this.pending.length);
      const end = endTag < 0 ? bytes.length : bytes.indexOf(END_OF_TAG, endTag) + 1;
      this.scanText(bytes.toString('utf8', at, end));
      at = end;
    }
  }

  private scanText(added: string): void {
    const lines = added.includes('\r') ? added.replaceAll(/\r\n?/g, '\n') : added;
    this.text = this.pending === '' ? lines : this.pending + lines;
    const forbidden = lines.search(FORBIDDEN);
    if (forbidden >= 0) this.fail(this.pending.length + forbidden, 'a control character stands there');
    this.pending = '';
    const taken = this.scanner.scan(this.text);
    this.pass(taken);
    this.pending = this.text.slice(taken);
    this.checkSize(0);
  }

  private pass(taken: number): void {
    const { line, column } = this.placeOf(taken);
    this.passedLines = line - 1;
    this.passedColumns = column - 1;
    this.passedCharacters += taken;
  }

  /** Returns line and column, both from 1, of an index in the current text. */
  private placeOf(at: number): { line: number; column: number } {
    const { text } = this;
    let line = this.passedLines + 1;
    let lineFrom = -this.passedColumns;
    for (let end = text.indexOf('\n'); end >= 0 && end < at; end = text.indexOf('\n', end + 1)) {
      line += 1;
      lineFrom = end + 1;
    }
    return { line, column: at - lineFrom + 1 };
  }

  private takeRecord(element: OpenElement): void {
    this.checkSize(this.scanner.tagAt);
    const value = closeElement(element);
    if (typeof value === 'object' && !Array.isArray(value)) this.into.add(value);
    else {
      const { line } = this.placeOf(this.scanner.tagAt);
      this.tools.report.unreadable(`The ${element.name} in line ${line} holds only text: ${clip(value, 40)}`);
    }
  }

  /** `at`: the index up to which the text is read. */
  private checkSize(at: number): void {
    const { recordBytes } = this.tools.limits;
    const isInside = this.open.length > 0 || this.matched === this.path.length;
    if (isInside && this.passedCharacters + at + this.pending.length - this.recordFrom > recordBytes) {
      this.fail(at, `a record is longer than ${recordBytes} characters`);
    }
    if (this.pending.length > recordBytes) this.fail(at, `a text or tag is longer than ${recordBytes} characters`);
  }

  private join(bytes: Buffer): Buffer {
    return this.carriedBytes === 0 ? bytes : Buffer.concat([...this.carried, bytes]);
  }

  private carry(bytes: Buffer): void {
    this.carried.push(bytes);
    this.carriedBytes += bytes.length;
    const { recordBytes } = this.tools.limits;
    if (this.carriedBytes > recordBytes)
      this.fail(this.text.length, `a text or tag is longer than ${recordBytes} bytes`);
  }
}
