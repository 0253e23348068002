import { type TransformFunctionContract } from '../../extensions/transform-function.js';

/** A function of transforms: its contract with all defaults, and its name. */
export interface TransformFunction extends TransformFunctionContract {
  readonly name: string;
  readonly arity: readonly [least: number, most: number];
  readonly mapsElements: boolean;
}

export type TransformFunctions = ReadonlyMap<string, TransformFunction>;
