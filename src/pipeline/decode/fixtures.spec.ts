import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { decodeBody } from './decode-body.js';

const DIRECTORY = process.env['FIXTURES_DIR'] ?? '../shared/fixtures';
/** Feeds that have to be refused, by their place in the directory. */
const REFUSED: Record<string, object> = {
  'shareasale/error-invalid-auth-http200.txt': { code: 'FORMAT_UNRECOGNISED' },
  'google-xml/velofant-prisjakt-rss-crlf.xml': {
    code: 'PARSE_ERROR',
    details: { line: 72, column: expect.any(Number) as unknown },
  },
};

/** Files and their record counts, as the table in SOURCES.md gives them. */
function listed(): { file: string; count: number }[] {
  const path = join(DIRECTORY, 'SOURCES.md');
  if (!existsSync(path)) return [];
  const rows = readFileSync(path, 'utf8').matchAll(/^\| (\S+\/[^|]+?) \| \d+ \| (\d+) \|/gm);
  return [...rows].map(([, file, count]) => ({ file: file!, count: Number(count) }));
}

async function count(file: string): Promise<number> {
  const none = () => undefined;
  const body = {
    status: 200,
    headers: {},
    url: 'https://shop.example/feed',
    body: createReadStream(join(DIRECTORY, file)) as AsyncIterable<Buffer>,
    provedComplete: true,
    text: () => Promise.resolve(''),
  };
  let records = 0;
  for await (const batch of decodeBody(body, body.url, {
    decided: none,
    unreadable: none,
    complete: none,
    incomplete: none,
  })) {
    records += batch.length;
  }
  return records;
}

describe('feeds of real shops', () => {
  const files = listed();
  if (files.length === 0) {
    it(`are not in ${DIRECTORY}: all of them skipped`, () =>
      console.log(`Real feeds skipped: ${DIRECTORY}/SOURCES.md is missing.`));
    return;
  }
  it('are all in the list', () => {
    const present = readdirSync(DIRECTORY, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(DIRECTORY, join(entry.parentPath, entry.name)))
      .filter((file) => file !== 'SOURCES.md' && !file.startsWith('mapping-truth/'));
    expect(files.map(({ file }) => file).sort()).toEqual(present.sort());
  });
  it.each(files)('$file has $count records', async ({ file, count: expected }) => {
    const refusal = REFUSED[file];
    if (refusal === undefined) expect(await count(file)).toBe(expected);
    else await expect(count(file)).rejects.toMatchObject(refusal);
  });
});
