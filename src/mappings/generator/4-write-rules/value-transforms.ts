import { type TargetField } from '../../../pipeline/target-format.js';
import { type PathProfile } from '../1-profile/source-profile.js';
import { weightUnitInName } from '../2-score/value-agreement.js';
import { SHARE } from '../weights.js';
import { readImages, readOneValue, unescapeUrl, type ValueReader } from './image-transforms.js';
import {
  AMOUNT_MEANINGS,
  currencyPattern,
  type CurrencySource,
  formatPrice,
  nullIfZeroSalePrice,
  numberTransform,
  priceTextTransform,
} from './price-transforms.js';
import { appendCall, valueAfter } from './transform-text.js';

const IMAGE_MEANINGS = new Set(['image', 'moreImages', 'thumbnail']);

/** What the rest of the sample and the platform add to a transform. */
export interface TransformContext {
  /** Where the records have their currency. */
  readonly currency?: CurrencySource | undefined;
  /** The expression that the platform's values need. */
  readonly platform?: string;
}

/** Returns the path and transform that fill a field of this meaning from the values of a path. */
export function readerFor(
  meaning: string,
  field: TargetField,
  profile: PathProfile,
  context: TransformContext = {},
): ValueReader {
  if (context.platform !== undefined)
    return platformReader(meaning, field, profile, context.platform, context.currency);
  if (IMAGE_MEANINGS.has(meaning)) return readImages(field, profile);
  if (isAvailabilityOfVariants(meaning, field, profile)) {
    return { sourceField: profile.path.text, transform: "value.join(' ').match('true') ?? 'false'" };
  }
  const { sourceField, chain } = readOneValue(field, profile);
  const transform = transformOf(meaning, field, profile, chain, context);
  return transform === undefined ? { sourceField } : { sourceField, transform };
}

/** Returns how to read the currency from a price text. */
export function readCurrencyOfPrice(profile: PathProfile): ValueReader {
  return {
    sourceField: readOneValue({ type: 'string' }, profile).sourceField,
    transform: `match("${currencyPattern(profile)}")`,
  };
}

function platformReader(
  meaning: string,
  field: TargetField,
  profile: PathProfile,
  platform: string,
  currency: CurrencySource | undefined,
): ValueReader {
  const sourceField = profile.path.text;
  if (IMAGE_MEANINGS.has(meaning) && field.type !== 'array') {
    return { sourceField, transform: `(${platform}).first()` };
  }
  if (!AMOUNT_MEANINGS.has(meaning) || field.type !== 'string') return { sourceField, transform: platform };
  return { sourceField, transform: formatPrice(`(${platform})`, currency) };
}

/** Whether the path has one boolean per variant: the product is available if one of them is. */
function isAvailabilityOfVariants(meaning: string, field: TargetField, { path, values }: PathProfile): boolean {
  const isOnePerVariant = path.listIndexes.length === 1 && !path.holdsList;
  const isScalar = field.type !== 'array';
  return (
    meaning === 'availability' && isScalar && isOnePerVariant && values.every((value) => typeof value === 'boolean')
  );
}

function transformOf(
  meaning: string,
  field: TargetField,
  profile: PathProfile,
  chain: string | undefined,
  context: TransformContext,
): string | undefined {
  const value = valueAfter(chain);
  if (isCountForWords(meaning, field, profile)) {
    return `${value} > 0 ? 'in stock' : ${value} <= 0 ? 'out of stock' : ${value}`;
  }
  if (field.type === 'number') {
    return nullIfZeroSalePrice(meaning, profile, chain, numberTransform(meaning, profile, chain));
  }
  if (meaning === 'weight' && field.type === 'string' && profile.share('number') > SHARE.NEARLY_ALL) {
    return weightTransform(profile, chain);
  }
  if (field.type === 'string' && AMOUNT_MEANINGS.has(meaning)) {
    const text = priceTextTransform(meaning, profile, chain, context.currency);
    return nullIfZeroSalePrice(meaning, profile, chain, text);
  }
  if (profile.share('url') > SHARE.HALF) return unescapeUrl(profile, chain);
  if (field.type === 'string' && profile.share('html') > 0 && meaning !== 'id') {
    return appendCall(chain, 'removeHTMLTags()');
  }
  return nullForText(profile, value) ?? (hasOuterSpace(profile) ? appendCall(chain, 'trim()') : chain);
}

/** Whether the values are counts and the field wants words of availability. */
function isCountForWords(meaning: string, field: TargetField, profile: PathProfile): boolean {
  if (meaning !== 'availability' && meaning !== 'stock') return false;
  const wantsWords = Boolean(field.choices?.length) || field.type === 'string';
  return profile.share('number') > 0 && wantsWords && hasCounts(profile);
}

function weightTransform(profile: PathProfile, chain: string | undefined): string | undefined {
  const unit = profile.share('weight') < SHARE.FEW ? weightUnitInName(profile) : undefined;
  return unit ? appendCall(chain, `suffix(" ${unit}")`) : chain;
}

function hasOuterSpace({ values }: PathProfile): boolean {
  return values.some((value) => typeof value === 'string' && value !== value.trim());
}

/** Whether numbers other than 0 and 1 occur, which could also mean false and true. */
function hasCounts(profile: PathProfile): boolean {
  return [...profile.distinctTexts].some((text) => /^-?\d+(?:[.,]\d+)?$/.test(text) && text !== '0' && text !== '1');
}

/** Turns the sample's text for "no value" into null; undefined if it has none, or several. */
function nullForText({ nullTexts }: PathProfile, value: string): string | undefined {
  const [text] = nullTexts;
  if (text === undefined || nullTexts.size > 1 || /['\\]/.test(text)) return undefined;
  return `${value} == '${text}' ? null : ${value}`;
}
