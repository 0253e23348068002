import { type Candidate } from '../compare/comparison.js';
import {
  MAX_TRANSACTION_BYTES,
  MAX_TRANSACTION_ROWS,
  MAX_WINDOW_BYTES,
  MAX_WINDOW_ROWS,
  PendingStates,
  type StatesPart,
} from './pending-states.js';

type Column = [productID: string, hash: string, recordHash: string | null, addedAt: number, at: number, length: number];

const candidate = (productID: string, data: string, recordHash: string | null = null): Candidate => ({
  productID,
  hash: `hash of ${productID}`,
  data,
  emptyFields: [],
  recordHash,
});

/** The states of a part as they will be stored. */
function stored({ columns, data }: StatesPart): { productID: string; data: string; addedAt: number }[] {
  return (JSON.parse(columns) as Column[]).map(([productID, , , addedAt, at, length]) => ({
    productID,
    data: data.toString('utf8', at, at + length),
    addedAt,
  }));
}

describe('states that wait to be written', () => {
  it('come in the order of their ids, each with its own data', () => {
    const states = new PendingStates();
    states.add(candidate('b', '{"Name":"№ 2"}'), 20, 7);
    states.add(candidate('a', '{"Name":"crème brûlée"}', 'raw'), 10, null);
    states.add(candidate('c', '{"Name":"🥄"}'), 30, null);
    const [part, ...more] = [...states.parts()];
    expect(more).toEqual([]);
    expect(stored(part!)).toEqual([
      { productID: 'a', data: '{"Name":"crème brûlée"}', addedAt: 10 },
      { productID: 'b', data: '{"Name":"№ 2"}', addedAt: 20 },
      { productID: 'c', data: '{"Name":"🥄"}', addedAt: 30 },
    ]);
    expect((JSON.parse(part!.columns) as Column[]).map(([, hash, recordHash]) => [hash, recordHash])).toEqual([
      ['hash of a', 'raw'],
      ['hash of b', null],
      ['hash of c', null],
    ]);
    expect(part!.replacedRows).toEqual([7]);
  });

  it('come in parts of bounded rows, and of bounded bytes', () => {
    const states = new PendingStates();
    for (let i = 0; i < MAX_TRANSACTION_ROWS * 2 + 1; i++)
      states.add(candidate(String(i).padStart(9, '0'), '{}'), 0, null);
    expect([...states.parts()].map((part) => stored(part).length)).toEqual([
      MAX_TRANSACTION_ROWS,
      MAX_TRANSACTION_ROWS,
      1,
    ]);
    states.clear();
    const half = 'é'.repeat(MAX_TRANSACTION_BYTES / 4);
    for (const productID of ['a', 'b', 'c']) states.add(candidate(productID, half + productID), 0, null);
    const parts = [...states.parts()].map(stored);
    expect(parts.map((part) => part.map(({ productID }) => productID))).toEqual([['a', 'b'], ['c']]);
  });

  it('make room for what is longer than a window, and keep what they have', () => {
    const states = new PendingStates();
    states.add(candidate('a', 'short'), 0, null);
    const long = 'ü'.repeat(MAX_WINDOW_BYTES);
    states.add(candidate('b', long), 0, null);
    expect(states.isFull).toBe(true);
    const found = [...states.parts()].flatMap(stored);
    expect(found.map(({ data }) => data)).toEqual(['short', long]);
  });

  it('are full at so many rows and none when they are cleared, of which nothing is left', () => {
    const states = new PendingStates();
    expect([...states.parts()]).toEqual([]);
    for (let i = 0; i < MAX_WINDOW_ROWS; i++) {
      expect(states.isFull).toBe(false);
      states.add(candidate(String(i), '{}'), 0, i);
    }
    expect(states.isFull).toBe(true);
    states.clear();
    expect([states.rows, states.isFull, [...states.parts()]]).toEqual([0, false, []]);
  });
});
