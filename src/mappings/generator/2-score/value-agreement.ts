import { type PathProfile } from '../1-profile/source-profile.js';
import { AGREEMENT, SHARE, VALUE_LIMITS } from '../weights.js';
import { wordsOf } from '../words/fold-words.js';

type AgreementCheck = (profile: PathProfile) => number;

const CHECKS: Readonly<Record<string, AgreementCheck>> = {
  title: titleAgreement,
  description: (p) =>
    whenTrue(isProse(p), p.averageLength < VALUE_LIMITS.MIN_DESCRIPTION_LENGTH ? AGREEMENT.SHORT_DESCRIPTION : 1),
  shortDescription: (p) => whenTrue(isProse(p)),
  brand: (p) =>
    whenTrue(
      isText(p) &&
        p.averageLength <= VALUE_LIMITS.MAX_BRAND_LENGTH &&
        p.share('number') < SHARE.SOME &&
        p.share('boolean') < SHARE.HALF,
    ),
  link: pageAgreement,
  trackedLink: (p) => whenTrue(p.share('url') >= SHARE.MOST),
  sellerUrl: (p) => whenTrue(p.share('url') >= SHARE.MOST),
  image: imageAgreement,
  moreImages: imageAgreement,
  thumbnail: imageAgreement,
  price: priceAgreement,
  regularPrice: priceAgreement,
  salePrice: priceAgreement,
  oldPrice: priceAgreement,
  currency: (p) => whenTrue(p.share('currency') >= SHARE.NEARLY_ALL),
  gtin: gtinAgreement,
  id: idAgreement,
  platformId: (p) => whenTrue(isCode(p)),
  variantId: (p) => whenTrue(isCode(p)),
  sku: (p) => whenTrue(isCode(p) && !isFiller(p)),
  mpn: (p) => whenTrue(isCode(p) && !isFiller(p) && hasDigits(p)),
  groupId: (p) =>
    whenTrue(isCode(p) && p.share('boolean') < SHARE.ALL_BUT_NOISE, isConstant(p) ? AGREEMENT.CONSTANT : 1),
  availability: availabilityAgreement,
  stock: (p) => whenTrue(isCount(p)),
  condition: (p) => whenTrue(p.share('condition') >= SHARE.MOST && p.share('number') < SHARE.HALF),
  category: categoryAgreement,
  googleCategory: (p) => whenTrue(p.share('url') <= SHARE.FEW && p.share('boolean') <= SHARE.NEARLY_ALL),
  color: (p) => whenTrue(isTrait(p) && p.share('number') < SHARE.HALF),
  // Shopify writes `Default Title` for a product without variants.
  size: (p) => whenTrue(isTrait(p) && !(p.distinctTexts.size === 1 && p.distinctTexts.has('Default Title'))),
  gender: (p) => whenTrue(p.share('gender') >= SHARE.CLEAR_MAJORITY),
  ageGroup: (p) => whenTrue(p.share('age') >= SHARE.CLEAR_MAJORITY),
  material: (p) => whenTrue(isTrait(p, VALUE_LIMITS.MAX_MATERIAL_LENGTH) && p.share('number') < SHARE.HALF),
  weight: weightAgreement,
};

const WEIGHT_UNITS: Readonly<Record<string, string>> = {
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

/**
 * Returns how well the values of a path agree with a meaning: 1 as expected, above 0.5 possible, 0 excluded. A meaning
 * without a check agrees with everything. Call it for paths with values only.
 */
export function valueAgreement(meaning: string, profile: PathProfile): number {
  return CHECKS[meaning]?.(profile) ?? 1;
}

/** Returns the unit of weight at the end of a path's name, if any: `Weight (lbs)`, `gewicht_gr`, `grams`. */
export function weightUnitInName({ path }: PathProfile): string | undefined {
  const last = wordsOf(path.keys.at(-1) ?? '').at(-1) ?? '';
  return Object.hasOwn(WEIGHT_UNITS, last) ? WEIGHT_UNITS[last] : undefined;
}

function whenTrue(condition: boolean, agreement = 1): number {
  return condition ? agreement : 0;
}

function titleAgreement(p: PathProfile): number {
  if (!isText(p) || p.averageLength > VALUE_LIMITS.MAX_TITLE_LENGTH) return 0;
  if (isConstant(p)) return AGREEMENT.CONSTANT;
  return p.share('html') > SHARE.HALF ? AGREEMENT.HTML_TITLE : 1;
}

function pageAgreement(p: PathProfile): number {
  if (p.share('url') < SHARE.MOST) return 0;
  if (p.share('imageUrl') > SHARE.MOST) return AGREEMENT.IMAGE_AS_PAGE;
  return isConstant(p) ? AGREEMENT.CONSTANT : 1;
}

function imageAgreement(p: PathProfile): number {
  if (p.share('imageUrl') >= SHARE.HALF) return 1;
  if (p.share('url') >= SHARE.MOST) return AGREEMENT.PLAIN_URL_AS_IMAGE;
  return whenTrue(p.share('imageFile') >= SHARE.MOST, AGREEMENT.FILE_NAME_AS_IMAGE);
}

function priceAgreement(p: PathProfile): number {
  if (p.share('number') < SHARE.MOST || p.share('date') > SHARE.SOME) return 0;
  if (p.share('positive') === 0) return whenTrue(isZero(p), AGREEMENT.ALL_ZERO_PRICES);
  return p.share('positive') / p.share('number') > SHARE.HALF ? 1 : AGREEMENT.MANY_ZERO_PRICES;
}

function gtinAgreement(p: PathProfile): number {
  if (p.share('gtin') >= SHARE.HALF) return 1;
  return whenTrue(p.share('gtin') >= SHARE.FEW && p.share('digits') >= SHARE.HALF, AGREEMENT.FEW_GTINS);
}

/** Ranks the column that distinguishes more records first. */
function idAgreement(p: PathProfile): number {
  if (!isCode(p) || isFiller(p)) return 0;
  const uniqueness = p.distinctTexts.size / p.values.length;
  const isUnique = p.values.length < VALUE_LIMITS.MIN_VALUES_TO_JUDGE || uniqueness >= SHARE.HALF;
  return isUnique ? AGREEMENT.UNIQUE_ID_BASE + AGREEMENT.UNIQUE_ID_BONUS * uniqueness : AGREEMENT.REPEATED_ID;
}

function availabilityAgreement(p: PathProfile): number {
  if (p.share('availability') >= SHARE.MOST) return 1;
  if (isCount(p)) return AGREEMENT.COUNTS_AS_AVAILABILITY;
  return whenTrue(p.share('availability') + p.share('number') >= SHARE.MOST, AGREEMENT.MIXED_AVAILABILITY);
}

/** Ranks a weight whose unit stands in the value or in the column's name before one without a unit. */
function weightAgreement(p: PathProfile): number {
  if (p.share('weight') >= SHARE.NEARLY_ALL) return 1;
  if (p.share('number') < SHARE.NEARLY_ALL) return 0;
  return (isZero(p) ? AGREEMENT.ALL_ZERO_WEIGHTS : 1) * (weightUnitInName(p) ? 1 : AGREEMENT.WEIGHT_WITHOUT_UNIT);
}

function categoryAgreement(p: PathProfile): number {
  if (p.share('url') > SHARE.FEW || p.share('long') > SHARE.HALF) return 0;
  if (p.share('recordKind') > SHARE.ALL_BUT_NOISE) return 0;
  if (p.share('boolean') > SHARE.HALF || p.share('condition') > SHARE.NEARLY_ALL) return 0;
  if (p.share('number') > SHARE.NEARLY_ALL) return AGREEMENT.NUMERIC_CATEGORY;
  return p.share('html') > SHARE.HALF ? AGREEMENT.HTML_CATEGORY : 1;
}

function isText(p: PathProfile): boolean {
  // Texts of 60 to 150 characters are neither of kind `word` nor `long`.
  const between = p.averageLength > VALUE_LIMITS.MAX_TRAIT_LENGTH ? 1 : 0;
  const texts = p.share('word') + p.share('long') + between;
  return p.share('url') < SHARE.FEW && p.share('imageFile') < SHARE.SOME && texts >= SHARE.HALF;
}

function isProse(p: PathProfile): boolean {
  return (
    p.share('url') < SHARE.SOME &&
    p.share('number') < SHARE.HALF &&
    p.share('boolean') < SHARE.HALF &&
    p.share('imageFile') < SHARE.SOME
  );
}

function isCode(p: PathProfile): boolean {
  return (
    p.averageLength <= VALUE_LIMITS.MAX_CODE_LENGTH &&
    p.share('url') < SHARE.FEW &&
    p.share('html') < SHARE.FEW &&
    p.share('date') < SHARE.HALF &&
    p.share('money') < SHARE.HALF
  );
}

function isCount(p: PathProfile): boolean {
  return p.share('number') >= SHARE.ALL_BUT_NOISE && p.share('whole') >= SHARE.NEARLY_ALL;
}

function isTrait(p: PathProfile, maxLength: number = VALUE_LIMITS.MAX_TRAIT_LENGTH): boolean {
  return p.averageLength <= maxLength && p.share('url') < SHARE.TRACE && p.share('html') < SHARE.SOME;
}

function isConstant(p: PathProfile): boolean {
  return p.distinctTexts.size === 1 && p.values.length >= VALUE_LIMITS.MIN_VALUES_TO_JUDGE;
}

/** Whether the same one or two texts stand in all records, such as `SKU` in a column of SKUs. */
function isFiller(p: PathProfile): boolean {
  const hasTwoTexts = p.distinctTexts.size === 2 && p.values.length >= VALUE_LIMITS.MIN_VALUES_TO_JUDGE_TWO_TEXTS;
  return isConstant(p) || hasTwoTexts;
}

/** Whether at least half of the texts have a digit: `Civic` is the name of a model, not a part number. */
function hasDigits(p: PathProfile): boolean {
  return [...p.distinctTexts].filter((text) => /\d/.test(text)).length * 2 >= p.distinctTexts.size;
}

function isZero(p: PathProfile): boolean {
  return [...p.distinctTexts].every((text) => Number(text.replace(/[^\d.-]/g, '')) === 0);
}
