import { unitInName } from './weight-unit.js';
import { type SourceProfile } from '../1-profile/source-profile.js';

/**
 * How well the values agree with a meaning: 1 as expected, above 0.5 possible, 0 excluded. Only for paths with values;
 * an empty column is judged by its name alone.
 */
export type Fit = (profile: SourceProfile) => number;

const MANY = 5;

const FITS: Readonly<Record<string, Fit>> = {
  title: (p) => (isText(p) && p.length <= 300 ? (isConstant(p) ? 0.6 : p.share('html') > 0.5 ? 0.8 : 1) : 0),
  description: (p) => (isProse(p) ? (p.length < 8 ? 0.6 : 1) : 0),
  shortDescription: (p) => (isProse(p) ? 1 : 0),
  brand: (p) => (isText(p) && p.length <= 80 && p.share('number') < 0.3 && p.share('boolean') < 0.5 ? 1 : 0),
  link: (p) => (p.share('url') < 0.7 ? 0 : p.share('imageUrl') > 0.7 ? 0.3 : isConstant(p) ? 0.6 : 1),
  trackedLink: (p) => (p.share('url') < 0.7 ? 0 : 1),
  sellerUrl: (p) => (p.share('url') < 0.7 ? 0 : 1),
  image: fitImage,
  moreImages: fitImage,
  thumbnail: fitImage,
  price: fitPrice,
  regularPrice: fitPrice,
  salePrice: fitPrice,
  oldPrice: fitPrice,
  currency: (p) => (p.share('currency') >= 0.8 ? 1 : 0),
  gtin: (p) => (p.share('gtin') >= 0.5 ? 1 : p.share('gtin') >= 0.2 && p.share('digits') >= 0.5 ? 0.7 : 0),
  id: (p) => (isCode(p) && !isFiller(p) ? (isDistinct(p) ? 0.95 + 0.05 * distinctness(p) : 0.55) : 0),
  platformId: (p) => (isCode(p) ? 1 : 0),
  variantId: (p) => (isCode(p) ? 1 : 0),
  sku: (p) => (isCode(p) && !isFiller(p) ? 1 : 0),
  mpn: (p) => (isCode(p) && !isFiller(p) && hasDigits(p) ? 1 : 0),
  groupId: (p) => (isCode(p) && p.share('boolean') < 0.9 ? (isConstant(p) ? 0.6 : 1) : 0),
  availability: fitAvailability,
  stock: (p) => (p.share('number') >= 0.9 && p.share('whole') >= 0.8 ? 1 : 0),
  condition: (p) => (p.share('condition') >= 0.7 && p.share('number') < 0.5 ? 1 : 0),
  category: fitCategory,
  googleCategory: (p) => (p.share('url') > 0.2 || p.share('boolean') > 0.8 ? 0 : 1),
  color: (p) => (isTrait(p) && p.share('number') < 0.5 ? 1 : 0),
  size: (p) => (isTrait(p) && !isConstant(p, 'Default Title') ? 1 : 0),
  gender: (p) => (p.share('gender') >= 0.6 ? 1 : 0),
  ageGroup: (p) => (p.share('age') >= 0.6 ? 1 : 0),
  material: (p) => (isTrait(p, 200) && p.share('number') < 0.5 ? 1 : 0),
  weight: fitWeight,
};

/** The fit of values to a meaning; a meaning of which nothing is expected fits always. */
export function fitOf(meaning: string, profile: SourceProfile): number {
  return FITS[meaning]?.(profile) ?? 1;
}

function fitImage(p: SourceProfile): number {
  if (p.share('imageUrl') >= 0.5) return 1;
  if (p.share('url') >= 0.7) return 0.9;
  return p.share('imageFile') >= 0.7 ? 0.85 : 0;
}

function fitPrice(p: SourceProfile): number {
  if (p.share('number') < 0.7 || p.share('date') > 0.3) return 0;
  if (p.share('positive') === 0) return isZero(p) ? 0.6 : 0;
  return p.share('positive') / p.share('number') > 0.5 ? 1 : 0.8;
}

function fitAvailability(p: SourceProfile): number {
  if (p.share('availability') >= 0.7) return 1;
  const known = p.share('availability') + p.share('number');
  if (p.share('number') >= 0.9 && p.share('whole') >= 0.8) return 0.8;
  return known >= 0.7 ? 0.95 : 0;
}

/** A weight whose unit is written with it, or in the column's name, before one without a unit. */
function fitWeight(p: SourceProfile): number {
  if (p.share('weight') >= 0.8) return 1;
  if (p.share('number') < 0.8) return 0;
  return (isZero(p) ? 0.7 : 1) * (unitInName(p) ? 1 : 0.95);
}

function fitCategory(p: SourceProfile): number {
  if (p.share('url') > 0.2 || p.share('long') > 0.5 || p.share('recordKind') > 0.9) return 0;
  if (p.share('boolean') > 0.5 || p.share('condition') > 0.8) return 0;
  if (p.share('number') > 0.8) return 0.55;
  return p.share('html') > 0.5 ? 0.9 : 1;
}

function isText(p: SourceProfile): boolean {
  return p.share('url') < 0.2 && p.share('imageFile') < 0.3 && p.share('word') + p.share('long') + wordy(p) >= 0.5;
}

function isProse(p: SourceProfile): boolean {
  return p.share('url') < 0.3 && p.share('number') < 0.5 && p.share('boolean') < 0.5 && p.share('imageFile') < 0.3;
}

/** Texts too long to be called a word and too short to be called long. */
function wordy(p: SourceProfile): number {
  return p.length > 60 ? 1 : 0;
}

function isCode(p: SourceProfile): boolean {
  return (
    p.length <= 64 && p.share('url') < 0.2 && p.share('html') < 0.2 && p.share('date') < 0.5 && p.share('money') < 0.5
  );
}

function isTrait(p: SourceProfile, longest = 60): boolean {
  return p.length <= longest && p.share('url') < 0.1 && p.share('html') < 0.3;
}

function isConstant(p: SourceProfile, only?: string): boolean {
  if (only !== undefined) return p.distinct.size === 1 && p.distinct.has(only);
  return p.distinct.size === 1 && p.values.length >= MANY;
}

/** The same one or two texts everywhere, as a column whose values are all `SKU`: no code of a product. */
function isFiller(p: SourceProfile): boolean {
  return isConstant(p) || (p.distinct.size === 2 && p.values.length >= 4 * MANY);
}

/** `Civic` is a model, and no part number. */
function hasDigits(p: SourceProfile): boolean {
  return [...p.distinct].filter((text) => /\d/.test(text)).length * 2 >= p.distinct.size;
}

function isDistinct(p: SourceProfile): boolean {
  return p.values.length < MANY || distinctness(p) >= 0.5;
}

/** Of two ids the one that tells more records apart. */
function distinctness(p: SourceProfile): number {
  return p.distinct.size / p.values.length;
}

function isZero(p: SourceProfile): boolean {
  return [...p.distinct].every((text) => Number(text.replace(/[^\d.-]/g, '')) === 0);
}
