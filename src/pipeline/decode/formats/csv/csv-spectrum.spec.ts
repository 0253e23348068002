import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { RawRecord } from '../../../../common/records.js';
import { decodeBody } from '../../decode-body.js';

const FOLDER = dirname(createRequire(import.meta.url).resolve('csv-spectrum'));

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

async function decode(bytes: Buffer, chunk: number): Promise<RawRecord[]> {
  const url = 'https://shop.example/feed.csv';
  const body = { status: 200, headers: {}, url, body: pieces(bytes, chunk), provedComplete: true };
  const none = () => undefined;
  const report = { complete: none, incomplete: none, decided: none, unreadable: none };
  const records: RawRecord[] = [];
  const batches = decodeBody({ ...body, text: () => Promise.resolve('') }, url, report);
  for await (const batch of batches) records.push(...batch);
  return records;
}

/** Where the two files of the corpus do not belong together: the number stands so in the CSV, and was blotted in the JSON. */
const CORRECTED: Record<string, RawRecord> = { location_coordinates: { 'Contact Phone Number': '2095257564' } };

function expected(name: string): unknown[] {
  const parsed = JSON.parse(readFileSync(join(FOLDER, 'json', `${name}.json`), 'utf8')) as RawRecord | RawRecord[];
  return [parsed].flat().map((record) => ({ ...record, ...CORRECTED[name] }));
}

describe('the files of csv-spectrum', () => {
  const names = readdirSync(join(FOLDER, 'csvs')).map((file) => file.replace('.csv', ''));

  it('are all there', () => expect(names.length).toBeGreaterThanOrEqual(12));

  it.each(names)('%s is read as it says', async (name) => {
    const bytes = readFileSync(join(FOLDER, 'csvs', `${name}.csv`));
    for (const chunk of [bytes.length + 1, 1, 7]) expect(await decode(bytes, chunk)).toEqual(expected(name));
  });
});
