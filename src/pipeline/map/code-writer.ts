import { type Expression } from './grammar/expression.js';
import { EACH, type PathStep } from './grammar/names.js';
import { type SourcePath } from './grammar/parse-path.js';
import { bindFunction } from './call-function.js';
import { negate, OPERATIONS } from './operators.js';
import { elementOf, gather, ownKey } from './paths.js';
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
  /** What several paths begin with, such as `variants[0]`, by the variable that holds it. */
  private readonly prefixes = new Map<string, string>();
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
    const otherwise = path.constant !== undefined ? JSON.stringify(path.constant) : this.pathFromRecord(path.steps);
    // No prototype has a key with dots, brackets, quotes or spaces; such a text is safe to be read plainly.
    return `((t = record[${JSON.stringify(path.text)}]) !== undefined ? t : ${otherwise})`;
  }

  /** The declarations of what the paths of `source` begin with; they stand before the first of them. */
  get declarations(): string {
    return [...this.prefixes]
      .map(([code, variable]) => `const ${variable} = typeof (t = ${code}) === "object" ? t : null;`)
      .join('\n');
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

  // Most rules of a mapping read from the same few objects: each of these is looked up once per record.
  private pathFromRecord(steps: readonly PathStep[] | null): string {
    const last = steps?.at(-1);
    if (!steps || last === undefined || steps.length < 2 || steps.includes(EACH)) return this.path('record', steps);
    const parent = this.pathFromRecord(steps.slice(0, -1));
    let variable = this.prefixes.get(parent);
    if (!variable) this.prefixes.set(parent, (variable = `s${this.prefixes.size}`));
    if (typeof last !== 'string' || !isPlain(last)) return this.path(variable, [last]);
    return `(${variable} !== null ? ${variable}[${JSON.stringify(last)}] ?? null : null)`;
  }

  private path(of: string, steps: readonly PathStep[] | null): string {
    if (steps === null) return 'null';
    const each = steps.indexOf(EACH);
    if (each >= 0) {
      return `${this.constant(gather)}(${this.path(of, steps.slice(0, each))}, ${this.constant(steps.slice(each + 1))})`;
    }
    let code = of;
    for (const step of steps) {
      if (typeof step === 'number') code = this.element(code, step);
      else if (typeof step === 'string') code = this.key(code, step);
    }
    return code;
  }

  private key(of: string, key: string): string {
    const name = JSON.stringify(key);
    if (!isPlain(key)) {
      return `${this.constant(ownKey)}(${of}, ${name})`;
    }
    if (of === 'record') return `(record[${name}] ?? null)`;
    return `((t = ${of}) !== null && typeof t === "object" ? t[${name}] ?? null : null)`;
  }

  private element(of: string, index: number): string {
    if (index < 0) return `${this.constant(elementOf)}(${of}, ${index})`;
    return `(Array.isArray(t = ${of}) ? t[${index}] ?? null : null)`;
  }
}

// A plain read is several times faster than a check for an own property, and means the same for keys that no prototype
// of JSON values has.
function isPlain(key: string): boolean {
  return !(key in Object.prototype || key in Array.prototype || /^\d+$/.test(key));
}
