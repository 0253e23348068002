/**
 * A function that transforms may call by its name, `value.name(arguments)`.
 *
 * `apply` is called for every record, must be synchronous, pure and fast, and must not change what it is given. It may
 * answer any JSON value. `undefined` means that it cannot make sense of the value: the result is then null and one
 * issue `TRANSFORM_FAILED` is counted; so it is when it throws.
 */
export interface TransformFunction {
  readonly name: string;
  /** How many arguments it needs at least, and takes at most. */
  readonly arity: readonly [least: number, most: number];
  /** Whether an array is transformed element by element; otherwise the function gets the array itself. */
  readonly mapsElements: boolean;
  /** Whether it is called for `null` too; otherwise `null` stays `null`. */
  readonly takesNull?: boolean;
  /** Whether its first argument, when it is a literal, is read as a regular expression (see `unescapeText`). */
  readonly takesPattern?: boolean;
  /** Called when a mapping is saved, with the arguments that are literals (others undefined); says what is wrong with them. */
  check?(args: readonly unknown[]): string | null;
  apply(value: unknown, ...args: readonly unknown[]): unknown;
}

export type TransformFunctions = ReadonlyMap<string, TransformFunction>;
