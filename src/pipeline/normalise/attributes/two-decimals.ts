import { roundTo } from '../../map/functions/number-functions.js';

// Above this number, multiples of 100 and second decimals are not exact.
const EXACT = 2 ** 46;

/** Rounds a number to two decimals, half away from zero. Idempotent. */
export function toTwoDecimals(number: number): number {
  return Math.abs(number) < EXACT ? roundTo(number, 2) : number;
}
