import type { RawRecord } from '../../../common/records.js';
import type { MappingRule } from '../../../pipeline/mapping.js';
import { type CompiledFormat } from '../../../pipeline/normalise/compile-format.js';
import { type TargetFormat } from '../../../pipeline/target-format.js';
import { platformTransform } from '../1-profile/detect-platform.js';
import { type PathProfile } from '../1-profile/source-profile.js';
import { type PairScore, type SourceColumn } from '../2-score/score-pair.js';
import { isRequiredTarget, type Target } from '../2-score/target-fields.js';
import { valueAgreement } from '../2-score/value-agreement.js';
import { PAIR_SCORE, RULE_LIMITS, RULE_WEIGHT, SHARE } from '../weights.js';
import { type Platform } from '../words/platforms.js';
import { choicesFromSample } from './choices-from-sample.js';
import { currencyOfRecords } from './currency-of-records.js';
import { readAdditionalImages, urlSeparator, type ValueReader } from './image-transforms.js';
import { type CurrencySource, shareWithCurrency } from './price-transforms.js';
import { memberAccess } from './transform-text.js';
import { tryRule } from './try-rule.js';
import { readCurrencyOfPrice, readerFor } from './value-transforms.js';

/** What rules are written from. */
export interface RuleWriterInput {
  readonly records: readonly RawRecord[];
  readonly sources: readonly SourceColumn[];
  readonly platform: Platform | undefined;
  /** The source index that step 3 assigned to each target, -1 for none. */
  readonly assignment: readonly number[];
  /** Compiles a format as runs do, with the attributes and settings of the application. */
  readonly compileFormat: (format: TargetFormat) => CompiledFormat;
}

/** A rule that passed its trial, and the source it reads. */
interface TestedRule {
  readonly rule: MappingRule;
  readonly source: SourceColumn;
}

/** Meanings for which another column may fill gaps; two columns of weights or prices could have different units. */
const FALLBACK_MEANINGS = new Set(['title', 'description', 'image', 'brand', 'gtin']);
const LIST_IMAGE_MEANINGS = ['image', 'moreImages'];
const PRICES_WITH_CURRENCY = ['price', 'regularPrice', 'salePrice'];

/** Step 4: writes the rules of a field with the transform and choices that its values need, and tries them on the sample. */
export class RuleWriter {
  private readonly currency: CurrencySource | undefined;

  constructor(private readonly input: RuleWriterInput) {
    this.currency = currencyOfRecords(input.sources);
  }

  /**
   * Returns the rules for a field: one for the assigned source, else for the next best one or for a source that also fills
   * another field, and a second rule if it fills gaps. Returns no rules when unsure.
   */
  rulesFor(target: Target, scores: readonly PairScore[], assigned: number): MappingRule[] {
    const found =
      this.ruleFor(target, scores, assigned) ??
      this.nextBestRule(target, scores, assigned) ??
      this.ruleForSharedSource(target);
    if (!found) return [];
    const first = this.withAdditionalColumns(target, found) ?? found;
    const fallback = this.fallbackRule(target, scores, first);
    return fallback ? [first.rule, fallback.rule] : [first.rule];
  }

  private ruleFor(target: Target, scores: readonly PairScore[], index: number): TestedRule | undefined {
    const source = this.input.sources[index];
    const pair = scores[index];
    if (!source || !pair || pair.score < PAIR_SCORE.MIN) return undefined;
    const { profile } = source;
    const reader = readerFor(pair.meaning, target.field, profile, {
      currency: this.currency,
      platform: platformTransform(this.input.platform, profile.path.text),
    });
    const choices = choicesFromSample(pair.meaning, target.field, profile);
    const percent = Math.round(profile.filledShare * 100);
    const reason = `"${profile.path.text}" looks like the ${meaningWords(pair.meaning)}; ${percent}% of the records have a value`;
    const minValid =
      pair.meaning === 'salePrice' ? RULE_WEIGHT.MIN_VALID_SHARE_SALE_PRICE : RULE_WEIGHT.MIN_VALID_SHARE;
    return this.tested(target, source, { ...reader, ...(choices && { choices }) }, pair.score, reason, minValid);
  }

  /** Tries the best source that fills no other field, after the assigned one failed its trial. */
  private nextBestRule(target: Target, scores: readonly PairScore[], assigned: number): TestedRule | undefined {
    if (assigned < 0) return undefined;
    const [next] = scores
      .map(({ score }, index) => ({ score, index }))
      .filter(({ score, index }) => score >= PAIR_SCORE.MIN && !this.isAssigned(index))
      .sort((a, b) => b.score - a.score);
    return next && this.ruleFor(target, scores, next.index);
  }

  /** Uses a source that fills another field as well: a list of images, or a price text with its currency. */
  private ruleForSharedSource(target: Target): TestedRule | undefined {
    if (target.meanings.has('moreImages')) return this.ruleForListedImages(target);
    if (target.meanings.has('currency')) return this.ruleForCurrencyInPrice(target);
    return undefined;
  }

  private ruleForListedImages(target: Target): TestedRule | undefined {
    const strength = ({ meanings }: SourceColumn): number => meanings.get('image') ?? 0;
    const candidates = this.input.sources
      .filter((source) => strength(source) > RULE_WEIGHT.MIN_SHARED_IMAGE_STRENGTH)
      .filter(({ profile }) => valueAgreement('image', profile) > 0)
      .sort((a, b) => strength(b) - strength(a));
    for (const source of candidates) {
      const { profile } = source;
      const reader = readAdditionalImages(target.field, profile);
      if (profile.multiValueShare < SHARE.FEW && !reader.transform?.includes('split(')) continue;
      const reason = `"${profile.path.text}" lists several images; this field gets all but the first`;
      const minValid = RULE_WEIGHT.MIN_VALID_SHARE_ADDITIONAL_IMAGES;
      const found = this.tested(target, source, reader, RULE_WEIGHT.SHARED_IMAGES_SCORE, reason, minValid);
      if (found) return found;
    }
    return undefined;
  }

  private ruleForCurrencyInPrice(target: Target): TestedRule | undefined {
    const isPrice = ({ meanings }: SourceColumn): boolean =>
      PRICES_WITH_CURRENCY.some((meaning) => (meanings.get(meaning) ?? 0) > RULE_WEIGHT.MIN_SHARED_PRICE_STRENGTH);
    const source = this.input.sources.find(
      (each) => isPrice(each) && shareWithCurrency(each.profile) > SHARE.NEARLY_ALL,
    );
    if (!source) return undefined;
    const reason = `the prices in "${source.profile.path.text}" contain their currency`;
    const reader = readCurrencyOfPrice(source.profile);
    return this.tested(target, source, reader, RULE_WEIGHT.SHARED_CURRENCY_SCORE, reason);
  }

  /** Extends the rule of a list of images by the columns `image_2`, `image_3` that fill no other field. */
  private withAdditionalColumns(target: Target, first: TestedRule): TestedRule | undefined {
    const isImageList =
      target.field.type === 'array' && LIST_IMAGE_MEANINGS.some((meaning) => target.meanings.has(meaning));
    if (!isImageList || first.rule.transform !== undefined || !isPlainText(first.source.profile)) return undefined;
    const additional = this.input.sources.filter(
      ({ meanings, profile }, index) =>
        (meanings.get('moreImages') ?? 0) > RULE_WEIGHT.MIN_ADDITIONAL_IMAGE_STRENGTH &&
        !this.isAssigned(index) &&
        isPlainText(profile) &&
        isOneImage(profile),
    );
    if (additional.length === 0) return undefined;
    const calls = additional.map(
      ({ profile }) => `suffix(record${profile.path.keys.map(memberAccess).join('')}.prefix("\\n"))`,
    );
    const reader = { sourceField: first.rule.sourceField ?? '', transform: [...calls, 'split("\\n")'].join('.') };
    const reason = `${first.rule.reason ?? ''}; with ${additional.length} more columns of images`;
    return this.tested(target, first.source, reader, first.rule.confidence ?? 0, reason);
  }

  /** Adds a second source for the records that the first one does not fill. */
  private fallbackRule(target: Target, scores: readonly PairScore[], first: TestedRule): TestedRule | undefined {
    const { profile } = first.source;
    const isRequired = isRequiredTarget(target);
    const isGain = (share: number): boolean => (isRequired ? share > 0 : share >= RULE_WEIGHT.MIN_FALLBACK_GAIN);
    const isLink = target.meanings.has('link');
    if (!isLink && ![...target.meanings.keys()].some((meaning) => FALLBACK_MEANINGS.has(meaning))) return undefined;
    if (!isGain(1 - profile.filledShare) || profile.values.length === 0) return undefined;
    const minScore = isLink ? RULE_WEIGHT.MIN_FALLBACK_SCORE_LINK : RULE_WEIGHT.MIN_FALLBACK_SCORE;
    const index = scores.findIndex(({ score }, candidate) => {
      const source = this.input.sources[candidate];
      if (!source || source === first.source || score < minScore || this.isAssigned(candidate)) return false;
      return isGain(addedShare(profile, source.profile, this.input.records.length));
    });
    return index < 0 ? undefined : this.ruleFor(target, scores, index);
  }

  private isAssigned(index: number): boolean {
    return this.input.assignment.includes(index);
  }

  private tested(
    target: Target,
    source: SourceColumn,
    parts: ValueReader & Pick<MappingRule, 'choices'>,
    score: number,
    reason: string,
    minValidShare: number = RULE_WEIGHT.MIN_VALID_SHARE,
  ): TestedRule | undefined {
    const rule: MappingRule = { ...parts, targetField: target.name };
    const sample = { records: this.input.records, positions: source.profile.filledRecords };
    const trial = tryRule(rule, target, sample, this.input.compileFormat);
    if (!trial || (trial.tried > 0 && trial.valid <= trial.tried * minValidShare)) return undefined;
    const untested = RULE_WEIGHT.CONFIDENCE_UNTESTED_PART;
    const validity = trial.tried === 0 ? 1 : untested + ((1 - untested) * trial.valid) / trial.tried;
    const confidence = Math.round(Math.min(1, score * validity) * 100) / 100;
    return { rule: { ...rule, confidence, reason: reason.slice(0, RULE_LIMITS.MAX_REASON_LENGTH) }, source };
  }
}

/** Returns the share of records that only the second path fills. */
function addedShare(first: PathProfile, second: PathProfile, recordCount: number): number {
  const added = [...second.filledRecords].filter((position) => !first.filledRecords.has(position)).length;
  return recordCount === 0 ? 0 : added / recordCount;
}

function isPlainText({ path, values }: PathProfile): boolean {
  const isSingle = path.listIndexes.length === 0 && !path.holdsList && !path.hasMixedShape;
  return isSingle && values.every((value) => typeof value === 'string');
}

/** Whether each cell has one image; cells with several would have to be split first. */
function isOneImage(profile: PathProfile): boolean {
  return profile.values.length > 0 && valueAgreement('moreImages', profile) > 0 && urlSeparator(profile) === null;
}

/** Returns a meaning as words: `sale price` for `salePrice`. */
function meaningWords(meaning: string): string {
  return meaning.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}
