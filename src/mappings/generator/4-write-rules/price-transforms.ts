import { code as currencyByCode } from 'currency-codes';
import { toNumber } from '../../../pipeline/map/values.js';
import { readCurrency } from '../../../pipeline/normalise/attributes/currency.js';
import { type PathProfile } from '../1-profile/source-profile.js';
import { RULE_LIMITS, SHARE } from '../weights.js';
import { appendCall, valueAfter } from './transform-text.js';

/** The meanings whose values are amounts of money. */
export const AMOUNT_MEANINGS = new Set(['price', 'regularPrice', 'salePrice', 'oldPrice', 'cost', 'shippingPrice']);

const COMMA_DECIMAL = /\d,\d{1,2}(?!\d)/;
const DOT_DECIMAL = /\d\.\d{1,2}(?!\d)/;
/** Three digits after a dot are decimals unless the list of prices shows a thousands separator: `1.299` beside `890`. */
const DOT_THOUSANDS = /^\D*[1-9]\d{0,2}(?:\.\d{3})+\D*$/;
const UP_TO_THREE_DIGITS = /^\D*\d{1,3}\D*$/;
const TWO_OR_THREE_DIGITS = /^\D*[1-9]\d{1,2}\D*$/;
const DOT_MILLIONS = /\d\.\d{3}\.\d{3}/;
const CURRENCY_CODE = /[A-Z]{3}/;
const PRICE_TEXT = /^\d+\.\d{2} [A-Z]{3}$/;
const TWO_DECIMALS = /^\d+\.\d{2}$/;

/** Where the currency of a price is found. */
export interface CurrencySource {
  /** The expression that reads it: `record._currency`. */
  readonly expression: string;
  /** The values of this expression in the sample. */
  readonly texts: ReadonlySet<string>;
}

/** Returns the transform to a number, with the decimal sign that the sample shows; nothing is added if all are numbers. */
export function numberTransform(meaning: string, profile: PathProfile, chain: string | undefined): string | undefined {
  if (profile.values.every((value) => typeof value === 'number')) return chain;
  const isComma = hasDecimalComma(profile) || (AMOUNT_MEANINGS.has(meaning) && hasDotThousands(profile));
  return appendCall(chain, isComma ? 'toNumber(",")' : 'toNumber()');
}

/** Wraps the transform of a sale price so that 0 becomes null: feeds write 0 for "no sale price". */
export function nullIfZeroSalePrice(
  meaning: string,
  profile: PathProfile,
  chain: string | undefined,
  transform: string | undefined,
): string | undefined {
  const hasZero = [...profile.distinctTexts].some((text) => toNumber(text) === 0);
  if (meaning !== 'salePrice' || !hasZero) return transform;
  return `${valueAfter(numberTransform(meaning, profile, chain))} > 0 ? ${valueAfter(transform)} : null`;
}

/** Returns the transform to a price text, `15.00 USD`, which some target formats require. */
export function priceTextTransform(
  meaning: string,
  profile: PathProfile,
  chain: string | undefined,
  recordCurrency: CurrencySource | undefined,
): string | undefined {
  const texts = [...profile.distinctTexts];
  if (texts.every((text) => PRICE_TEXT.test(text)) || profile.share('number') < SHARE.MOST) return chain;
  const hasOwnCurrency = shareWithCurrency(profile) > SHARE.SOME;
  const currency = hasOwnCurrency ? currencyInPrice(profile, valueAfter(chain)) : recordCurrency;
  const areTexts = profile.values.every((value) => typeof value === 'string');
  if (!currency && areTexts && texts.every((text) => TWO_DECIMALS.test(text))) return chain;
  return formatPrice(numberTransform(meaning, profile, chain), currency);
}

/** Formats a number as a price text, `toFixed(2).suffix(" USD")`; three decimals if the currency has three. */
export function formatPrice(number: string | undefined, currency: CurrencySource | undefined): string | undefined {
  const codes = [...(currency?.texts ?? [])].map((text) => readCurrency(text) ?? '');
  const decimals = Math.max(2, ...codes.map((code) => currencyByCode(code)?.digits ?? 2));
  const amount = appendCall(number, `toFixed(${decimals})`);
  return currency ? appendCall(amount, currencySuffix(currency)) : amount;
}

/** Returns the share of the prices that have their currency in the same text. */
export function shareWithCurrency(profile: PathProfile): number {
  const known = currencySymbols(profile).filter((symbol) => readCurrency(symbol) !== undefined).length;
  return Math.max(profile.share('money'), known / Math.max(1, profile.distinctTexts.size));
}

/** Returns the pattern that finds the currency in a price text, as it stands in a transform. */
export function currencyPattern({ distinctTexts }: PathProfile): string {
  const withCode = [...distinctTexts].filter((text) => CURRENCY_CODE.test(text)).length;
  return withCode * 2 > distinctTexts.size ? '[A-Z]{3}' : '[\\\\p{L}\\\\p{Sc}]+';
}

function hasDotThousands({ distinctTexts }: PathProfile): boolean {
  const texts = [...distinctTexts];
  // `1.299` beside `890` shows thousands; without such a neighbour only `1.299.000` does.
  const proof = texts.some((text) => TWO_OR_THREE_DIGITS.test(text)) ? DOT_THOUSANDS : DOT_MILLIONS;
  const isConsistent = texts.every((text) => DOT_THOUSANDS.test(text) || UP_TO_THREE_DIGITS.test(text));
  return isConsistent && texts.some((text) => proof.test(text));
}

function hasDecimalComma({ distinctTexts }: PathProfile): boolean {
  const texts = [...distinctTexts];
  const isDotDecimal = (text: string): boolean =>
    DOT_DECIMAL.test(text) && !/,.*\./.test(text) && !/\.\d{3},/.test(text);
  return texts.some((text) => COMMA_DECIMAL.test(text)) && !texts.some(isDotDecimal);
}

function currencyInPrice(profile: PathProfile, value: string): CurrencySource {
  return { expression: `${value}.match("${currencyPattern(profile)}")`, texts: new Set(currencySymbols(profile)) };
}

function currencySymbols(profile: PathProfile): string[] {
  const symbol = new RegExp(currencyPattern(profile).replaceAll('\\\\', '\\'), 'u');
  return [...profile.distinctTexts].map((text) => symbol.exec(text)?.[0] ?? '');
}

/** Appends the currency to an amount. Symbols become codes; without a currency nothing is appended. */
function currencySuffix({ expression, texts }: CurrencySource): string {
  const replacements = [...texts]
    // Longer symbols first: `US$` contains `$`.
    .sort((a, b) => b.length - a.length)
    .flatMap((text) => {
      const code = readCurrency(text);
      return code === undefined || code === text || /["\\]/.test(text) ? [] : [`.replace("${text}", "${code}")`];
    });
  return `suffix(${expression}${replacements.slice(0, RULE_LIMITS.MAX_CURRENCY_REPLACEMENTS).join('')}.prefix(" "))`;
}
