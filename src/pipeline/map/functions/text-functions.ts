import { removeHTMLTags } from '../strip-html.js';
import { type TransformFunction } from '../transform-function.js';
import { capitalize } from '../values.js';
import { argumentText, elementAt, scalarText, wholeNumber, wholeNumberError } from './arguments.js';

export const TEXT_FUNCTIONS: readonly TransformFunction[] = [
  ofText('capitalize', capitalize),
  ofText('trim', (text) => text.trim()),
  ofText('toLowerCase', (text) => text.toLowerCase()),
  ofText('toUpperCase', (text) => text.toUpperCase()),
  ofText('removeHTMLTags', removeHTMLTags),
  {
    name: 'split',
    arity: [1, 2],
    mapsElements: true,
    check: ([, index]) => wholeNumberError('the index', index),
    apply: split,
  },
  { name: 'replace', arity: [2, 2], mapsElements: true, apply: replace },
  { name: 'prefix', arity: [1, 1], mapsElements: true, apply: (value, text) => around(text, value, '') },
  { name: 'suffix', arity: [1, 1], mapsElements: true, apply: (value, text) => around('', value, text) },
];

function ofText(name: string, change: (text: string) => string): TransformFunction {
  return {
    name,
    arity: [0, 0],
    mapsElements: true,
    apply: (value) => {
      const text = scalarText(value);
      return text === undefined ? undefined : change(text);
    },
  };
}

function split(value: unknown, separator: unknown, index?: unknown): unknown {
  const text = scalarText(value);
  if (text === undefined) return undefined;
  const by = argumentText(separator);
  // Without a separator the text is split into characters; JavaScript's split would break emoji.
  const pieces = by === '' ? Array.from(text) : text.split(by);
  if (index === undefined) return pieces;
  const place = wholeNumber(index);
  return place === undefined ? undefined : elementAt(pieces, place);
}

function replace(value: unknown, search: unknown, replacement: unknown): unknown {
  const text = scalarText(value);
  if (text === undefined) return undefined;
  const wanted = argumentText(search);
  // A function, because `$&` in a replacement text has a special meaning.
  return wanted === '' ? text : text.replaceAll(wanted, () => argumentText(replacement));
}

function around(before: unknown, value: unknown, after: unknown): unknown {
  const text = scalarText(value);
  // `prefix("https://")` must not turn an empty cell into a value.
  return text === undefined || text === '' ? text : argumentText(before) + text + argumentText(after);
}
