import { wordsOf } from '../words/fold-words.js';
import { type SourceProfile } from '../1-profile/source-profile.js';

const UNITS: Readonly<Record<string, string>> = {
  g: 'g',
  gr: 'g',
  gram: 'g',
  grams: 'g',
  kg: 'kg',
  kgs: 'kg',
  lb: 'lb',
  lbs: 'lb',
  oz: 'oz',
  г: 'g',
  кг: 'kg',
};

/** The unit of weight that a name ends with: `Weight (lbs)`, `gewicht_gr`, `grams`. */
export function unitInName({ path }: SourceProfile): string | undefined {
  const last = wordsOf(path.keys.at(-1) ?? '').at(-1) ?? '';
  return Object.hasOwn(UNITS, last) ? UNITS[last] : undefined;
}
