import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import JsonParse from 'jsonparse';
import Papa from 'papaparse';
import { SaxesParser } from 'saxes';
import type { RawRecord } from '../src/common/records.js';
import type { FeedFormat, FeedReader } from './decode-feeds.js';

/** What one would take instead, making the same records. */
export const LIBRARIES: Record<FeedFormat, Readonly<Record<string, FeedReader>>> = {
  'JSON Lines': { readline: withReadline },
  'JSON array': { jsonparse: withJsonparse },
  CSV: { papaparse: withPapaparse },
  XML: { saxes: withSaxes },
};

const BATCH = 250;

async function withReadline(chunks: AsyncIterable<Buffer>, take: (records: RawRecord[]) => void): Promise<void> {
  let records: RawRecord[] = [];
  for await (const line of createInterface({ input: Readable.from(chunks, { objectMode: false }) })) {
    records.push(JSON.parse(line) as RawRecord);
    if (records.length < BATCH) continue;
    take(records);
    records = [];
  }
  take(records);
}

async function withJsonparse(chunks: AsyncIterable<Buffer>, take: (records: RawRecord[]) => void): Promise<void> {
  const parser = new JsonParse();
  let records: RawRecord[] = [];
  parser.onError = (error) => {
    throw error;
  };
  parser.onValue = (value) => {
    if (parser.stack.length !== 2) return;
    records.push(value as RawRecord);
    // Else it would hold on to every record until the end.
    (parser.value as unknown[])[parser.key as number] = undefined;
  };
  for await (const chunk of chunks) {
    parser.write(chunk);
    take(records);
    records = [];
  }
}

async function withPapaparse(chunks: AsyncIterable<Buffer>, take: (records: RawRecord[]) => void): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    Papa.parse<RawRecord>(Readable.from(chunks, { objectMode: false }), {
      header: true,
      skipEmptyLines: true,
      chunk: ({ data }) => take(data),
      complete: () => resolve(),
      error: reject,
    });
  });
}

interface Open {
  readonly name: string;
  readonly members: RawRecord;
  structured: boolean;
  text: string;
}

async function withSaxes(chunks: AsyncIterable<Buffer>, take: (records: RawRecord[]) => void): Promise<void> {
  const decoder = new StringDecoder('utf8');
  const parser = new SaxesParser({ position: false });
  const open: Open[] = [];
  let records: RawRecord[] = [];
  const addText = (text: string) => {
    const top = open.at(-1);
    if (top) top.text += text;
  };
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length === 0 && name !== 'item') return;
    const element: Open = { name, members: {}, structured: false, text: '' };
    for (const attribute in attributes) {
      element.members[`@${attribute}`] = attributes[attribute];
      element.structured = true;
    }
    open.push(element);
  });
  parser.on('closetag', () => {
    const closed = open.pop();
    const parent = open.at(-1);
    if (closed && !parent) records.push(closed.members);
    if (!closed || !parent) return;
    parent.structured = true;
    const value = closed.structured ? closed.members : closed.text.trim();
    const before = parent.members[closed.name];
    if (before === undefined) parent.members[closed.name] = value;
    else if (Array.isArray(before)) before.push(value);
    else parent.members[closed.name] = [before, value];
  });
  parser.on('text', addText);
  parser.on('cdata', addText);
  for await (const chunk of chunks) {
    parser.write(decoder.write(chunk));
    take(records);
    records = [];
  }
  parser.close();
}
