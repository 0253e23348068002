import { remembered } from './remembered.js';

it('computes the result of a text once, also if it is undefined', () => {
  const asked: string[] = [];
  const read = remembered((text) => {
    asked.push(text);
    return text === 'none' ? undefined : text.length;
  });
  expect([read('abc'), read('none'), read('abc'), read('none')]).toEqual([3, undefined, 3, undefined]);
  expect(asked).toEqual(['abc', 'none']);
});

it('keeps the latest results only, and none of long texts', () => {
  const asked: string[] = [];
  const read = remembered((text) => asked.push(text), { maxEntries: 2, maxCharacters: 3 });
  for (const text of ['a', 'b', 'a', 'c', 'a', 'b', 'long', 'long']) read(text);
  expect(asked).toEqual(['a', 'b', 'c', 'b', 'long', 'long']);
});
