import { ARRAY_FUNCTIONS } from './functions/array-functions.js';
import { NUMBER_FUNCTIONS } from './functions/number-functions.js';
import { PATTERN_FUNCTIONS } from './functions/pattern-functions.js';
import { TEXT_FUNCTIONS } from './functions/text-functions.js';
import { VALUE_FUNCTIONS } from './functions/value-functions.js';
import { type TransformFunction, type TransformFunctions } from './transform-function.js';

export type { TransformFunction, TransformFunctions } from './transform-function.js';

const ALL: readonly TransformFunction[] = [
  ...TEXT_FUNCTIONS,
  ...NUMBER_FUNCTIONS,
  ...VALUE_FUNCTIONS,
  ...PATTERN_FUNCTIONS,
  ...ARRAY_FUNCTIONS,
];

/** The functions of docs/mappings.md, by name. Other teams' functions are added in a map of their own made from this one. */
export const BUILT_IN_FUNCTIONS: TransformFunctions = new Map(ALL.map((each) => [each.name, each]));
