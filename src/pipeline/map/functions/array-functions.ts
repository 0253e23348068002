import { type TransformFunction } from '../transform-function.js';
import { hasValue, toText } from '../values.js';
import { argumentText, elementAt, scalarText, wholeNumber, wholeNumberError } from './arguments.js';

// A single value counts as a list of one: XML feeds repeat an element only if a product has several.
export const ARRAY_FUNCTIONS: readonly TransformFunction[] = [
  ofList('first', (list) => elementAt(list, 0)),
  ofList('last', (list) => elementAt(list, -1)),
  ofList('unique', unique),
  ofList('compact', (list) => list.filter(hasValue)),
  {
    name: 'length',
    arity: [0, 0],
    mapsElements: false,
    apply: (value) =>
      Array.isArray(value) ? value.length : typeof value === 'object' ? undefined : Array.from(toText(value)).length,
  },
  {
    name: 'join',
    arity: [1, 1],
    mapsElements: false,
    apply: (value, separator) =>
      Array.isArray(value) ? value.map(toText).join(argumentText(separator)) : scalarText(value),
  },
  {
    name: 'slice',
    arity: [1, 2],
    mapsElements: false,
    check: ([start, end]) => wholeNumberError('the start', start) ?? wholeNumberError('the end', end),
    apply: slice,
  },
];

function ofList(name: string, change: (list: readonly unknown[]) => unknown): TransformFunction {
  return {
    name,
    arity: [0, 0],
    mapsElements: false,
    apply: (value) => (Array.isArray(value) ? change(value) : value),
  };
}

function unique(list: readonly unknown[]): unknown[] {
  const seen = new Set<unknown>();
  return list.filter((element) => {
    const identity = typeof element === 'object' ? JSON.stringify(element) : element;
    return !seen.has(identity) && seen.add(identity);
  });
}

function slice(value: unknown, start: unknown, end?: unknown): unknown {
  const from = wholeNumber(start);
  const to = end === undefined || end === null ? undefined : wholeNumber(end);
  if (from === undefined || (hasValue(end) && to === undefined)) return undefined;
  if (Array.isArray(value)) return value.slice(from, to);
  const text = scalarText(value);
  return text === undefined ? undefined : Array.from(text).slice(from, to).join('');
}
