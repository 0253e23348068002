import fc from 'fast-check';
import { idOf } from './identity.js';
import { KeySet } from './key-set.js';

it('knows what was added as a set of texts does, however much that is', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(5_000), { maxLength: 8_000 }), (numbers) => {
      const keys = new KeySet();
      const texts = new Set<string>();
      for (const number of numbers) {
        const id = idOf('job', number);
        expect(keys.add(id)).toBe(!texts.has(id));
        texts.add(id);
      }
    }),
    { numRuns: 20 },
  );
});

it('grows with what it holds', () => {
  const keys = new KeySet();
  const ids = Array.from({ length: 20_000 }, (_, number) => idOf('job', number));
  expect(ids.filter((id) => keys.add(id))).toHaveLength(20_000);
  expect(ids.filter((id) => keys.add(id))).toHaveLength(0);
});
