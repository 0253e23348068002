import { type Change } from '../catalogue/read/change.js';
import { type Batch, batchesOf } from './batches.js';

const change = (row: number, name: string, bytes = 0, more: Partial<Change> = {}): Change => ({
  position: { version: 2, kind: 'written', row },
  version: 2,
  event: 'ADDED',
  productID: name,
  data: { name, ...(bytes && { text: 'ä'.repeat(bytes / 2) }) },
  changedFields: null,
  ...more,
});

async function* from(changes: readonly Change[]): AsyncGenerator<Change> {
  for (const each of changes) yield await Promise.resolve(each);
}

async function batches(changes: readonly Change[], webhook: Partial<Parameters<typeof batchesOf>[1]> = {}) {
  const found: Batch[] = [];
  for await (const batch of batchesOf(from(changes), { event: 'ADDED', fields: [], ...webhook })) found.push(batch);
  return found;
}

const names = (batch: Batch) =>
  batch.products
    .map((text) => (JSON.parse(text) as { productData: Record<string, string> }).productData['name'])
    .join('');

describe('the batches of a webhook', () => {
  it('hold at most 100 products, and say where they end', async () => {
    const found = await batches(Array.from({ length: 201 }, (_, i) => change(i + 1, 'x')));
    expect(found.map(({ products, end }) => [products.length, end.row])).toEqual([
      [100, 100],
      [100, 200],
      [1, 201],
    ]);
    expect(await batches([])).toEqual([]);
  });

  it('hold at most 256 kB, but a product that is larger goes alone', async () => {
    const found = await batches([
      change(1, 'A', 100_000),
      change(2, 'B', 100_000),
      change(3, 'C', 100_000),
      change(4, 'D', 300_000),
      change(5, 'E', 1_000),
    ]);
    expect(found.map(names)).toEqual(['AB', 'C', 'D', 'E']);
  });

  it('leave out what the webhook does not ask for', async () => {
    const price = [{ name: 'price', from: 1, to: 2 }];
    const both = [...price, { name: 'note', from: '', to: 'x' }];
    const changes = [
      change(1, 'A'),
      change(2, 'B', 0, { event: 'UPDATED', changedFields: price }),
      change(3, 'C', 0, { event: 'UPDATED', changedFields: both }),
    ];
    expect((await batches(changes)).map(names)).toEqual(['A']);
    expect((await batches(changes, { event: 'UPDATED' })).map(names)).toEqual(['BC']);
    const [batch] = await batches(changes, { event: 'UPDATED', fields: ['note'] });
    expect(batch?.products).toEqual([
      JSON.stringify({ event: 'UPDATED', productData: { name: 'C' }, changedFields: [both[1]] }),
    ]);
  });
});
