import { type Expression } from './grammar/expression.js';
import { EACH, type PathStep } from './grammar/names.js';
import { type SourcePath } from './grammar/parse-path.js';
import { bindFunction } from './call-function.js';
import { negate, OPERATIONS } from './operators.js';
import { elementOf, ownKey, readSteps } from './paths.js';
import { type TransformFunctions } from './transform-function.js';
import { hasValue } from './values.js';

/**
 * Writes the source of one generated function. What a client wrote reaches that source only as `JSON.stringify` of a
 * text or a number, or as the name of a constant that is passed in; the operators come from the parser's closed set.
 *
 * The source may use `record`, `value`, `issues` and the scratch variable `t`.
 */
export class CodeWriter {
  private readonly constants: unknown[] = [];
  readonly hasValue = this.constant(hasValue);

  constructor(private readonly functions: TransformFunctions) {}

  /** The name under which generated code finds a value that exists before it runs. */
  constant(value: unknown): string {
    const known = typeof value === 'function' ? this.constants.indexOf(value) : -1;
    return `k${known >= 0 ? known : this.constants.push(value) - 1}`;
  }

  /** Compiles the body of `(record, issues) => ...`. */
  build<T>(body: string): T {
    const names = this.constants.map((_, i) => `k${i}`);
    const source = `"use strict";\nreturn (record, issues) => {\nlet t, value;\n${body}\n};`;
    const factory = Reflect.construct(Function, [...names, source]) as (...constants: unknown[]) => T;
    return factory(...this.constants);
  }

  source(path: SourcePath): string {
    const [only, ...rest] = path.steps ?? [];
    if (only === path.text && rest.length === 0) return this.key('record', path.text);
    const otherwise = path.constant !== undefined ? JSON.stringify(path.constant) : this.path('record', path.steps);
    // No prototype has a key with dots, brackets, quotes or spaces; such a text is safe to be read plainly.
    return `((t = record[${JSON.stringify(path.text)}]) !== undefined ? t : ${otherwise})`;
  }

  expression(expression: Expression, field: string | null): string {
    const write = (part: Expression): string => this.expression(part, field);
    switch (expression.kind) {
      case 'literal':
        return JSON.stringify(expression.value);
      case 'value':
      case 'record':
        return expression.kind;
      case 'path':
        return this.path(write(expression.of), expression.steps);
      case 'unary':
        return expression.operator === '!'
          ? `(!${write(expression.operand)})`
          : `${this.constant(negate)}(${write(expression.operand)})`;
      case 'binary': {
        const operation = OPERATIONS[expression.operator];
        const [left, right] = [write(expression.left), write(expression.right)];
        return operation
          ? `${this.constant(operation)}(${left}, ${right})`
          : `(${left} ${expression.operator} ${right})`;
      }
      case 'choice':
        return `(${write(expression.test)} ? ${write(expression.then)} : ${write(expression.otherwise)})`;
      case 'call': {
        const called = this.functions.get(expression.name);
        if (!called) return 'null';
        const args = expression.args.map((arg, i) =>
          i === 0 && called.takesPattern && arg.kind === 'literal'
            ? JSON.stringify(arg.pattern ?? arg.value)
            : write(arg),
        );
        const more = args.length > 2 ? [`[${args.slice(2).join(', ')}]`] : [];
        const all = [write(expression.on), 'issues', ...args.slice(0, 2), ...more];
        return `${this.constant(bindFunction(called, field))}(${all.join(', ')})`;
      }
    }
  }

  private path(of: string, steps: readonly PathStep[] | null): string {
    if (steps === null) return 'null';
    if (steps.includes(EACH)) return `${this.constant(readSteps)}(${of}, ${this.constant(steps)})`;
    let code = of;
    for (const step of steps) {
      if (typeof step === 'number') code = `${this.constant(elementOf)}(${code}, ${step})`;
      else if (typeof step === 'string') code = this.key(code, step);
    }
    return code;
  }

  // A plain read is several times faster than a check for an own property, and means the same for keys that no
  // prototype of JSON values has.
  private key(of: string, key: string): string {
    const name = JSON.stringify(key);
    if (key in Object.prototype || key in Array.prototype || /^\d+$/.test(key)) {
      return `${this.constant(ownKey)}(${of}, ${name})`;
    }
    if (of === 'record') return `(record[${name}] ?? null)`;
    return `((t = ${of}) !== null && typeof t === "object" ? t[${name}] ?? null : null)`;
  }
}
