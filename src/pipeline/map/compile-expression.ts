import { type IssueSink } from '../../common/issues.js';
import { type RawRecord } from '../../common/records.js';
import { bindFunction } from './call-function.js';
import { type BinaryExpression, type CallExpression, type Expression } from './grammar/expression.js';
import { negate, OPERATIONS } from './operators.js';
import { compilePath } from './paths.js';
import { type TransformFunctions } from './transform-function.js';

/** Evaluates an expression for one source value and its record. */
export type Evaluate = (value: unknown, record: RawRecord, issues: IssueSink) => unknown;

/** Compiles a checked expression to closures. Issues name `field`; it is null in a `where`. */
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
      return (value) => value;
    case 'record':
      return (_, record) => record;
    case 'path': {
      const of = compile(expression.of);
      const read = compilePath(expression.steps);
      return (value, record, issues) => read(of(value, record, issues));
    }
    case 'unary': {
      const operand = compile(expression.operand);
      return expression.operator === '!'
        ? (value, record, issues) => !operand(value, record, issues)
        : (value, record, issues) => negate(operand(value, record, issues));
    }
    case 'binary':
      return compileBinary(expression, compile(expression.left), compile(expression.right));
    case 'choice': {
      const test = compile(expression.test);
      const then = compile(expression.then);
      const otherwise = compile(expression.otherwise);
      return (value, record, issues) => (test(value, record, issues) ? then : otherwise)(value, record, issues);
    }
    case 'call':
      return compileCall(expression, functions, field);
  }
}

function compileBinary({ operator }: BinaryExpression, left: Evaluate, right: Evaluate): Evaluate {
  if (operator === '&&') return (value, record, issues) => left(value, record, issues) && right(value, record, issues);
  if (operator === '||') return (value, record, issues) => left(value, record, issues) || right(value, record, issues);
  if (operator === '??') return (value, record, issues) => left(value, record, issues) ?? right(value, record, issues);
  const operation = OPERATIONS[operator];
  return (value, record, issues) => operation(left(value, record, issues), right(value, record, issues));
}

function compileCall(expression: CallExpression, functions: TransformFunctions, field: string | null): Evaluate {
  const called = functions.get(expression.name);
  if (!called) return () => null;
  const call = bindFunction(called, field);
  const on = compileExpression(expression.on, functions, field);
  const [a, b, ...more] = expression.args.map((arg, i): Evaluate => {
    if (i > 0 || !called.takesPattern || arg.kind !== 'literal') return compileExpression(arg, functions, field);
    const pattern = arg.pattern ?? arg.value;
    return () => pattern;
  });
  if (!a) return (value, record, issues) => call(on(value, record, issues), issues);
  if (!b) return (value, record, issues) => call(on(value, record, issues), issues, a(value, record, issues));
  if (more.length === 0)
    return (value, record, issues) =>
      call(on(value, record, issues), issues, a(value, record, issues), b(value, record, issues));
  return (value, record, issues) =>
    call(
      on(value, record, issues),
      issues,
      a(value, record, issues),
      b(value, record, issues),
      more.map((arg) => arg(value, record, issues)),
    );
}
