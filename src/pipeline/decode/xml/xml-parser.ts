import { StringDecoder } from 'node:string_decoder';
import { SaxesParser } from 'saxes';
import { FeedmillError } from '../../../common/errors.js';
import { clip } from '../../../common/issues.js';
import type { RawRecord } from '../../../common/records.js';
import type { DecodeTools } from '../format-decoder.js';
import type { RecordParser } from '../record-parser.js';
import { BareAmpersands } from './bare-ampersands.js';
import { addMember, closeElement, openElement, type OpenElement } from './xml-element.js';

/** Elements at one path of a well-formed document as records; everything outside of them is passed over. */
export class XmlParser implements RecordParser {
  private readonly decoder = new StringDecoder('utf8');
  private readonly parser = new SaxesParser();
  private readonly ampersands = new BareAmpersands();
  private records: RawRecord[] = [];
  /** Open elements from the record down to the innermost one; empty outside of records. */
  private open: OpenElement[] = [];
  private depth = 0;
  /** How many of the open elements, from the root, are those of the path. */
  private matched = 0;
  private recordFrom = 0;
  private lastTag = 0;
  private ending = false;

  constructor(
    private readonly path: readonly string[],
    private readonly tools: DecodeTools,
  ) {
    this.parser.on('opentag', ({ name, attributes }) => this.enter(name, attributes));
    this.parser.on('closetag', ({ name }) => this.leave(name));
    this.parser.on('text', (text) => this.addText(text));
    this.parser.on('cdata', (text) => this.addText(text));
    this.parser.on('doctype', () => this.fail('it has a DOCTYPE, which feeds may not have'));
    this.parser.on('error', (error) => this.fail(clip(error.message.replace(/^[\d:]+\s*/, ''), 200)));
  }

  write(chunk: Buffer): RawRecord[] {
    this.records = [];
    this.parse(this.decoder.write(chunk), false);
    const { recordBytes } = this.tools.limits;
    if (this.parser.position - this.lastTag > recordBytes) this.fail(`a text is longer than ${recordBytes} characters`);
    this.checkSize();
    return this.records;
  }

  end(): RawRecord[] {
    this.records = [];
    this.parse(this.decoder.end(), true);
    this.ending = true;
    this.parser.close();
    return this.records;
  }

  private parse(added: string, last: boolean): void {
    const { text, bareAt } = this.ampersands.take(added, last);
    this.parser.write(bareAt < 0 ? text : text.slice(0, bareAt));
    if (bareAt >= 0) this.fail('an & stands alone; it has to be written &amp;');
  }

  private enter(name: string, attributes: Readonly<Record<string, string>>): void {
    this.depth += 1;
    this.lastTag = this.parser.position;
    if (this.depth > this.tools.limits.depth)
      this.fail(`elements are more than ${this.tools.limits.depth} levels deep`);
    if (this.open.length > 0) {
      this.open.push(openElement(name, attributes));
      return;
    }
    if (this.matched !== this.depth - 1 || this.path[this.matched] !== name) return;
    this.matched += 1;
    if (this.matched < this.path.length) return;
    this.recordFrom = this.parser.position;
    this.open.push(openElement(name, attributes));
  }

  private leave(name: string): void {
    this.lastTag = this.parser.position;
    const closed = this.open.pop();
    const parent = this.open.at(-1);
    if (closed && parent) addMember(parent, name, closeElement(closed));
    else if (closed) this.takeRecord(closed);
    if (this.open.length === 0 && this.matched === this.depth) this.matched -= 1;
    this.depth -= 1;
  }

  private takeRecord(element: OpenElement): void {
    this.checkSize();
    const value = closeElement(element);
    if (typeof value === 'object' && !Array.isArray(value)) this.records.push(value);
    else {
      this.tools.report.unreadable(
        `The ${element.name} in line ${this.parser.line} holds only text: ${clip(value, 40)}`,
      );
    }
  }

  private addText(text: string): void {
    const inner = this.open.at(-1);
    if (inner) inner.text += text;
  }

  private checkSize(): void {
    const { recordBytes } = this.tools.limits;
    const inside = this.open.length > 0 || this.matched === this.path.length;
    if (inside && this.parser.position - this.recordFrom > recordBytes) {
      this.fail(`a record is longer than ${recordBytes} characters`);
    }
  }

  private fail(what: string): never {
    const { line, column } = this.parser;
    // What saxes misses at the end are closing tags.
    if (this.ending) {
      throw new FeedmillError('SOURCE_TRUNCATED', `The XML document ends in the middle, in line ${line}: ${what}.`, {
        line,
      });
    }
    throw new FeedmillError(
      'PARSE_ERROR',
      `The XML document cannot be read at line ${line}, column ${column}: ${what}.`,
      {
        line,
        column,
      },
    );
  }
}
