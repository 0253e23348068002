import { changedFields } from './change.js';

describe('the changed fields of a product', () => {
  it('are those whose values differ, with null where there was none', () => {
    const before = { Name: 'Lamp', Price: 10, Stock: 0, Tags: ['a'], Gone: false };
    const after = { Name: 'Lamp', Price: 12, Stock: 0, Tags: ['a', 'b'], New: '' };
    expect(changedFields(before, after)).toEqual([
      { name: 'Price', from: 10, to: 12 },
      { name: 'Tags', from: ['a'], to: ['a', 'b'] },
      { name: 'New', from: null, to: '' },
      { name: 'Gone', from: false, to: null },
    ]);
  });

  it('are none where only the order of keys is another', () => {
    expect(changedFields({ A: 1, B: { x: 1, y: 2 } }, { B: { y: 2, x: 1 }, A: 1 })).toEqual([]);
  });

  it('take a field for absent that every object has', () => {
    expect(changedFields({}, { constructor: 'Bau AG' })).toEqual([{ name: 'constructor', from: null, to: 'Bau AG' }]);
  });
});
