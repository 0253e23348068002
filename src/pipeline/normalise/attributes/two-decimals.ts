import { roundTo } from '../../map/functions/number-functions.js';

// From here on a hundredfold is not exact any more, and neither is a second decimal.
const EXACT = 2 ** 46;

/** A number rounded to two decimals, half away from zero; rounded again, it stays. */
export function toTwoDecimals(number: number): number {
  return Math.abs(number) < EXACT ? roundTo(number, 2) : number;
}
