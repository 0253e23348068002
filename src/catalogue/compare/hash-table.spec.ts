import fc from 'fast-check';
import { HashTable } from './hash-table.js';
import { idOf } from './identity.js';

it('holds what a map of strings would hold, at any size', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(5_000), { maxLength: 8_000 }), (numbers) => {
      const table = new HashTable('32 bits');
      const map = new Map<string, number>();
      for (const [i, number] of numbers.entries()) {
        const id = idOf('job', number);
        expect(table.add(id, i + 1)).toBe(!map.has(id));
        if (!map.has(id)) map.set(id, i + 1);
        expect(table.rowOf(id)).toBe(map.get(id));
      }
      expect(table.size).toBe(map.size);
      expect(table.rowOf(idOf('job', -1))).toBe(0);
    }),
    { numRuns: 20 },
  );
});

it('grows with what it holds, with and without rows', () => {
  const ids = Array.from({ length: 20_000 }, (_, number) => idOf('job', number));
  for (const rows of ['none', '32 bits', '53 bits'] as const) {
    const table = new HashTable(rows);
    expect(ids.filter((id) => table.add(id))).toHaveLength(20_000);
    expect(ids.filter((id) => table.add(id))).toHaveLength(0);
  }
});

it('holds row numbers beyond 32 bits', () => {
  const table = new HashTable('53 bits');
  table.add('AAAAAAAAAAA', 2 ** 40);
  expect(table.rowOf('AAAAAAAAAAA')).toBe(2 ** 40);
});
