import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { HashedRecord, KnownRecord, type RawRecord } from '../../common/records.js';
import { decodeBody } from '../decode/decode-body.js';
import { HashedRecords } from './hashed-records.js';

const NOBODY = { complete: none, incomplete: none, unreadable: none, decided: none };

function none(): void {}

/** What a feed brings where `known` holds the row of each hash. */
async function bring(
  feed: string,
  { known = new Map<string, number>(), madeBy = 'mapping 1', chunk = feed.length, overrides = '' } = {},
): Promise<(KnownRecord | HashedRecord)[]> {
  const hashed = new HashedRecords({ isEmpty: known.size === 0, rowOf: (hash) => known.get(hash) ?? 0 }, madeBy);
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
  const brought: RawRecord[] = [];
  for await (const batch of decodeBody(body, url, NOBODY, { texts: hashed })) brought.push(...batch);
  return brought.map((each) => hashed.take(each));
}

/** The rows 1, 2, 3 … by the hashes of what was brought. */
function rowsOf(brought: readonly (KnownRecord | HashedRecord)[]): Map<string, number> {
  return new Map(brought.map((each, i) => [(each as HashedRecord).hash, i + 1]));
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
    const first = await bring(FEEDS[format]!(lamps));
    expect(first.map((each) => (each as HashedRecord).record)).toEqual(lamps);
    const again = await bring(FEEDS[format]!([lamp(3), lamp(9), lamp(1), lamp(2, 'Another title')]), {
      known: rowsOf(first),
      chunk,
    });
    expect(again).toEqual([
      new KnownRecord(3),
      expect.objectContaining({ record: lamp(9) }),
      new KnownRecord(1),
      expect.objectContaining({ record: lamp(2, 'Another title') }),
    ]);
  });

  it('are not known by what another mapping made of them', async () => {
    const known = rowsOf(await bring(FEEDS[format]!(lamps)));
    for (const each of await bring(FEEDS[format]!(lamps), { known, madeBy: 'mapping 2' })) {
      expect(each).toBeInstanceOf(HashedRecord);
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
      const first = await bring(feed, { chunk });
      const all = rowsOf(first);
      const known = new Map([...all].filter((_, i) => i % 2 === 0));
      expect(await bring(feed, { chunk, known })).toEqual(
        first.map((each) => {
          const row = known.get((each as HashedRecord).hash);
          return row === undefined ? each : new KnownRecord(row);
        }),
      );
    }),
  );
});

it('the same row under another header is another record', async () => {
  const known = rowsOf(await bring(`id,title,note\n${csv(lamp(1))}`));
  const [swapped] = await bring(`title,id,note\n${csv(lamp(1))}`, { known });
  expect(swapped).toMatchObject({ record: { title: '1', id: 'Lamp 1, ø' } });
});

it('a record that lies in another one is known by both', async () => {
  const feed = (brand: string) => JSON.stringify({ products: [{ brand, variants: [{ id: 1 }, { id: 2 }] }] });
  const overrides = '#path=/products/*/variants/*';
  const known = rowsOf(await bring(feed('Lux'), { overrides }));
  expect(await bring(feed('Lux'), { known, overrides })).toEqual([new KnownRecord(1), new KnownRecord(2)]);
  expect(await bring(feed('Nox'), { known, overrides })).toMatchObject([
    { record: { id: 1, _parent: { brand: 'Nox' } } },
    { record: { id: 2, _parent: { brand: 'Nox' } } },
  ]);
});

it('a text of any length has its own hash', async () => {
  const feed = FEEDS['JSON Lines']!([lamp(200_000), lamp(200_001), lamp(1), lamp(70_000)]);
  expect(rowsOf(await bring(feed)).size).toBe(4);
  expect(await bring(feed, { known: rowsOf(await bring(feed)) })).toEqual(
    [1, 2, 3, 4].map((row) => new KnownRecord(row)),
  );
});
