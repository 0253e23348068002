import { code as currencyWith } from 'currency-codes';
import { toNumber } from '../../../pipeline/map/values.js';
import { readCurrency } from '../../../pipeline/normalise/attributes/currency.js';
import { then } from './transform-text.js';
import { type SourceProfile } from '../1-profile/source-profile.js';

export const AMOUNTS = new Set(['price', 'regularPrice', 'salePrice', 'oldPrice', 'cost', 'shippingPrice']);
const COMMA_DECIMAL = /\d,\d{1,2}(?!\d)/;
const DOT_DECIMAL = /\d\.\d{1,2}(?!\d)/;
/** Three digits after a dot are decimals, unless a list of prices shows that they group: `1.299` beside `890`. */
const GROUPED = /^\D*[1-9]\d{0,2}(?:\.\d{3})+\D*$/;
const BELOW_A_GROUP = /^\D*\d{1,3}\D*$/;
const NEARLY_A_GROUP = /^\D*[1-9]\d{1,2}\D*$/;
const GROUPED_TWICE = /\d\.\d{3}\.\d{3}/;
const CODE_IN_PRICE = /[A-Z]{3}/;
const PRICE_TEXT = /^\d+\.\d{2} [A-Z]{3}$/;
const TWO_DECIMALS = /^\d+\.\d{2}$/;
/** A price in any of more currencies than these stays beside the symbol that it came with. */
const MOST_SYMBOLS = 5;

/** Where the currency of a price is found. */
export interface Currency {
  /** The expression of its code: `record._currency`. */
  readonly expression: string;
  /** What it answers in the sample. */
  readonly texts: ReadonlySet<string>;
}

export function numeric(meaning: string, profile: SourceProfile, chain: string | undefined): string | undefined {
  if (profile.values.every((value) => typeof value === 'number')) return chain;
  const isComma = decimalComma(profile) || (AMOUNTS.has(meaning) && dotGroups(profile));
  return then(chain, isComma ? 'toNumber(",")' : 'toNumber()');
}

function dotGroups({ distinct }: SourceProfile): boolean {
  const texts = [...distinct];
  const sure = texts.some((text) => NEARLY_A_GROUP.test(text)) ? GROUPED : GROUPED_TWICE;
  return texts.some((text) => sure.test(text)) && texts.every((text) => GROUPED.test(text) || BELOW_A_GROUP.test(text));
}

function decimalComma(profile: SourceProfile): boolean {
  const texts = [...profile.distinct];
  const marked = texts.some((text) => COMMA_DECIMAL.test(text));
  return marked && !texts.some((text) => DOT_DECIMAL.test(text) && !/,.*\./.test(text) && !/\.\d{3},/.test(text));
}

/** Feeds write 0 for what has no sale price; nothing is sold for that. */
export function unlessZero(
  meaning: string,
  profile: SourceProfile,
  chain: string | undefined,
  transform: string | undefined,
): string | undefined {
  if (meaning !== 'salePrice' || ![...profile.distinct].some((text) => toNumber(text) === 0)) return transform;
  const ofValue = (steps: string | undefined): string => (steps ? `value.${steps}` : 'value');
  return `${ofValue(numeric(meaning, profile, chain))} > 0 ? ${ofValue(transform)} : null`;
}

/** `15.00 USD`, as target formats with prices as texts want it. */
export function amountWithCurrency(
  meaning: string,
  profile: SourceProfile,
  value: string,
  chain: string | undefined,
  around: { readonly currency?: Currency | undefined },
): string | undefined {
  const texts = [...profile.distinct];
  if (texts.every((text) => PRICE_TEXT.test(text)) || profile.share('number') < 0.7) return chain;
  const currency = sharePriced(profile) > 0.3 ? currencyBeside(profile, value) : around.currency;
  const isText = profile.values.every((each) => typeof each === 'string');
  if (!currency && isText && texts.every((text) => TWO_DECIMALS.test(text))) return chain;
  return written(numeric(meaning, profile, chain), currency);
}

/** A number as a price text: `toFixed(2).suffix(" USD")`, and with three decimals where the currency has them. */
export function written(number: string | undefined, currency: Currency | undefined): string | undefined {
  const codes = [...(currency?.texts ?? [])].map((text) => readCurrency(text) ?? '');
  const decimals = Math.max(2, ...codes.map((code) => currencyWith(code)?.digits ?? 2));
  const amount = then(number, `toFixed(${decimals})`);
  return currency ? then(amount, suffixOf(currency)) : amount;
}

/** The share of the texts that say a currency beside their amount. */
export function sharePriced(profile: SourceProfile): number {
  const said = symbolsOf(profile).filter((symbol) => readCurrency(symbol) !== undefined).length;
  return Math.max(profile.share('money'), said / Math.max(1, profile.distinct.size));
}

function currencyBeside(profile: SourceProfile, value: string): Currency {
  return { expression: `${value}.match("${currencyPattern(profile)}")`, texts: new Set(symbolsOf(profile)) };
}

export function currencyPattern({ distinct }: SourceProfile): string {
  const codes = [...distinct].filter((text) => CODE_IN_PRICE.test(text)).length;
  return codes * 2 > distinct.size ? '[A-Z]{3}' : '[\\\\p{L}\\\\p{Sc}]+';
}

function symbolsOf(profile: SourceProfile): string[] {
  const symbol = new RegExp(currencyPattern(profile).replaceAll('\\\\', '\\'), 'u');
  return [...profile.distinct].map((text) => symbol.exec(text)?.[0] ?? '');
}

/** The end of a price text. What feeds write for a currency becomes its code; without one, nothing is added. */
function suffixOf({ expression, texts }: Currency): string {
  const replaced = [...texts]
    // Before `$`, which stands in it, `US$`.
    .sort((a, b) => b.length - a.length)
    .flatMap((text) => {
      const code = readCurrency(text);
      return code === undefined || code === text || /["\\]/.test(text) ? [] : [`.replace("${text}", "${code}")`];
    });
  return `suffix(${expression}${replaced.slice(0, MOST_SYMBOLS).join('')}.prefix(" "))`;
}
