import { badInput } from '../../common/errors.js';
import { type CallExpression, callsOf, type Expression } from './grammar/expression.js';
import { nearestName } from './grammar/names.js';
import { parseExpression } from './grammar/parse-expression.js';
import { ExpressionError } from './grammar/syntax-error.js';
import { type TransformFunctions } from './transform-function.js';

/**
 * Parses an expression and checks its function calls: names, number of arguments and literal arguments. Throws
 * `BAD_USER_INPUT` for `field` with the column of the error.
 */
export function readExpression(source: string, functions: TransformFunctions, field: string): Expression {
  try {
    const expression = parseExpression(source);
    for (const call of callsOf(expression)) checkCall(call, functions);
    return expression;
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    const { message, column } = error;
    throw badInput(field, `${field}: ${message} (column ${column})`, { column });
  }
}

function checkCall(call: CallExpression, functions: TransformFunctions): void {
  const { name, args, column } = call;
  const called = functions.get(name);
  if (!called) {
    const nearest = nearestName(name, functions.keys());
    throw new ExpressionError(`unknown function "${name}"${nearest ? `, did you mean "${nearest}"?` : ''}`, column);
  }
  const [least, most] = called.arity;
  if (args.length < least || args.length > most) {
    const wanted = least === most ? `${least}` : `${least} to ${most}`;
    throw new ExpressionError(
      `${name}() takes ${wanted} argument${wanted === '1' ? '' : 's'}, not ${args.length}`,
      column,
    );
  }
  const literals = args.map((arg, i) =>
    arg.kind !== 'literal' ? undefined : i === 0 && called.takesPattern ? (arg.pattern ?? arg.value) : arg.value,
  );
  const wrong = called.check?.(literals);
  if (wrong) throw new ExpressionError(`${name}(): ${wrong}`, column);
}
