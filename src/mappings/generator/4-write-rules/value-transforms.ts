import { type TargetField } from '../../../pipeline/target-format.js';
import {
  AMOUNTS,
  amountWithCurrency,
  type Currency,
  currencyPattern,
  numeric,
  unlessZero,
  written,
} from './price-transforms.js';
import { then } from './transform-text.js';
import { unitInName } from '../2-score/weight-unit.js';
import { type SourceProfile } from '../1-profile/source-profile.js';

const PICTURES = new Set(['image', 'moreImages', 'thumbnail']);
const URL_LIST = /([,;|])\s*(?:https?:)?\/\//;

/** How a value gets from a path to a field. */
export interface Step {
  readonly sourceField: string;
  readonly transform?: string;
}

/** What the other paths of the sample can add. */
export interface Surroundings {
  readonly currency?: Currency | undefined;
  /** The expression around the value that the platform is known to need, `*` for the value. */
  readonly platform?: string;
}

/** The path and transform that fill a field of a meaning from a path with these values. */
export function stepFor(meaning: string, field: TargetField, profile: SourceProfile, around: Surroundings = {}): Step {
  if (around.platform !== undefined) return platformStep(meaning, field, profile, around.platform, around.currency);
  if (PICTURES.has(meaning)) return pictures(field, profile);
  if (isAvailabilityOfUnits(meaning, field, profile)) {
    return { sourceField: profile.path.text, transform: "value.join(' ').match('true') ?? 'false'" };
  }
  const { sourceField, chain } = oneValue(field, profile);
  const transform = expression(meaning, field, profile, chain, around);
  return transform === undefined ? { sourceField } : { sourceField, transform };
}

function platformStep(
  meaning: string,
  field: TargetField,
  profile: SourceProfile,
  platform: string,
  currency: Currency | undefined,
): Step {
  const sourceField = profile.path.text;
  if (PICTURES.has(meaning) && field.type !== 'array') return { sourceField, transform: `(${platform}).first()` };
  if (!AMOUNTS.has(meaning) || field.type !== 'string') return { sourceField, transform: platform };
  return { sourceField, transform: written(`(${platform})`, currency) };
}

/** The more pictures of a path that already gives the main one. */
export function furtherPictures(field: TargetField, profile: SourceProfile): Step {
  const list = pictures({ ...field, type: 'array' }, profile);
  return { sourceField: list.sourceField, transform: list.transform ? `${list.transform}.slice(1)` : 'slice(1)' };
}

/** The currency that stands in a price text. */
export function currencyOfPrice(profile: SourceProfile): Step {
  return {
    sourceField: oneValue({ type: 'string' }, profile).sourceField,
    transform: `match("${currencyPattern(profile)}")`,
  };
}

function pictures(field: TargetField, profile: SourceProfile): Step {
  const separator = separatorOf(profile);
  if (separator) {
    const pieces = `split("${separator}"${field.type === 'array' ? '' : ', 0'}).trim()`;
    return { sourceField: profile.path.text, transform: then(plainAddress(profile, undefined), pieces) };
  }
  const { sourceField, chain } = oneValue(field, profile);
  const transform = plainAddress(profile, chain);
  return transform ? { sourceField, transform } : { sourceField };
}

/** What parts the addresses in one cell; null when no cell has several. */
export function separatorOf(profile: SourceProfile): string | null {
  const texts = [...profile.distinct];
  const marks = texts.map((text) => URL_LIST.exec(text)?.[1]).filter((mark) => mark !== undefined);
  const [mark] = marks;
  if (mark === undefined) return null;
  // A single list is reason enough to split, as long as no address is torn apart by it.
  const sure = marks.length * 5 > texts.length || texts.every((text) => text.split(mark).every(isAddressOrBlank));
  return sure ? mark : null;
}

function isAddressOrBlank(text: string): boolean {
  return /^\s*(?:$|(?:https?:)?\/\/)/i.test(text);
}

/** One value of a list: its first element, or all of them where the field is a list. */
function oneValue(field: TargetField, profile: SourceProfile): { sourceField: string; chain?: string } {
  const { path } = profile;
  if (field.type === 'array') return { sourceField: path.text };
  if (path.mixed) return { sourceField: path.listed ? `${path.text}[*]` : path.text, chain: 'first()' };
  const first = path.text.replaceAll('[*]', '[0]');
  return { sourceField: path.listed ? `${first}[0]` : first };
}

function isAvailabilityOfUnits(meaning: string, field: TargetField, profile: SourceProfile): boolean {
  const single = profile.path.lists.length === 1 && !profile.path.listed;
  return (
    meaning === 'availability' &&
    field.type !== 'array' &&
    single &&
    profile.values.every((value) => typeof value === 'boolean')
  );
}

function expression(
  meaning: string,
  field: TargetField,
  profile: SourceProfile,
  chain: string | undefined,
  around: Surroundings,
): string | undefined {
  const value = chain ? `value.${chain}` : 'value';
  if (meaning === 'availability' || meaning === 'stock') {
    const counts =
      profile.share('number') > 0 && (field.choices?.length || field.type === 'string') && hasCounts(profile);
    if (counts) return `${value} > 0 ? 'in stock' : ${value} <= 0 ? 'out of stock' : ${value}`;
  }
  if (field.type === 'number') return unlessZero(meaning, profile, chain, numeric(meaning, profile, chain));
  if (meaning === 'weight' && field.type === 'string' && profile.share('number') > 0.8) {
    const unit = profile.share('weight') < 0.2 ? unitInName(profile) : undefined;
    return unit ? then(chain, `suffix(" ${unit}")`) : chain;
  }
  if (field.type === 'string' && AMOUNTS.has(meaning))
    return unlessZero(meaning, profile, chain, amountWithCurrency(meaning, profile, value, chain, around));
  if (profile.share('url') > 0.5) return plainAddress(profile, chain);
  if (field.type === 'string' && profile.share('html') > 0 && meaning !== 'id') return then(chain, 'removeHTMLTags()');
  return withoutEmptyWords(profile, value) ?? (hasOuterSpace(profile) ? then(chain, 'trim()') : chain);
}

/** An address is no HTML: `&copy=2` in it is a parameter, and only `&amp;` is never meant. */
function plainAddress({ distinct }: SourceProfile, chain: string | undefined): string | undefined {
  return [...distinct].some((text) => text.includes('&amp;')) ? then(chain, 'replace("&amp;", "&")') : chain;
}

function hasOuterSpace({ values }: SourceProfile): boolean {
  return values.some((value) => typeof value === 'string' && value !== value.trim());
}

function hasCounts(profile: SourceProfile): boolean {
  return [...profile.distinct].some((text) => /^-?\d+(?:[.,]\d+)?$/.test(text) && text !== '0' && text !== '1');
}

function withoutEmptyWords(profile: SourceProfile, value: string): string | undefined {
  const [word] = profile.emptyWords;
  if (word === undefined || profile.emptyWords.size > 1 || /['\\]/.test(word)) return undefined;
  return `${value} == '${word}' ? null : ${value}`;
}
