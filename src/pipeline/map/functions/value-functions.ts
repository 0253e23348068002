import { readDate, type SlashDates } from '../dates.js';
import { type TransformFunction } from '../transform-function.js';
import { hasValue, toBoolean, toText } from '../values.js';
import { argumentText, scalarText } from './arguments.js';

export const VALUE_FUNCTIONS: readonly TransformFunction[] = [
  {
    name: 'toBoolean',
    arity: [0, 0],
    mapsElements: true,
    apply: (value) => toBoolean(value) ?? (isBlank(value) ? null : undefined),
  },
  { name: 'toString', arity: [0, 0], mapsElements: false, apply: toText },
  {
    name: 'default',
    arity: [1, 1],
    mapsElements: false,
    takesNull: true,
    apply: (value, otherwise) => (hasValue(value) ? value : (otherwise ?? null)),
  },
  toDate('month-first'),
];

/** `slashes`: how `05/06/2023` is read without a format. */
export function toDate(slashes: SlashDates): TransformFunction {
  return {
    name: 'toDate',
    arity: [0, 1],
    mapsElements: true,
    apply: (value, format) => {
      const text = scalarText(value);
      if (text === undefined) return undefined;
      const date = readDate(text, hasValue(format) ? argumentText(format) : undefined, slashes);
      return date ?? (isBlank(value) ? null : undefined);
    },
  };
}

function isBlank(value: unknown): boolean {
  return typeof value === 'string' && value.trim() === '';
}
