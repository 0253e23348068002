import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type RawRecord, type RecordBatch } from '../../common/records.js';
import { decodeBatches } from '../../pipeline/decode/decode-body.js';
import { CatalogueRecordIndex } from './record-index.js';

const NO_REPORT = { complete: none, incomplete: none, unreadable: none, decided: none };

function none(): void {}

/** A record that was recognised, as the row of its product, or one to be mapped, with its hash. */
type Decoded = { row: number } | { hash: string; record: RawRecord };

/** Returns the records of a batch in the order of the feed; those without a hash are looked up as the pipeline does. */
function inOrder({ records, hashes, known }: RecordBatch, index: CatalogueRecordIndex): Decoded[] {
  const read = records.map((record, i): Decoded => {
    const hash = hashes?.[i] ?? index.hashOf(JSON.stringify(record));
    const row = hashes ? 0 : index.rowOf(hash);
    return row > 0 ? { row } : { hash, record };
  });
  [...known].reverse().forEach(({ row, after }) => read.splice(after, 0, { row }));
  return read;
}

/** Decodes a feed where `known` holds the row of each hash. */
async function decode(
  feed: string,
  { known = new Map<string, number>(), madeBy = 'mapping 1', chunk = feed.length, overrides = '' } = {},
): Promise<Decoded[]> {
  const index = new CatalogueRecordIndex({ size: known.size, rowOf: (hash) => known.get(hash) ?? 0 }, madeBy);
  const bytes = Buffer.from(feed);
  const url = `https://shop.example/feed${overrides}`;
  const body = {
    status: 200,
    headers: {},
    url,
    body: (async function* () {
      for (let at = 0; at < bytes.length; at += chunk) yield await Promise.resolve(bytes.subarray(at, at + chunk));
    })(),
    provedComplete: true,
    text: () => Promise.resolve(feed),
  };
  const decoded: Decoded[] = [];
  for await (const batch of decodeBatches(body, url, NO_REPORT, { index })) decoded.push(...inOrder(batch, index));
  return decoded;
}

/** Returns the rows 1, 2, 3 … by the hashes of what was decoded. */
function rowsOf(decoded: readonly Decoded[]): Map<string, number> {
  return new Map(decoded.map((each, i) => ['hash' in each ? each.hash : '', i + 1]));
}

const lamp = (number: number, title = `Lamp ${number}, ø`) => ({ id: String(number), title, note: 'x'.repeat(number) });
const csv = (...lamps: readonly { id: string; title: string; note: string }[]) =>
  lamps.map(({ id, title, note }) => `${id},"${title}",${note}\n`).join('');

const FEEDS: Record<string, (lamps: readonly ReturnType<typeof lamp>[]) => string> = {
  'JSON Lines': (lamps) => lamps.map((each) => `${JSON.stringify(each)}\n`).join(''),
  JSON: (lamps) => JSON.stringify({ products: lamps }),
  CSV: (lamps) => `id,title,note\n${csv(...lamps)}`,
  XML: (lamps) =>
    `<products>${lamps.map(({ id, title, note }) => `<product><id>${id}</id><title>${title}</title><note>${note}</note></product>`).join('')}</products>`,
};

describe.each(Object.keys(FEEDS))('records of %s', (format) => {
  const lamps = [1, 2, 3, 4, 5].map((number) => lamp(number));

  it.each([1, 7, 100_000])('are known when they come again, in chunks of %d bytes', async (chunk) => {
    const first = await decode(FEEDS[format]!(lamps));
    expect(first.map((each) => ('record' in each ? each.record : null))).toEqual(lamps);
    const again = await decode(FEEDS[format]!([lamp(3), lamp(9), lamp(1), lamp(2, 'Another title')]), {
      known: rowsOf(first),
      chunk,
    });
    expect(again).toEqual([
      { row: 3 },
      expect.objectContaining({ record: lamp(9) }),
      { row: 1 },
      expect.objectContaining({ record: lamp(2, 'Another title') }),
    ]);
  });

  it('are not known by what another mapping made of them', async () => {
    const known = rowsOf(await decode(FEEDS[format]!(lamps)));
    for (const each of await decode(FEEDS[format]!(lamps), { known, madeBy: 'mapping 2' })) {
      expect(each).toHaveProperty('hash');
    }
  });
});

it('rows of any cells are read the same whether some are known or none is', async () => {
  const cell = fc.constantFrom(
    '1',
    'a lamp',
    '"a ""brass"" lamp"',
    '"a, b"',
    '"two\nlines"',
    '',
    '5" tube',
    '"x" ',
    'ø',
  );
  const row = fc.array(cell, { minLength: 3, maxLength: 3 }).map((cells) => cells.join(','));
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 12 }), fc.integer({ min: 1, max: 40 }), async (rows, chunk) => {
      const feed = `id,title,note\n${['1,a,b', '2,c,d', ...rows].join('\n')}\n`;
      const first = await decode(feed, { chunk });
      const all = rowsOf(first);
      const known = new Map([...all].filter((_, i) => i % 2 === 0));
      expect(await decode(feed, { chunk, known })).toEqual(
        first.map((each) => {
          const row = known.get('hash' in each ? each.hash : '');
          return row === undefined ? each : { row };
        }),
      );
    }),
  );
});

it('the same row under another header is another record', async () => {
  const known = rowsOf(await decode(`id,title,note\n${csv(lamp(1))}`));
  const [swapped] = await decode(`title,id,note\n${csv(lamp(1))}`, { known });
  expect(swapped).toMatchObject({ record: { title: '1', id: 'Lamp 1, ø' } });
});

it('a record that lies in another one is known by both', async () => {
  const feed = (brand: string) => JSON.stringify({ products: [{ brand, variants: [{ id: 1 }, { id: 2 }] }] });
  const overrides = '#path=/products/*/variants/*';
  const known = rowsOf(await decode(feed('Lux'), { overrides }));
  expect(await decode(feed('Lux'), { known, overrides })).toEqual([{ row: 1 }, { row: 2 }]);
  expect(await decode(feed('Nox'), { known, overrides })).toMatchObject([
    { record: { id: 1, _parent: { brand: 'Nox' } } },
    { record: { id: 2, _parent: { brand: 'Nox' } } },
  ]);
});

it('a text of any length has its own hash', async () => {
  const feed = FEEDS['JSON Lines']!([lamp(200_000), lamp(200_001), lamp(1), lamp(70_000)]);
  expect(rowsOf(await decode(feed)).size).toBe(4);
  expect(await decode(feed, { known: rowsOf(await decode(feed)) })).toEqual([1, 2, 3, 4].map((row) => ({ row })));
});

it('records inside one large element are hashed in time that grows with their number', async () => {
  const variants = (count: number) => Array.from({ length: count }, (_, id) => ({ id, sku: `SKU-${id}` }));
  const feed = (count: number) => JSON.stringify({ products: [{ title: 'A lamp', variants: variants(count) }] });
  const overrides = '#path=/products/*/variants/*';
  const hashedBytes = async (count: number): Promise<number> => {
    let bytes = 0;
    const index = new CatalogueRecordIndex({ size: 0, rowOf: () => 0 }, 'mapping 1');
    const counting = {
      isEmpty: true,
      rowOf: () => 0,
      hashOf: (text: Buffer | string, context?: string) => {
        bytes += text.length + (context?.length ?? 0);
        return index.hashOf(text, context);
      },
    };
    const url = `https://shop.example/feed${overrides}`;
    const text = feed(count);
    const body = {
      status: 200,
      headers: {},
      url,
      body: bodyOf(text),
      provedComplete: true,
      text: () => Promise.resolve(text),
    };
    const hashes: string[] = [];
    for await (const batch of decodeBatches(body, url, NO_REPORT, { index: counting })) hashes.push(...batch.hashes!);
    expect(new Set(hashes).size).toBe(count);
    return bytes;
  };
  expect(await hashedBytes(2_000)).toBeLessThan(2.5 * (await hashedBytes(1_000)));
});

async function* bodyOf(text: string): AsyncGenerator<Buffer> {
  yield await Promise.resolve(Buffer.from(text));
}
