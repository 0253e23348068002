import { EACH, type PathStep } from './names.js';

/** The syntax tree of a transform; the result of `parseExpression`. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null; readonly pattern?: string }
  | { readonly kind: 'value' | 'record' }
  | { readonly kind: 'path'; readonly of: Expression; readonly steps: readonly Exclude<PathStep, typeof EACH>[] }
  | { readonly kind: 'unary'; readonly operator: UnaryOperator; readonly operand: Expression }
  | BinaryExpression
  | { readonly kind: 'choice'; readonly test: Expression; readonly then: Expression; readonly otherwise: Expression }
  | CallExpression;

export interface BinaryExpression {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}

export interface CallExpression {
  readonly kind: 'call';
  readonly name: string;
  readonly on: Expression;
  readonly args: readonly Expression[];
  /** Position of the function's name, counted from 1. */
  readonly column: number;
}

export type UnaryOperator = '!' | '-';
export type BinaryOperator = keyof typeof PRECEDENCE;

/** JavaScript's precedence; higher numbers bind more tightly. */
export const PRECEDENCE = {
  '??': 1,
  '||': 2,
  '&&': 3,
  '==': 4,
  '!=': 4,
  '===': 4,
  '!==': 4,
  '<': 5,
  '<=': 5,
  '>': 5,
  '>=': 5,
  '+': 6,
  '-': 6,
  '*': 7,
  '/': 7,
  '%': 7,
} as const;

/** The limits of one expression (docs/mappings.md). */
export const EXPRESSION_LIMITS = { characters: 2_000, levels: 50, calls: 100 } as const;

/** Whether an expression reads the source value. */
export function readsValue(expression: Expression): boolean {
  return expression.kind === 'value' || partsOf(expression).some(readsValue);
}

/** Returns all calls in an expression, outer ones first. */
export function callsOf(expression: Expression): CallExpression[] {
  const inner = partsOf(expression).flatMap(callsOf);
  return expression.kind === 'call' ? [expression, ...inner] : inner;
}

function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'literal':
    case 'value':
    case 'record':
      return [];
    case 'path':
      return [expression.of];
    case 'unary':
      return [expression.operand];
    case 'binary':
      return [expression.left, expression.right];
    case 'choice':
      return [expression.test, expression.then, expression.otherwise];
    case 'call':
      return [expression.on, ...expression.args];
  }
}
