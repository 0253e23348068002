import { StringDecoder } from 'node:string_decoder';
import type { RawRecord } from '../src/common/records.js';
import { COLUMNS, type FeedFormat, type FeedReader } from './decode-feeds.js';

const PIECE = 16 * 1024;

/**
 * The limit: what somebody writes for one feed that he knows to be well-formed. Nothing is checked, no position is kept,
 * the names of columns and of the repeated element are in the code.
 */
export const BY_HAND: Record<FeedFormat, FeedReader> = {
  'JSON Lines': readLines,
  'JSON array': readArray,
  CSV: readCsv,
  XML: readXml,
};

async function readLines(chunks: AsyncIterable<Buffer>, take: (records: RawRecord[]) => void): Promise<void> {
  let rest: Buffer | null = null;
  for await (const chunk of chunks) {
    const bytes: Buffer = rest ? Buffer.concat([rest, chunk]) : chunk;
    const records: RawRecord[] = [];
    let start = 0;
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
      records.push(JSON.parse(bytes.toString('utf8', start, end)) as RawRecord);
      start = end + 1;
    }
    rest = bytes.subarray(start);
    take(records);
  }
}

/** Looks for the `}` that ends an element and jumps through strings; `{"products":[` and `]}` are known to be around. */
async function readArray(chunks: AsyncIterable<Buffer>, take: (records: RawRecord[]) => void): Promise<void> {
  let rest: Buffer | null = null;
  let isFirst = true;
  for await (const chunk of chunks) {
    const bytes: Buffer = rest ? Buffer.concat([rest, chunk]) : chunk;
    const records: RawRecord[] = [];
    let start = isFirst ? bytes.indexOf(91) + 1 : 0;
    isFirst = false;
    let depth = 0;
    scan: for (let at = start; at < bytes.length; at++) {
      const byte = bytes[at]!;
      if (byte === 34) {
        for (;;) {
          at = bytes.indexOf(34, at + 1);
          if (at < 0) break scan;
          if (bytes[at - 1] !== 92) break;
          let slashes = 1;
          while (bytes[at - 1 - slashes] === 92) slashes += 1;
          if (slashes % 2 === 0) break;
        }
      } else if (byte === 123) {
        if (depth++ === 0) start = at;
      } else if (byte === 125 && --depth === 0) {
        records.push(JSON.parse(bytes.toString('utf8', start, at + 1)) as RawRecord);
        start = at + 1;
      }
    }
    rest = bytes.subarray(start);
    take(records);
  }
}

/** Small enough that no text is memory of its own, which costs more than reading it. */
async function* inPieces(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += PIECE) yield chunk.subarray(at, at + PIECE);
  }
}

async function readCsv(chunks: AsyncIterable<Buffer>, take: (records: RawRecord[]) => void): Promise<void> {
  const decoder = new StringDecoder('utf8');
  const width = COLUMNS.length;
  let text = '';
  let isFirst = true;
  for await (const chunk of inPieces(chunks)) {
    text += decoder.write(chunk);
    const records: RawRecord[] = [];
    let start = isFirst ? text.indexOf('\n') + 1 : 0;
    isFirst = false;
    for (;;) {
      const cells: string[] = [];
      let at = start;
      for (let column = 0; column < width; column++) {
        let end: number;
        if (text.charCodeAt(at) === 34) {
          let close = text.indexOf('"', at + 1);
          let doubled = false;
          while (close >= 0 && text.charCodeAt(close + 1) === 34) {
            doubled = true;
            close = text.indexOf('"', close + 2);
          }
          if (close < 0) break;
          const cell = text.slice(at + 1, close);
          cells.push(doubled ? cell.replaceAll('""', '"') : cell);
          end = close + 1;
        } else {
          end = text.indexOf(column === width - 1 ? '\n' : ',', at);
          if (end < 0) break;
          cells.push(text.slice(at, end));
        }
        at = end + 1;
      }
      if (cells.length < width || at > text.length) break;
      records.push(toRecord(cells));
      start = at;
    }
    text = text.slice(start);
    take(records);
  }
}

function toRecord(cells: string[]): RawRecord {
  return {
    id: cells[0],
    title: cells[1],
    handle: cells[2],
    vendor: cells[3],
    body_html: cells[4],
    image_link: cells[5],
    additional_image_link: cells[6],
    variant_1_id: cells[7],
    variant_1_title: cells[8],
    variant_1_sku: cells[9],
    variant_1_price: cells[10],
    variant_1_available: cells[11],
    variant_1_created_at: cells[12],
    variant_2_id: cells[13],
    variant_2_title: cells[14],
    variant_2_sku: cells[15],
    variant_2_price: cells[16],
    variant_2_available: cells[17],
    variant_2_created_at: cells[18],
    variant_3_id: cells[19],
    variant_3_title: cells[20],
    variant_3_sku: cells[21],
    variant_3_price: cells[22],
    variant_3_available: cells[23],
    variant_3_created_at: cells[24],
  };
}

async function readXml(chunks: AsyncIterable<Buffer>, take: (records: RawRecord[]) => void): Promise<void> {
  let rest: Buffer | null = null;
  for await (const chunk of chunks) {
    const bytes: Buffer = rest ? Buffer.concat([rest, chunk]) : chunk;
    const records: RawRecord[] = [];
    let start = 0;
    for (;;) {
      const open = bytes.indexOf('<item>', start);
      if (open < 0) break;
      const close = bytes.indexOf('</item>', open);
      if (close < 0) break;
      records.push(readItem(bytes.toString('utf8', open + 6, close)));
      start = close + 7;
    }
    rest = bytes.subarray(start);
    take(records);
  }
}

type XmlObject = Record<string, unknown>;

function readItem(xml: string): XmlObject {
  let current: XmlObject = {};
  const stack: XmlObject[] = [];
  let structured = true;
  let text = '';
  let at = 0;
  for (let lt = xml.indexOf('<'); lt >= 0; lt = xml.indexOf('<', at)) {
    if (lt > at) text += unescape(xml.slice(at, lt));
    const next = xml.charCodeAt(lt + 1);
    if (next === 47) {
      const end = xml.indexOf('>', lt);
      const name = xml.slice(lt + 2, end);
      const parent = stack.pop()!;
      add(parent, name, structured ? current : text.trim());
      current = parent;
      structured = true;
      text = '';
      at = end + 1;
    } else if (next === 33) {
      const end = xml.indexOf(']]>', lt);
      text += xml.slice(lt + 9, end);
      at = end + 3;
    } else {
      const end = xml.indexOf('>', lt);
      stack.push(current);
      current = {};
      structured = false;
      text = '';
      const blank = xml.indexOf(' ', lt);
      if (blank >= 0 && blank < end) structured = readAttributes(xml, blank, end, current);
      at = end + 1;
    }
  }
  return current;
}

function readAttributes(xml: string, from: number, end: number, into: XmlObject): boolean {
  for (let at = from + 1; at < end;) {
    const equals = xml.indexOf('="', at);
    const close = xml.indexOf('"', equals + 2);
    into[`@${xml.slice(at, equals)}`] = unescape(xml.slice(equals + 2, close));
    at = close + 2;
  }
  return true;
}

function add(parent: XmlObject, name: string, value: unknown): void {
  const before = parent[name];
  if (before === undefined) parent[name] = value;
  else if (Array.isArray(before)) before.push(value);
  else parent[name] = [before, value];
}

function unescape(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}
