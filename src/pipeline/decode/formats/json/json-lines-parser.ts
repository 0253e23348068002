import { FeedmillError } from '../../../../common/errors.js';
import { clip } from '../../../../common/issues.js';
import type { DecodeTools } from '../format-decoder.js';
import type { RecordCollector } from '../record-collector.js';
import type { RecordParser } from '../record-parser.js';
import { isObject, kindOf, unwrapNode } from './json-element.js';
import type { ReadJson } from './read-json.js';

/** Splits the bytes into lines, and decodes and parses each line alone. A line that is not an object is reported and skipped. */
export class JsonLinesParser implements RecordParser {
  private carried: Buffer[] = [];
  private carriedBytes = 0;
  private line = 0;
  private readonly depthLimit: number;

  constructor(
    private readonly tools: DecodeTools,
    private readonly readJson: ReadJson,
  ) {
    this.depthLimit = tools.limits.depth;
  }

  write(chunk: Buffer, into: RecordCollector): void {
    let start = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      this.take(this.lineOf(chunk, start, end), false, into);
      start = end + 1;
    }
    if (start < chunk.length) this.carry(chunk, start, chunk.length);
  }

  end(into: RecordCollector): void {
    if (this.carriedBytes > 0) this.take(this.lineOf(Buffer.alloc(0), 0, 0), true, into);
  }

  private carry(chunk: Buffer, from: number, to: number): void {
    this.carriedBytes += to - from;
    if (this.carriedBytes > this.tools.limits.recordBytes) {
      throw new FeedmillError(
        'PARSE_ERROR',
        `Line ${this.line + 1} is longer than ${this.tools.limits.recordBytes} bytes.`,
        {
          line: this.line + 1,
        },
      );
    }
    this.carried.push(chunk.subarray(from, to));
  }

  private lineOf(chunk: Buffer, from: number, to: number): Buffer {
    if (this.carriedBytes === 0 && to - from <= this.tools.limits.recordBytes) return chunk.subarray(from, to);
    this.carry(chunk, from, to);
    const line = Buffer.concat(this.carried, this.carriedBytes);
    this.carried = [];
    this.carriedBytes = 0;
    return line;
  }

  private take(line: Buffer, last: boolean, into: RecordCollector): void {
    this.line += 1;
    if (into.recognise(line)) return;
    const text = line.toString('utf8');
    if (text.length < 3 && text.trim() === '') return;
    let value: unknown;
    try {
      value = this.readJson(text);
    } catch (cause) {
      if (text.trim() === '') return;
      if (last) {
        const message = `The last line (${this.line}) ends in the middle of its JSON.`;
        throw new FeedmillError('SOURCE_TRUNCATED', message, { line: this.line }, { cause });
      }
      return this.tools.report.unreadable(`Line ${this.line} is no JSON: ${clip(text, 80)}`);
    }
    if (!isObject(value)) return this.tools.report.unreadable(`Line ${this.line} is ${kindOf(value)}, not an object.`);
    if (opensMoreThan(text, this.depthLimit) && deeperThan(value, this.depthLimit)) {
      throw new FeedmillError('PARSE_ERROR', `Line ${this.line} is more than ${this.depthLimit} levels deep.`, {
        line: this.line,
      });
    }
    into.add(unwrapNode(value));
  }
}

/** Whether a text has enough brackets to exceed the depth; nearly all records need no further check. */
function opensMoreThan(text: string, limit: number): boolean {
  // Both kinds have to be that many together; most records have few of either.
  return count(text, '{', limit) + count(text, '[', limit) > limit;
}

function count(text: string, bracket: string, most: number): number {
  let found = 0;
  for (let at = text.indexOf(bracket); at >= 0 && found <= most; at = text.indexOf(bracket, at + 1)) found += 1;
  return found;
}

function deeperThan(value: unknown, limit: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (limit === 0) return true;
  for (const inner of Object.values(value)) if (deeperThan(inner, limit - 1)) return true;
  return false;
}
