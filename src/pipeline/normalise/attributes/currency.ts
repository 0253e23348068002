import { codes, data } from 'currency-codes';
import { type NamedAttribute, textAttribute } from '../field-attribute.js';
import { remembered } from '../../../common/remembered.js';
import { CURRENCY_WORDS } from './currency-words.js';

const AMOUNT = /[-−+]?\d[\d.,'’\s]*(?:,?[-–])?/g;
const LONGEST = 80;
const known: ReadonlySet<string> = new Set(codes());
const words: ReadonlyMap<string, string> = currencyWords();

/** Returns the ISO 4217 code for a code, symbol or name; undefined if it is unknown or ambiguous. */
export const readCurrency = remembered(findCode);

/** ISO 4217 codes. */
export const CURRENCY_TEXT: NamedAttribute = textAttribute('currency', 'a valid currency', readCurrency, (text) =>
  known.has(text),
);

/** Returns the code for a code, symbol or name, also beside an amount (`$11.99`); undefined if it is ambiguous. */
function findCode(text: string): string | undefined {
  if (known.has(text)) return text;
  if (text.length > LONGEST) return undefined;
  const word = simplify(text);
  const upper = word.toUpperCase();
  if (known.has(upper)) return upper;
  const found = words.get(word) ?? sameCode(word.split(' '));
  if (found !== undefined || !/\d/.test(word)) return found;
  return findCode(text.replace(AMOUNT, ' ').replace(/\d|^\s*[-−+]/g, ''));
}

/** Returns the code that all of several words mean: `GBP £`. */
function sameCode([first = '', ...others]: string[]): string | undefined {
  const code = others.length > 0 ? findCode(first) : undefined;
  return code !== undefined && others.every((other) => findCode(other) === code) ? code : undefined;
}

function simplify(text: string): string {
  return text.normalize('NFC').trim().toLowerCase().replace(/\s+/g, ' ').replace(/\.$/, '');
}

/** The names of the standard that only one currency has, then symbols and everyday names. */
function currencyWords(): Map<string, string> {
  const found = new Map<string, string>();
  for (const { code, currency } of data) {
    const name = simplify(currency);
    found.set(name, code);
    if (!name.endsWith('s')) found.set(`${name}s`, code);
  }
  for (const [code, texts] of Object.entries(CURRENCY_WORDS)) for (const text of texts) found.set(simplify(text), code);
  return found;
}
