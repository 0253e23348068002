import { type TargetFormat } from '../../pipeline/target-format.js';
import { WatchedValues } from './watched-values.js';

const FORMAT: TargetFormat = {
  Name: { type: 'string', attributes: ['required'] },
  Price: { type: 'number', attributes: ['required'] },
  Weight: { type: 'number' },
  Stock: {
    type: 'object',
    attributes: ['required'],
    fields: { InStock: { type: 'boolean', attributes: ['required'] }, Count: { type: 'number' } },
  },
  Extra: { type: 'object', fields: { Score: { type: 'number', attributes: ['required'] } } },
};
const [PRICE, IN_STOCK] = [0, 1];
const product = (price: number, inStock: boolean) => ({
  Name: 'Lamp',
  Price: price,
  Weight: 0,
  Stock: { InStock: inStock, Count: 0 },
  Extra: { Score: 0 },
});

it('watches required numbers and booleans, also those that every product has inside an object, and no others', () => {
  const values = new WatchedValues(FORMAT);
  expect(values.emptyIn(product(0, false))).toEqual([PRICE, IN_STOCK]);
  expect(values.emptyIn(product(1, false))).toEqual([IN_STOCK]);
  expect(values.emptyIn(product(-1, true))).toEqual([]);
});

it('takes an invalid member, or an invalid object around it, for an invalid value', () => {
  const values = new WatchedValues(FORMAT);
  expect(values.invalidIn(new Set(['Price', 'Name']))).toEqual([PRICE]);
  expect(values.invalidIn(new Set(['Stock']))).toEqual([IN_STOCK]);
  expect(values.invalidIn(new Set(['Stock.InStock']))).toEqual([IN_STOCK]);
  expect(values.invalidIn(new Set(['Stock.Count', 'Weight']))).toEqual([]);
});

it('suspects nothing while most products keep their value, so that nothing has to be counted', () => {
  const values = new WatchedValues(FORMAT);
  for (let i = 0; i < 40; i++) values.countUnchanged([]);
  for (let i = 0; i < 60; i++) values.countEmpty([PRICE], product(5, true));
  expect(values.suspects(60)).toEqual([]);
  values.countEmpty([PRICE], product(5, true));
  expect(values.suspects(60)).toEqual([PRICE]);
});

it('does not count what had no value before, whether it changed or not', () => {
  const values = new WatchedValues(FORMAT);
  for (let i = 0; i < 100; i++) values.countUnchanged([IN_STOCK]);
  for (let i = 0; i < 100; i++) values.countEmpty([IN_STOCK], product(5, false));
  expect(values.suspects(60)).toEqual([]);
  for (let i = 0; i < 20; i++) values.countEmpty([IN_STOCK], product(5, true));
  expect(values.suspects(60)).toEqual([IN_STOCK]);
  expect(values.collapse([IN_STOCK], [33], 60)).toEqual({ field: 'Stock.InStock', had: 33, lost: 20 });
  expect(values.collapse([IN_STOCK], [34], 60)).toBeNull();
  expect(values.collapse([IN_STOCK], [19], 60)).toBeNull();
});
