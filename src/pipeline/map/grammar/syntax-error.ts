/** What is wrong in an expression, and where. Never leaves this folder: `checkMapping` names the rule and the field. */
export class ExpressionError extends Error {
  constructor(
    message: string,
    /** Counted from 1, in UTF-16 units as editors do. */
    readonly column: number,
  ) {
    super(message);
  }
}
