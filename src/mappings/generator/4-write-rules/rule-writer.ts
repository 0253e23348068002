import type { RawRecord } from '../../../common/records.js';
import type { MappingRule } from '../../../pipeline/mapping.js';
import { type CompiledFormat } from '../../../pipeline/normalise/compile-format.js';
import { type TargetFormat } from '../../../pipeline/target-format.js';
import { type Currency, sharePriced } from './price-transforms.js';
import { choicesFor } from './choices-from-sample.js';
import { fitOf } from '../2-score/value-agreement.js';
import { type Platform } from '../words/platforms.js';
import { platformTransform } from '../1-profile/detect-platform.js';
import { type SourceProfile } from '../1-profile/source-profile.js';
import { LEAST, type Match, type Source } from '../2-score/score-pair.js';
import { type Target } from '../2-score/target-fields.js';
import {
  currencyOfPrice,
  furtherPictures,
  separatorOf,
  type Step,
  stepFor,
  type Surroundings,
} from './value-transforms.js';
import { tryRule } from './try-rule.js';

/** What a rule is written from. */
export interface Scene {
  readonly records: readonly RawRecord[];
  readonly sources: readonly Source[];
  readonly platform: Platform | undefined;
  /** Makes a format ready as runs do: with the attributes and settings of the application. */
  readonly compile: (format: TargetFormat) => CompiledFormat;
}

interface Offer {
  readonly rule: MappingRule;
  readonly source: Source;
}

const MOSTLY = 0.5;
/** A second rule has to help at least this share of the records; for a required field, one that would be rejected. */
const FALLBACK_GAIN = 0.1;
/** Another column may stand in for these; two columns of weights or prices would mix units. */
const REPLACEABLE = new Set(['title', 'description', 'image', 'brand', 'gtin']);
/** A tracked link is no landing page, yet better than none: its score is lower by nature. */
const LEAST_OF_LINKS = 0.6;
const LEAST_OF_OTHERS = 0.75;
const PICTURES = ['image', 'moreImages'];
const AMOUNTS = ['price', 'regularPrice', 'salePrice'];

/** Step 4: the rules of a field, each with the transform and choices that its data needs, and tried on the sample. */
export class RuleWriter {
  private readonly currency: Currency | undefined;

  constructor(private readonly scene: Scene) {
    this.currency = currencyExpression(scene.sources);
  }

  /** The rules for a field: the chosen source's, else the best other one that may serve two fields; none when unsure. */
  rulesFor(target: Target, matches: readonly Match[], chosen: number, all: readonly number[]): MappingRule[] {
    const found =
      this.offer(target, matches, chosen) ?? this.nextBest(target, matches, chosen, all) ?? this.shared(target);
    if (!found) return [];
    const first = this.withFurtherPictures(target, found, all) ?? found;
    const second = this.fallback(target, matches, first, all);
    return second ? [first.rule, second.rule] : [first.rule];
  }

  private offer(target: Target, matches: readonly Match[], index: number): Offer | undefined {
    const source = this.scene.sources[index];
    const match = matches[index];
    if (!source || !match || match.score < LEAST) return undefined;
    const { profile } = source;
    const around: Surroundings = {
      currency: this.currency,
      platform: platformTransform(this.scene.platform, profile.path.text),
    };
    const step = stepFor(match.meaning, target.field, profile, around);
    const choices = choicesFor(match.meaning, target.field, profile);
    const percent = Math.round(profile.present * 100);
    const reason = `"${profile.path.text}" ${saying(match.meaning)}; ${percent}% of the records have a value`;
    // Most products have none, and some feeds write 0 for that.
    const least = match.meaning === 'salePrice' ? 0 : MOSTLY;
    return this.tested(target, source, { ...step, ...(choices && { choices }) }, match.score, reason, least);
  }

  /** The chosen one did not stand the test: the best of those that serve no other field. */
  private nextBest(
    target: Target,
    matches: readonly Match[],
    chosen: number,
    all: readonly number[],
  ): Offer | undefined {
    if (chosen < 0) return undefined;
    const next = matches
      .map((match, index) => ({ score: match.score, index }))
      .filter(({ score, index }) => score >= LEAST && !all.includes(index))
      .sort((a, b) => b.score - a.score)[0];
    return next && this.offer(target, matches, next.index);
  }

  /** A list of pictures also gives the further ones, and a price text its currency. */
  private shared(target: Target): Offer | undefined {
    if (target.meanings.has('moreImages')) return this.sharedPictures(target);
    if (target.meanings.has('currency')) return this.sharedCurrency(target);
    return undefined;
  }

  private sharedPictures(target: Target): Offer | undefined {
    const strength = ({ meanings }: Source): number => meanings.get('image') ?? 0;
    const lists = this.scene.sources
      .filter((source) => strength(source) > 0.6 && fitOf('image', source.profile) > 0)
      .sort((a, b) => strength(b) - strength(a));
    for (const source of lists) {
      const step = furtherPictures(target.field, source.profile);
      if (source.profile.several < 0.2 && !step.transform?.includes('split(')) continue;
      const reason = `"${source.profile.path.text}" lists several images; all but the first`;
      const offer = this.tested(target, source, step, 0.8, reason, 0.1);
      if (offer) return offer;
    }
    return undefined;
  }

  /** `image_2`, `image_3`: a list takes every column of pictures that no other field needs. */
  private withFurtherPictures(target: Target, first: Offer, all: readonly number[]): Offer | undefined {
    const isList = target.field.type === 'array' && PICTURES.some((meaning) => target.meanings.has(meaning));
    if (!isList || first.rule.transform !== undefined || !isOneText(first.source.profile)) return undefined;
    const further = this.scene.sources.filter(
      ({ meanings, profile }, index) =>
        (meanings.get('moreImages') ?? 0) > 0.8 && !all.includes(index) && isOneText(profile) && isPicture(profile),
    );
    if (further.length === 0) return undefined;
    const expressions = further.map(
      ({ profile }) => `suffix(record${profile.path.keys.map(member).join('')}.prefix("\\n"))`,
    );
    const step = { sourceField: first.rule.sourceField ?? '', transform: [...expressions, 'split("\\n")'].join('.') };
    const reason = `${first.rule.reason ?? ''}; with ${further.length} further columns of images`;
    return this.tested(target, first.source, step, first.rule.confidence ?? 0, reason);
  }

  private sharedCurrency(target: Target): Offer | undefined {
    const source = this.scene.sources.find(
      ({ meanings, profile }) =>
        AMOUNTS.some((meaning) => (meanings.get(meaning) ?? 0) > 0.8) && sharePriced(profile) > 0.8,
    );
    if (!source) return undefined;
    const reason = `the prices in "${source.profile.path.text}" say their currency`;
    return this.tested(target, source, currencyOfPrice(source.profile), 0.75, reason);
  }

  private fallback(target: Target, matches: readonly Match[], first: Offer, all: readonly number[]): Offer | undefined {
    const isRequired = target.field.attributes?.some((each) => each === 'required' || each === 'primary') === true;
    const helps = (share: number): boolean => (isRequired ? share > 0 : share >= FALLBACK_GAIN);
    const isLink = target.meanings.has('link');
    if (!isLink && ![...target.meanings.keys()].some((meaning) => REPLACEABLE.has(meaning))) return undefined;
    const least = isLink ? LEAST_OF_LINKS : LEAST_OF_OTHERS;
    if (!helps(1 - first.source.profile.present) || first.source.profile.values.length === 0) return undefined;
    for (const [index, match] of matches.entries()) {
      const source = this.scene.sources[index];
      if (!source || source === first.source || match.score < least || all.includes(index)) continue;
      if (!helps(gain(first.source, source, this.scene.records.length))) continue;
      return this.offer(target, matches, index);
    }
    return undefined;
  }

  private tested(
    target: Target,
    source: Source,
    step: Step & Pick<MappingRule, 'choices'>,
    score: number,
    reason: string,
    least = MOSTLY,
  ): Offer | undefined {
    const rule: MappingRule = { ...step, targetField: target.name };
    const trial = tryRule(
      rule,
      target.name,
      target.field,
      this.scene.records,
      source.profile.filled,
      this.scene.compile,
    );
    if (!trial || (trial.tried > 0 && trial.valid <= trial.tried * least)) return undefined;
    const validity = trial.tried === 0 ? 1 : 0.5 + (0.5 * trial.valid) / trial.tried;
    const confidence = Math.round(Math.min(1, score * validity) * 100) / 100;
    return { rule: { ...rule, confidence, reason: reason.slice(0, 300) }, source };
  }
}

/** The share of records that only the second source fills. */
function gain(first: Source, second: Source, records: number): number {
  const gained = [...second.profile.filled].filter((at) => !first.profile.filled.has(at)).length;
  return records === 0 ? 0 : gained / records;
}

function isOneText({ path, values }: SourceProfile): boolean {
  return path.lists.length === 0 && !path.listed && !path.mixed && values.every((value) => typeof value === 'string');
}

/** One picture each: what lists several in one cell has to be split first. */
function isPicture(profile: SourceProfile): boolean {
  return profile.values.length > 0 && fitOf('moreImages', profile) > 0 && separatorOf(profile) === null;
}

function saying(meaning: string): string {
  return `reads as ${meaning.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()}`;
}

/** `record._currency`, where the sample has a path of currency codes; the surest, then the outermost, then the fullest. */
function currencyExpression(sources: readonly Source[]): Currency | undefined {
  const strength = ({ meanings }: Source): number => meanings.get('currency') ?? 0;
  const best = sources
    .filter((source) => {
      const { path, present } = source.profile;
      const known = strength(source) > 0.6 && !path.mixed && !path.listed && present > 0.5;
      return known && fitOf('currency', source.profile) > 0;
    })
    .sort(
      (a, b) =>
        strength(b) - strength(a) ||
        a.profile.path.lists.length - b.profile.path.lists.length ||
        b.profile.present - a.profile.present,
    )[0];
  if (!best) return undefined;
  const { path, distinct } = best.profile;
  const steps = path.keys.map((key, at) => member(key) + (path.lists.includes(at) ? '[0]' : ''));
  return { expression: `record${steps.join('')}`, texts: distinct };
}

function member(key: string): string {
  return /^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `['${key.replace(/['\\]/g, '\\$&')}']`;
}
