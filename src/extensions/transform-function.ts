import { DiscoveryService } from '@nestjs/core';

/**
 * A function that the transforms of mappings may call by its name, `value.name(arguments)`.
 *
 * `apply` is called for every record, must be synchronous, pure and fast, and must not change what it is given. It may
 * answer any JSON value. `undefined` means that it cannot make sense of the value: the result is then null and one
 * issue `TRANSFORM_FAILED` is counted; so it is when it throws.
 *
 * A mapping that calls it is checked when it is saved and again when a run starts: taking the function away, or changing
 * its arguments, makes the jobs fail whose mappings call it.
 */
export interface TransformFunctionContract {
  /** How many arguments it needs at least, and takes at most; none by default. */
  readonly arity?: readonly [least: number, most: number];
  /** Whether an array is transformed element by element, as by default; otherwise the function gets the array itself. */
  readonly mapsElements?: boolean;
  /** Whether it is called for `null` too; otherwise `null` stays `null`. */
  readonly takesNull?: boolean;
  /** Whether its first argument, when it is a literal, is read as a regular expression: `"\d+"` as `"\\d+"`. */
  readonly takesPattern?: boolean;
  /** Called when a mapping is saved, with the arguments that are literals (others undefined); says what is wrong with them. */
  check?(args: readonly unknown[]): string | null;
  apply(value: unknown, ...args: readonly unknown[]): unknown;
}

/**
 * Marks an injectable class as the function of this name. A name of docs/mappings.md, one that is taken, or one that no
 * transform could call stops the start.
 */
export const TransformFunction = DiscoveryService.createDecorator<string>();
