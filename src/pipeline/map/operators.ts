import { type BinaryOperator } from './grammar/expression.js';
import { toText } from './values.js';

const NUMERIC = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/;

type Operation = (left: unknown, right: unknown) => unknown;

/** The operators that evaluate both sides. `&&`, `||` and `??`, which may skip the right side, are compiled as they are. */
export const OPERATIONS: Readonly<Record<Exclude<BinaryOperator, '&&' | '||' | '??'>, Operation>> = {
  '===': (left, right) => left === right,
  '!==': (left, right) => left !== right,
  '+': add,
  '-': (left, right) => calculate(left, right, (a, b) => a - b),
  '*': (left, right) => calculate(left, right, (a, b) => a * b),
  '/': (left, right) => calculate(left, right, (a, b) => a / b),
  '%': (left, right) => calculate(left, right, (a, b) => a % b),
  '==': equals,
  '!=': (left, right) => !equals(left, right),
  '<': (left, right) => compare(left, right, (order) => order < 0),
  '<=': (left, right) => compare(left, right, (order) => order <= 0),
  '>': (left, right) => compare(left, right, (order) => order > 0),
  '>=': (left, right) => compare(left, right, (order) => order >= 0),
};

/** Unary minus: a numeric text counts as its number, anything else is null. */
export function negate(operand: unknown): number | null {
  const number = numeric(operand);
  return number === null ? null : 0 - number;
}

function add(left: unknown, right: unknown): unknown {
  if (typeof left === 'number' && typeof right === 'number') return finite(left + right);
  return toText(left) + toText(right);
}

function calculate(left: unknown, right: unknown, operation: (left: number, right: number) => number): number | null {
  const a = numeric(left);
  const b = numeric(right);
  return a === null || b === null ? null : finite(operation(a, b));
}

function equals(left: unknown, right: unknown): boolean {
  if (typeof left === 'number' && typeof right === 'string') return left === numeric(right);
  if (typeof left === 'string' && typeof right === 'number') return numeric(left) === right;
  return left === right;
}

function compare(left: unknown, right: unknown, holds: (order: number) => boolean): boolean {
  const a = numeric(left);
  const b = numeric(right);
  if (a !== null && b !== null) return holds(a - b);
  if (typeof left !== 'string' || typeof right !== 'string') return false;
  return holds(left < right ? -1 : left > right ? 1 : 0);
}

function numeric(value: unknown): number | null {
  if (typeof value === 'number') return finite(value);
  return typeof value === 'string' && NUMERIC.test(value) ? finite(Number(value)) : null;
}

// Products are JSON, which has no infinity.
function finite(number: number): number | null {
  return Number.isFinite(number) ? number : null;
}
