import { convert, getMeasureKind, Unit } from 'convert';
import { type TransformFunction } from '../transform-function.js';
import { toNumber } from '../values.js';
import { argumentText, wholeNumber, wholeNumberError } from './arguments.js';

export const NUMBER_FUNCTIONS: readonly TransformFunction[] = [
  {
    name: 'toNumber',
    arity: [0, 1],
    mapsElements: true,
    check: ([decimal]) =>
      decimal === undefined || decimal === null || decimal === ',' || decimal === '.'
        ? null
        : 'the decimal sign is "," or "."',
    apply: (value, decimal) => toNumber(value, typeof decimal === 'string' ? decimal : undefined) ?? failed(value),
  },
  { name: 'convert', arity: [2, 2], mapsElements: true, check: checkUnits, apply: convertUnit },
  {
    name: 'round',
    arity: [0, 1],
    mapsElements: true,
    check: ([digits]) => wholeNumberError('the number of digits', digits),
    apply: (value, digits = 0) => {
      const number = toNumber(value);
      const places = wholeNumber(digits);
      return number === null ? failed(value) : places === undefined ? undefined : roundTo(number, places);
    },
  },
  {
    name: 'toFixed',
    arity: [1, 1],
    mapsElements: true,
    check: ([digits]) => (digits === undefined || isDigitCount(digits) ? null : 'the number of digits is 0 to 15'),
    apply: (value, digits) => {
      const number = toNumber(value);
      if (number === null) return failed(value);
      return isDigitCount(digits) ? roundTo(number, Number(digits)).toFixed(Number(digits)) : undefined;
    },
  },
  {
    name: 'abs',
    arity: [0, 0],
    mapsElements: true,
    apply: (value) => {
      const number = toNumber(value);
      return number === null ? failed(value) : Math.abs(number);
    },
  },
];

/** Rounds half away from zero on the decimal digits: 1.005 becomes 1.01, although its binary value is slightly smaller. */
export function roundTo(number: number, digits: number): number {
  const places = Math.max(-15, Math.min(15, digits));
  const rounded = shift(Math.round(shift(Math.abs(number), places)), -places);
  // Numbers that are too large or too small to be shifted have no digits to round, or only such digits.
  if (!Number.isFinite(rounded)) return number;
  return number < 0 ? 0 - rounded : rounded;
}

function isDigitCount(digits: unknown): boolean {
  const places = wholeNumber(digits) ?? -1;
  return places >= 0 && places <= 15;
}

function shift(number: number, places: number): number {
  const [digits = '0', exponent = '0'] = String(number).split('e');
  return Number(`${digits}e${Number(exponent) + places}`);
}

// An empty cell is not a failure: there was no value to convert.
function failed(value: unknown): null | undefined {
  return typeof value === 'string' && value.trim() === '' ? null : undefined;
}

function convertUnit(value: unknown, from: unknown, to: unknown): unknown {
  const quantity = toNumber(value);
  if (quantity === null) return failed(value);
  const source = unitOf(from);
  const target = unitOf(to);
  if (source === undefined || target === undefined) return undefined;
  // The library throws if the units have different dimensions; the caller counts that as a failure.
  const converted = roundTo(Number(convert(quantity, source).to(target)), 2);
  return typeof value === 'number' ? converted : String(converted);
}

/** Returns the unit with this name. The exact spelling comes first, because `M` and `m` differ; `CM` is read as `cm`. */
function unitOf(name: unknown): Unit | undefined {
  const written = argumentText(name).trim();
  const known = [written, written.toLowerCase()].find((each) => getMeasureKind(each) !== undefined);
  return known as Unit | undefined;
}

function checkUnits(names: readonly unknown[]): string | null {
  const unknown = names.find((name) => name !== undefined && unitOf(name) === undefined);
  if (unknown !== undefined) return `unknown unit ${JSON.stringify(unknown)}`;
  const [from, to] = names.map((name) => getMeasureKind(name === undefined ? '' : (unitOf(name) ?? '')));
  if (from === undefined || to === undefined || from === to) return null;
  return `${JSON.stringify(names[0])} cannot be converted to ${JSON.stringify(names[1])}`;
}
