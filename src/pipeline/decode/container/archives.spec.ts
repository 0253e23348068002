import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { constants, deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { ZipFile } from 'yazl';
import type { RawRecord } from '../../../common/records.js';
import { decodeBody, type DecodeOptions } from '../decode-body.js';

/** The start of a gzip member that holds a CSV of so many megabytes. A block that ends at a byte may be repeated. */
function gzipBomb(megabytes: number): Buffer {
  const block = (text: string) => deflateRawSync(text, { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  const rows = block('1,a\n'.repeat(256 * 1024));
  return Buffer.concat([gzipSync('').subarray(0, 10), block('id,name\n'), ...Array<Buffer>(megabytes).fill(rows)]);
}

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

async function decode(bytes: Buffer, given: DecodeOptions & { chunk?: number; onBatch?: () => void } = {}) {
  const facts: Record<string, unknown> = {};
  const complete: string[] = [];
  const url = 'https://shop.example/feed';
  const body = {
    status: 200,
    headers: {},
    url,
    body: pieces(bytes, given.chunk ?? 64 * 1024),
    provedComplete: false,
    text: () => Promise.resolve(''),
  };
  const records: RawRecord[] = [];
  const report = {
    complete: (evidence: string) => void complete.push(evidence),
    incomplete: () => undefined,
    unreadable: () => undefined,
    decided: (more: Readonly<Record<string, unknown>>) => void Object.assign(facts, more),
  };
  for await (const batch of decodeBody(body, url, report, given)) {
    given.onBatch?.();
    if (records.length < 1000) records.push(...batch);
  }
  return { records, facts, complete };
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** What is in use, without what only waits to be collected. */
function liveBytes(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

async function bytesOf(archive: ZipFile): Promise<Buffer> {
  archive.end();
  const chunks: Buffer[] = [];
  for await (const chunk of archive.outputStream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

describe('zip', () => {
  async function zip(files: Record<string, string>): Promise<Buffer> {
    const archive = new ZipFile();
    for (const [name, content] of Object.entries(files)) {
      if (name.endsWith('/')) archive.addEmptyDirectory(name);
      else archive.addBuffer(Buffer.from(content), name);
    }
    return bytesOf(archive);
  }

  it('reads the first real file, and leaves nothing behind', async () => {
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith('feedmill-'));
    const bytes = await zip({
      'a/': '',
      '__MACOSX/feed.csv': 'no',
      'a/feed.csv': 'id,name\n1,a\n2,b\n',
      'b.csv': 'no',
    });
    const { records, facts, complete } = await decode(bytes, { chunk: 50 });
    expect(records).toHaveLength(2);
    expect(facts).toMatchObject({ compression: 'zip', file: 'a/feed.csv', format: 'csv' });
    expect(complete).toHaveLength(1);
    await expect(decode(bytes.subarray(0, -30))).rejects.toMatchObject({ code: 'SOURCE_TRUNCATED' });
    await expect(decode(await zip({ '__MACOSX/x': 'x' }))).rejects.toMatchObject({ code: 'FORMAT_UNRECOGNISED' });
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('feedmill-'))).toEqual(before);
  });

  it('refuses one whose bytes are not those that were packed', async () => {
    const archive = new ZipFile();
    archive.addBuffer(Buffer.from('id,name\n1,a\n2,b\n'), 'feed.csv', { compress: false });
    const bytes = await bytesOf(archive);
    bytes[bytes.indexOf('2,b')] = 0x33;
    await expect(decode(bytes)).rejects.toMatchObject({ code: 'PARSE_ERROR' });
  });

  it('refuses one whose directory says another checksum, also of what was compressed', async () => {
    const bytes = await zip({ 'feed.csv': 'id,name\n' + '1,a\n'.repeat(1000) });
    bytes.writeUInt32LE(7, bytes.indexOf('PK\x01\x02', 'latin1') + 16);
    await expect(decode(bytes)).rejects.toMatchObject({
      code: 'PARSE_ERROR',
      message: expect.stringMatching(/checksum/),
    });
  });

  it('refuses one that is protected by a password', async () => {
    const bytes = await zip({ 'feed.csv': 'id,name\n1,a\n' });
    const flags = bytes.indexOf('PK\x01\x02', 'latin1') + 8;
    bytes.writeUInt16LE(bytes.readUInt16LE(flags) | 1, flags);
    await expect(decode(bytes)).rejects.toMatchObject({
      code: 'FORMAT_UNRECOGNISED',
      message: expect.stringMatching(/password/),
    });
  });

  it('reads one that was packed once more', async () => {
    const { records, facts } = await decode(gzipSync(await zip({ 'feed.csv': 'id,name\n1,a\n' })));
    expect(records).toEqual([{ id: '1', name: 'a' }]);
    expect(facts).toMatchObject({ compression: 'zip', file: 'feed.csv' });
  });

  it('refuses one that lacks its end, wherever it is cut', async () => {
    const bytes = await zip({ 'feed.csv': 'id,name\n1,a\n2,b\n' });
    for (let length = 4; length < bytes.length; length += 7) {
      await expect(decode(bytes.subarray(0, length))).rejects.toMatchObject({ code: 'SOURCE_TRUNCATED' });
    }
  });

  it('refuses a bomb', async () => {
    const bytes = await zip({ 'feed.csv': 'id,name\n'.repeat(100_000) });
    const limits = { ratioFromBytes: 10_000 };
    await expect(decode(bytes, { limits })).rejects.toMatchObject({ code: 'SOURCE_TOO_LARGE' });
  });
});

describe('gzip', () => {
  it('refuses one whose checksum differs, and one followed by something else', async () => {
    const bytes = gzipSync('id,name\n1,a\n2,b\n');
    await expect(decode(Buffer.concat([bytes, Buffer.from('more')]))).rejects.toMatchObject({ code: 'PARSE_ERROR' });
    bytes.writeUInt32LE(7, bytes.length - 8);
    await expect(decode(bytes)).rejects.toMatchObject({ code: 'PARSE_ERROR' });
  });

  it('reads parts that were packed one by one as one feed', async () => {
    const bytes = Buffer.concat([gzipSync('id,name\n1,a\n'), gzipSync('2,b\n')]);
    expect((await decode(bytes)).records).toEqual([
      { id: '1', name: 'a' },
      { id: '2', name: 'b' },
    ]);
  });

  it('refuses one that is cut, wherever that is', async () => {
    const bytes = gzipSync('id,name\n1,a\n2,b\n');
    for (let length = 2; length < bytes.length; length += 3) {
      await expect(decode(bytes.subarray(0, length))).rejects.toMatchObject({ code: 'SOURCE_TRUNCATED' });
    }
  });

  it('stops at a bomb, 300 kB for 300 MB, in flat memory', async () => {
    const bomb = gzipBomb(300);
    expect(bomb.length).toBeLessThan(2_000_000);
    const limits = { inflatedBytes: 20 * 1024 ** 3 };
    const before = liveBytes();
    const residentBefore = process.memoryUsage.rss();
    let batches = 0;
    let most = 0;
    const onBatch = () => {
      if (++batches % 20_000 === 0) most = Math.max(most, liveBytes() - before);
    };
    await expect(decode(bomb, { limits, onBatch })).rejects.toMatchObject({
      code: 'SOURCE_TOO_LARGE',
      details: { limit: 'ratio' },
    });
    expect(batches).toBeGreaterThan(20_000);
    expect(most).toBeLessThan(16 * 1024 ** 2);
    expect(process.memoryUsage.rss() - residentBefore).toBeLessThan(240 * 1024 ** 2);
  });
});
