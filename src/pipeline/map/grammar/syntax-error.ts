/** A syntax error in an expression, with its position. `checkMapping` converts it and adds the rule and the field. */
export class ExpressionError extends Error {
  constructor(
    message: string,
    /** Counted from 1, in UTF-16 units as editors do. */
    readonly column: number,
  ) {
    super(message);
  }
}
