import { type RawRecord } from '../../src/common/records.js';
import { type MappingRule } from '../../src/pipeline/mapping.js';

// Spec "Mappings" once more, as plainly as possible: trees are made, written as text for the compiler, and interpreted here.
export type Tree =
  | { kind: 'literal'; value: string | number | boolean | null }
  | { kind: 'value' | 'record' }
  | { kind: 'step'; of: Tree; key: string | number }
  | { kind: 'unary'; sign: '!' | '-'; of: Tree }
  | { kind: 'binary'; sign: string; left: Tree; right: Tree }
  | { kind: 'choice'; test: Tree; then: Tree; otherwise: Tree }
  | { kind: 'call'; of: Tree; name: string; args: Tree[] };

interface Scope {
  readonly value: unknown;
  readonly record: RawRecord;
}
export const KEYS = ['a', 'b', 'x y', 'g:price', 'toString', 'length', 'é', '0', 'a.b'];

export function write(tree: Tree): string {
  switch (tree.kind) {
    case 'literal':
      return `(${JSON.stringify(tree.value)})`;
    case 'value':
    case 'record':
      return tree.kind;
    case 'step':
      return typeof tree.key === 'string' && /^\p{L}+$/u.test(tree.key)
        ? `${write(tree.of)}.${tree.key}`
        : `${write(tree.of)}[${JSON.stringify(tree.key)}]`;
    case 'unary':
      return `(${tree.sign} ${write(tree.of)})`;
    case 'binary':
      return `(${write(tree.left)} ${tree.sign} ${write(tree.right)})`;
    case 'choice':
      return `(${write(tree.test)} ? ${write(tree.then)} : ${write(tree.otherwise)})`;
    case 'call':
      return `${write(tree.of)}.${tree.name}(${tree.args.map(write).join(', ')})`;
  }
}

export function evaluate(tree: Tree, scope: Scope): unknown {
  switch (tree.kind) {
    case 'literal':
      return tree.value;
    case 'value':
      return scope.value;
    case 'record':
      return scope.record;
    case 'step':
      return step(evaluate(tree.of, scope), tree.key);
    case 'unary': {
      const operand = evaluate(tree.of, scope);
      if (tree.sign === '!') return !operand;
      const number = numberOf(operand);
      return number === null ? null : 0 - number;
    }
    case 'binary':
      return operate(tree.sign, evaluate(tree.left, scope), evaluate(tree.right, scope));
    case 'choice':
      return evaluate(evaluate(tree.test, scope) ? tree.then : tree.otherwise, scope);
    case 'call': {
      const args = tree.args.map((arg) => evaluate(arg, scope));
      return call(tree.name, evaluate(tree.of, scope), args);
    }
  }
}

function step(of: unknown, key: string | number): unknown {
  if (typeof of !== 'object' || of === null) return null;
  if (typeof key === 'number') return Array.isArray(of) ? ((of as unknown[]).at(key) ?? null) : null;
  const found = Object.entries(of).find(([name]) => name === key);
  return found?.[1] ?? null;
}

function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || value.trim() === '' || !/^[\s\d.+-]+$/.test(value)) return null;
  return Number.isFinite(Number(value)) ? Number(value) : null;
}

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value);
const finite = (number: number): number | null => (Number.isFinite(number) ? number : null);
export const isEmpty = (value: unknown): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0);

function operate(sign: string, left: unknown, right: unknown): unknown {
  const numbers = [numberOf(left), numberOf(right)];
  const [a, b] = numbers.includes(null) ? [null, null] : (numbers as [number, number]);
  switch (sign) {
    case '||':
      return left || right;
    case '&&':
      return left && right;
    case '??':
      return left ?? right;
    case '===':
      return left === right;
    case '!==':
      return left !== right;
    case '==':
    case '!=':
      return (left === right || (typeof left !== typeof right && a !== null && a === b)) === (sign === '==');
    case '+':
      return typeof left === 'number' && typeof right === 'number'
        ? finite(left + right)
        : textOf(left) + textOf(right);
    case '-':
      return a === null ? null : finite(a - b);
    case '*':
      return a === null ? null : finite(a * b);
    case '/':
      return a === null ? null : finite(a / b);
    case '%':
      return a === null ? null : finite(a % b);
  }
  const texts = typeof left === 'string' && typeof right === 'string' ? ([left, right] as const) : null;
  const pair = a === null ? texts : ([a, b] as const);
  if (!pair) return false;
  return { '<': pair[0] < pair[1], '<=': pair[0] <= pair[1], '>': pair[0] > pair[1], '>=': pair[0] >= pair[1] }[sign];
}

export const FUNCTIONS: Record<string, { elements: boolean; run: (value: unknown, ...args: unknown[]) => unknown }> = {
  trim: { elements: true, run: (value) => scalar(value)?.trim() ?? null },
  toUpperCase: { elements: true, run: (value) => scalar(value)?.toUpperCase() ?? null },
  prefix: { elements: true, run: (value, text) => (scalar(value) ? textOf(text) + textOf(value) : scalar(value)) },
  split: { elements: true, run: (value, by, index) => scalar(value)?.split(textOf(by)).at(Number(index)) ?? null },
  join: {
    elements: false,
    run: (value, by) => (Array.isArray(value) ? value.map(textOf).join(textOf(by)) : scalar(value)),
  },
  first: { elements: false, run: (value) => (Array.isArray(value) ? ((value as unknown[])[0] ?? null) : value) },
  compact: { elements: false, run: (value) => (Array.isArray(value) ? value.filter((each) => !isEmpty(each)) : value) },
  toString: { elements: false, run: textOf },
};

function scalar(value: unknown): string | null {
  return typeof value === 'object' ? null : textOf(value);
}

function call(name: string, value: unknown, args: unknown[]): unknown {
  if (name === 'default') return isEmpty(value) ? args[0] : value;
  const { elements, run } = FUNCTIONS[name] ?? { elements: false, run: () => null };
  if (value === null) return null;
  if (!elements || !Array.isArray(value)) return run(value, ...args);
  return value.map((element: unknown) => (element === null ? null : run(element, ...args)));
}

function choose(choices: Record<string, readonly string[]>, value: unknown): unknown {
  if (Array.isArray(value) && value.length > 0) {
    return value.map((element) => chooseOne(choices, element)).filter((choice) => choice !== null);
  }
  return chooseOne(choices, isEmpty(value) ? null : value);
}

function chooseOne(choices: Record<string, readonly string[]>, value: unknown): string | null {
  const text = textOf(value).trim().toLowerCase();
  const all = Object.entries(choices).flatMap(([choice, texts]) => texts.map((each) => ({ choice, text: each })));
  const exact = all.find((each) => each.text === text);
  if (exact) return exact.choice;
  const words = all.filter(
    (each) => each.text !== '' && ` ${text.split(/[^\p{L}\p{N}_]+/u).join(' ')} `.includes(` ${each.text} `),
  );
  const longest = words.sort((one, other) => other.text.length - one.text.length)[0];
  return (longest ?? all.find((each) => each.text === ''))?.choice ?? null;
}

export interface NaiveRule {
  readonly rule: MappingRule;
  readonly source: readonly (string | number)[] | null;
  readonly tree: Tree | null;
}

export function interpret({ rule, source, tree }: NaiveRule, record: RawRecord): unknown {
  const literal = rule.sourceField === undefined ? null : step(record, rule.sourceField);
  let value: unknown = literal ?? (source ?? []).reduce<unknown>(step, source ? record : null);
  if (tree) value = evaluate(tree, { value, record });
  if (rule.choices) value = choose(rule.choices, value);
  return isEmpty(value) && !isEmpty(rule.default ?? null) ? rule.default : value;
}
