import { type PathProfile } from '../1-profile/source-profile.js';
import { type SourceColumn } from '../2-score/score-pair.js';
import { valueAgreement } from '../2-score/value-agreement.js';
import { RULE_WEIGHT, SHARE } from '../weights.js';
import { type CurrencySource } from './price-transforms.js';
import { memberAccess } from './transform-text.js';

/**
 * Returns where the records have the currency of their prices, as `record._currency`; undefined if no path is certain
 * enough. The most certain path wins, then the outermost, then the one that most records fill.
 */
export function currencyOfRecords(sources: readonly SourceColumn[]): CurrencySource | undefined {
  const strength = ({ meanings }: SourceColumn): number => meanings.get('currency') ?? 0;
  const [best] = sources
    .filter((source) => strength(source) > RULE_WEIGHT.MIN_CURRENCY_STRENGTH && isSingleCurrency(source.profile))
    .sort(
      (a, b) =>
        strength(b) - strength(a) ||
        a.profile.path.listIndexes.length - b.profile.path.listIndexes.length ||
        b.profile.filledShare - a.profile.filledShare,
    );
  if (!best) return undefined;
  const { path, distinctTexts } = best.profile;
  const steps = path.keys.map((key, index) => memberAccess(key) + (path.listIndexes.includes(index) ? '[0]' : ''));
  return { expression: `record${steps.join('')}`, texts: distinctTexts };
}

function isSingleCurrency(profile: PathProfile): boolean {
  const { path, filledShare } = profile;
  const isSingle = !path.hasMixedShape && !path.holdsList && filledShare > SHARE.HALF;
  return isSingle && valueAgreement('currency', profile) > 0;
}
