import { type IssueSink } from '../../common/issues.js';
import { type RawRecord } from '../../common/records.js';
import { bindFunction } from './call-function.js';
import { type BinaryExpression, type CallExpression, type Expression } from './grammar/expression.js';
import { negate, OPERATIONS } from './operators.js';
import { compileSteps } from './paths.js';
import { type TransformFunctions } from './transform-function.js';

/** A transform, ready for any record. `value` is the source value. */
export type Evaluate = (record: RawRecord, value: unknown, issues: IssueSink) => unknown;

/** Compiles a checked expression to closures; `field` is named in the issues of its functions. */
export function compileExpression(
  expression: Expression,
  functions: TransformFunctions,
  field: string | null,
): Evaluate {
  const compile = (part: Expression): Evaluate => compileExpression(part, functions, field);
  switch (expression.kind) {
    case 'literal': {
      const { value } = expression;
      return () => value;
    }
    case 'value':
      return (_, value) => value;
    case 'record':
      return (record) => record;
    case 'path': {
      const [of, read] = [compile(expression.of), compileSteps(expression.steps)];
      return (record, value, issues) => read(of(record, value, issues));
    }
    case 'unary': {
      const operand = compile(expression.operand);
      return expression.operator === '!'
        ? (record, value, issues) => !operand(record, value, issues)
        : (record, value, issues) => negate(operand(record, value, issues));
    }
    case 'binary':
      return compileBinary(expression, compile);
    case 'choice': {
      const [test, then, otherwise] = [expression.test, expression.then, expression.otherwise].map(compile);
      return (record, value, issues) => (test!(record, value, issues) ? then! : otherwise!)(record, value, issues);
    }
    case 'call':
      return compileCall(expression, compile, functions, field);
  }
}

function compileBinary({ operator, left, right }: BinaryExpression, compile: (part: Expression) => Evaluate): Evaluate {
  const [a, b] = [compile(left), compile(right)];
  if (operator === '&&') return (record, value, issues) => a(record, value, issues) && b(record, value, issues);
  if (operator === '||') return (record, value, issues) => a(record, value, issues) || b(record, value, issues);
  if (operator === '??') return (record, value, issues) => a(record, value, issues) ?? b(record, value, issues);
  const operation = OPERATIONS[operator];
  return (record, value, issues) => operation(a(record, value, issues), b(record, value, issues));
}

function compileCall(
  { name, on, args }: CallExpression,
  compile: (part: Expression) => Evaluate,
  functions: TransformFunctions,
  field: string | null,
): Evaluate {
  const called = functions.get(name);
  if (!called) return () => null;
  const call = bindFunction(called, field);
  const target = compile(on);
  const [a, b, ...more] = args.map((arg, i) =>
    // A pattern is given as it was written, before escapes of the text were resolved.
    i === 0 && called.takesPattern && arg.kind === 'literal' ? constant(arg.pattern ?? arg.value) : compile(arg),
  );
  if (!a) return (record, value, issues) => call(target(record, value, issues), issues);
  if (!b) {
    return (record, value, issues) => call(target(record, value, issues), issues, a(record, value, issues));
  }
  if (more.length === 0) {
    return (record, value, issues) =>
      call(target(record, value, issues), issues, a(record, value, issues), b(record, value, issues));
  }
  return (record, value, issues) => {
    const rest = more.map((arg) => arg(record, value, issues));
    return call(target(record, value, issues), issues, a(record, value, issues), b(record, value, issues), rest);
  };
}

function constant(value: unknown): Evaluate {
  return () => value;
}
