import { FeedmillError } from '../../../../common/errors.js';
import type { DecodeTools } from '../format-decoder.js';
import { showPath } from '../../sniffing/overrides.js';
import { RecordCollector } from '../record-collector.js';
import type { RecordParser } from '../record-parser.js';
import { type JsonObject, parseObject, parsePiece, takeRecords, unwrapNode } from './json-element.js';
import type { ReadJson } from './read-json.js';
import { ValueScanner } from './value-scanner.js';

type State =
  | 'value'
  | 'skipped value'
  | 'first key'
  | 'key'
  | 'colon'
  | 'next member'
  | 'first element'
  | 'element'
  | 'next element'
  | 'end';
type Inside = 'key' | 'element' | 'skipped' | null;

/** Maximum bytes of one outer element of a path with several `*`: it is parsed as a whole. */
const OUTER_RECORDS = 64;

/**
 * Passes each element of one array of a JSON document to `JSON.parse`. It reads the rest of the document to the end, because
 * only a closed document is complete.
 */
export class JsonParser implements RecordParser {
  private state: State = 'value';
  private inside: Inside = null;
  private level = 0;
  private found = false;
  private elements = 0;
  private offset = 0;
  private startedAt = 0;
  private parts: Buffer[] = [];
  private partBytes = 0;
  private key = '';
  private into = new RecordCollector();
  private readonly keys: readonly string[];
  private readonly rest: readonly string[];
  private readonly listed: boolean;
  private readonly pieceBytes: number;
  private readonly scanner: ValueScanner;

  constructor(
    private readonly path: readonly string[],
    private readonly tools: DecodeTools,
    private readonly readJson: ReadJson,
  ) {
    const star = path.indexOf('*');
    this.listed = star >= 0;
    this.keys = this.listed ? path.slice(0, star) : path;
    this.rest = this.listed ? path.slice(star + 1) : [];
    this.pieceBytes = tools.limits.recordBytes * (this.rest.length > 0 ? OUTER_RECORDS : 1);
    this.scanner = new ValueScanner(tools.limits.depth - this.keys.length - 1, (at) =>
      this.fail(at, `more than ${tools.limits.depth} levels deep`),
    );
  }

  write(chunk: Buffer, into: RecordCollector): void {
    this.into = into;
    let at = 0;
    while (at < chunk.length) {
      if (this.inside !== null) {
        const end = this.scanner.scan(chunk, at);
        if (end < 0) {
          this.keep(chunk, at, chunk.length);
          break;
        }
        this.finish(chunk, at, end);
        at = end;
        continue;
      }
      const byte = chunk[at]!;
      if (byte === 32 || byte === 10 || byte === 13 || byte === 9) at += 1;
      else at = this.step(byte, at);
    }
    this.offset += chunk.length;
  }

  end(): void {
    if (this.state !== 'end' || this.inside !== null) {
      throw new FeedmillError('SOURCE_TRUNCATED', `The JSON document ends in the middle, after ${this.offset} bytes.`);
    }
    if (!this.found) {
      throw new FeedmillError(
        'FORMAT_UNRECOGNISED',
        `The JSON document has nothing at ${showPath(this.path)}. Check #path= in the url.`,
      );
    }
  }

  /** Reads one byte outside of values; returns the next index (the same one if a value begins there). */
  private step(byte: number, at: number): number {
    switch (this.state) {
      case 'value':
        return this.enterValue(byte, at);
      case 'skipped value':
        return this.begin('skipped', byte, at);
      case 'first key':
      case 'key':
        if (byte === 34) return this.begin('key', byte, at);
        if (byte === 125 && this.state === 'first key') return this.closeObject(at);
        return this.fail(at, 'a key in quotes was expected');
      case 'colon':
        if (byte !== 58) return this.fail(at, 'a colon was expected');
        this.state = !this.found && this.key === this.keys[this.level - 1] ? 'value' : 'skipped value';
        return at + 1;
      case 'next member':
        if (byte === 125) return this.closeObject(at);
        if (byte !== 44) return this.fail(at, 'a comma or the end of the object was expected');
        this.state = 'key';
        return at + 1;
      case 'first element':
      case 'element':
        if (byte === 93 && this.state === 'first element') return this.closeArray(at);
        return this.begin('element', byte, at);
      case 'next element':
        if (byte === 93) return this.closeArray(at);
        if (byte !== 44) return this.fail(at, 'a comma or the end of the list was expected');
        this.state = 'element';
        return at + 1;
      case 'end':
        return this.fail(at, 'something follows the end of the document');
    }
  }

  /** Enters, reads or skips a value, depending on the path. */
  private enterValue(byte: number, at: number): number {
    if (this.level < this.keys.length) {
      if (byte !== 123) return this.begin('skipped', byte, at);
      this.level += 1;
      this.state = 'first key';
      return at + 1;
    }
    if (byte === 91) {
      this.found = true;
      this.state = 'first element';
      return at + 1;
    }
    if (byte === 123 && !this.listed) {
      this.found = true;
      return this.begin('element', byte, at);
    }
    // `null` instead of an empty list.
    if (byte === 110) {
      this.found = true;
      return this.begin('skipped', byte, at);
    }
    throw new FeedmillError(
      'FORMAT_UNRECOGNISED',
      `At ${showPath(this.path)} the JSON document has no list. Check #path= in the url.`,
    );
  }

  private begin(inside: Exclude<Inside, null>, byte: number, at: number): number {
    if (byte === 44 || byte === 93 || byte === 125 || byte === 58) return this.fail(at, 'a value was expected');
    this.inside = inside;
    this.parts = [];
    this.partBytes = 0;
    this.startedAt = this.offset + at;
    this.scanner.start(byte);
    return at;
  }

  /** Keeps the part of a value that is in this chunk; the next chunk continues it. */
  private keep(chunk: Buffer, from: number, to: number): void {
    if (this.inside === 'skipped') return;
    this.partBytes += to - from;
    if (this.partBytes > this.pieceBytes)
      this.fail(from, `the value that begins at byte ${this.startedAt} is larger than ${this.pieceBytes} bytes`);
    this.parts.push(chunk.subarray(from, to));
  }

  private finish(chunk: Buffer, from: number, to: number): void {
    const { inside } = this;
    this.inside = null;
    if (inside === 'key') {
      const text = this.pieceOf(chunk, from, to).toString('utf8');
      this.key = parsePiece(text, this.readJson, () => `The key at byte ${this.startedAt}`) as string;
      this.state = 'colon';
      return;
    }
    if (inside === 'element') this.takeElement(this.pieceOf(chunk, from, to));
    this.afterValue(inside === 'element' && this.listedHere());
  }

  private listedHere(): boolean {
    return this.state === 'first element' || this.state === 'element';
  }

  private pieceOf(chunk: Buffer, from: number, to: number): Buffer {
    if (this.parts.length === 0 && to - from <= this.pieceBytes) return chunk.subarray(from, to);
    this.keep(chunk, from, to);
    return Buffer.concat(this.parts, this.partBytes);
  }

  private takeElement(piece: Buffer): void {
    this.elements += 1;
    if (this.rest.length > 0) return this.takeNested(piece);
    if (this.into.recognise(piece)) return;
    const text = piece.toString('utf8');
    const value = parseObject(text, this.readJson);
    if (value) this.into.add(unwrapNode(value));
    else this.takeRecordsOf(text, (record) => this.into.add(record));
  }

  /**
   * Collects the records inside an outer element. A record includes its parent, so it is recognised by the hash of the outer
   * element and its index. Hashing the text of the parent again for each record would take quadratic time.
   */
  private takeNested(piece: Buffer): void {
    const outerHash = this.tools.index?.hashOf(piece) ?? '';
    let place = 0;
    this.takeRecordsOf(piece.toString('utf8'), (record) => {
      if (!this.into.recognise(String(place++), outerHash)) this.into.add(record);
    });
  }

  /** Parses an element and collects its records; throws `PARSE_ERROR`, and reports values that are not records. */
  private takeRecordsOf(text: string, take: (record: JsonObject) => void): void {
    const index = this.elements;
    const where = () => `Element ${index} of ${showPath(this.path)} (byte ${this.startedAt})`;
    const unreadable = (message: string) => this.tools.report.unreadable(message);
    takeRecords(parsePiece(text, this.readJson, where), this.rest, where, unreadable, take);
  }

  private closeObject(at: number): number {
    this.level -= 1;
    this.afterValue(false);
    return at + 1;
  }

  private closeArray(at: number): number {
    this.afterValue(false);
    return at + 1;
  }

  private afterValue(inList: boolean): void {
    this.state = inList ? 'next element' : this.level > 0 ? 'next member' : 'end';
  }

  private fail(at: number, what: string): never {
    throw new FeedmillError('PARSE_ERROR', `The JSON document cannot be read at byte ${this.offset + at}: ${what}.`, {
      byte: this.offset + at,
    });
  }
}
