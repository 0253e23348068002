import { type TransformFunctionContract } from '../../extensions/transform-function.js';

/** A function as the checks and the compiler know it: its contract, with every default filled in, and its name. */
export interface TransformFunction extends TransformFunctionContract {
  readonly name: string;
  readonly arity: readonly [least: number, most: number];
  readonly mapsElements: boolean;
}

export type TransformFunctions = ReadonlyMap<string, TransformFunction>;
