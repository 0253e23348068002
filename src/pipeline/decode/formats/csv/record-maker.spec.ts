import { recordMaker } from './record-maker.js';

describe('recordMaker()', () => {
  const make = recordMaker(['sku', '__proto__', 'constructor']);

  it.each([
    ['a whole row', ['A-1', 'x', 'y'], ['sku', '__proto__', 'constructor']],
    ['a short row', ['A-1', 'x'], ['sku', '__proto__']],
    ['a long row', ['A-1', 'x', 'y', '', 'z'], ['sku', '__proto__', 'constructor', 'column 5']],
  ])('keeps columns of any name as own properties of %s', (_, cells, names) => {
    const record = make(cells);
    expect(Object.keys(record)).toEqual(names);
    expect(Object.getOwnPropertyDescriptor(record, '__proto__')?.value).toBe('x');
    expect(Object.getPrototypeOf(record)).toBe(Object.prototype);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('makes records that do not share values', () => {
    expect([make(['A-1', 'x', 'y']), make(['A-2', 'v', 'w'])].map(({ sku }) => sku)).toEqual(['A-1', 'A-2']);
  });
});
