import { toNumber } from '../../../pipeline/map/values.js';
import { readGtin } from '../../../pipeline/normalise/attributes/gtin.js';
import { wordsOf } from '../words/fold-words.js';
import { AGE_WORDS, AVAILABILITY_WORDS, CONDITION_WORDS, GENDER_WORDS, RECORD_KINDS } from '../words/value-words.js';

/** What a single value can look like; a value may look like several of these. */
export type Look =
  | 'url'
  | 'imageUrl'
  | 'imageFile'
  | 'number'
  | 'whole'
  | 'positive'
  | 'money'
  | 'currency'
  | 'gtin'
  | 'digits'
  | 'date'
  | 'boolean'
  | 'html'
  | 'long'
  | 'word'
  | 'availability'
  | 'condition'
  | 'gender'
  | 'age'
  | 'recordKind'
  | 'email'
  | 'path'
  | 'weight';

const URL_LIKE = /^(?:https?:)?\/\/[^\s]+\.[^\s]+|^www\.\S+\.\S+/i;
const SHORT_URL = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|net|org|de|es|fr|it|nl|co\.uk|cz|sk|eu|ru|pl)\/\S*$/i;
const IMAGE_NAME = /\.(?:jpe?g|png|webp|gif|avif|bmp|svg|tiff?)(?:$|[?#/:;,&|~\s])/i;
const IMAGE_PLACE =
  /\/(?:images?|img|media|photos?|pictures?|cdn|files|thumbs?|uploads|assets)[/.]|(?:image|img|cdn|photo|pic)[\w-]*\.[^/]+\.\w+\//i;
const CURRENCY = /^(?:[A-Z]{3}|[€$£¥₹₽₺₴]|zł|Kč|kr\.?|euros?|dollars?)$/;
const MONEY =
  /^\s*(?:[A-Z]{3}|[€$£¥₹₽₺₴]|zł|Kč|kr\.?)\s?-?\d[\d.,'’ \u00a0]*$|^\s*-?\d[\d.,'’ \u00a0]*\s?(?:[A-Z]{3}|[€$£¥₹₽₺₴]|zł|Kč|kr\.?)\s*$/;
/** No word besides a currency or a unit: `Model 3` names something. */
const AMOUNT = /^[^\p{L}]*\d[^\p{L}]*\p{L}{0,5}\.?$|^\p{L}{0,3}[^\p{L}\d-]*-?\d[^\p{L}]*$/u;
const DATE = /^\d{4}-\d{2}-\d{2}|^\d{1,2}[./]\d{1,2}[./]\d{2,4}/;
const HTML = /<\/?[a-z][^>]*>|&(?:[a-z]{2,8}|#\d{1,6});/i;
const WEIGHT = /^\s*\d+(?:[.,]\d+)?\s*(?:g|gr|kg|kgs|lb|lbs|oz|grams?|pounds?|ounces?|mg|t)\.?\s*$/i;

const STATES = wordTable(AVAILABILITY_WORDS);
const CONDITIONS = wordTable(CONDITION_WORDS);
const GENDERS = wordSet(GENDER_WORDS);
const AGES = wordSet(AGE_WORDS);
const KINDS = wordSet(RECORD_KINDS);
const BOOLEANS = wordSet('true, false, yes, no, y, n, 1, 0, t, f, ja, nein, si, oui, non');

/** Everything a value looks like. */
export function looksOf(value: unknown): Look[] {
  if (typeof value === 'boolean') return ['boolean', 'availability', 'word'];
  const text = (typeof value === 'string' ? value : String(value)).trim();
  const looks: Look[] = [];
  const number = text.length <= 40 && AMOUNT.test(text) ? toNumber(value) : null;
  if (number !== null) {
    looks.push('number');
    if (Number.isInteger(number)) looks.push('whole');
    if (number > 0) looks.push('positive');
  }
  if (text.length <= 20 && /^\d+$/.test(text)) looks.push('digits');
  if (text.length <= 20 && /[1-9]/.test(text) && readGtin(text) !== undefined) looks.push('gtin');
  if (text.length <= 40 && MONEY.test(text)) looks.push('money');
  if (text.length <= 8 && CURRENCY.test(text)) looks.push('currency');
  if (DATE.test(text)) looks.push('date');
  if (text.length <= 40 && WEIGHT.test(text)) looks.push('weight');
  lookAsAddress(text, looks);
  if (HTML.test(text.slice(0, 2_000))) looks.push('html');
  if (text.length > 150) looks.push('long');
  if (text.length <= 60) lookAsWord(text, looks);
  return looks;
}

/** The state of availability that a value names, or null. */
export function stateOf(value: unknown): keyof typeof AVAILABILITY_WORDS | null {
  return STATES.get(foldWords(String(value))) ?? null;
}

/** The condition that a value names, or null. */
export function conditionOf(value: unknown): keyof typeof CONDITION_WORDS | null {
  return CONDITIONS.get(foldWords(String(value))) ?? null;
}

function lookAsAddress(text: string, looks: Look[]): void {
  if (URL_LIKE.test(text) || SHORT_URL.test(text)) {
    looks.push('url');
    if (IMAGE_NAME.test(text) || IMAGE_PLACE.test(text)) looks.push('imageUrl');
  } else if (text.length <= 500 && IMAGE_NAME.test(text)) looks.push('imageFile');
  else if (text.includes('@') && /^\S+@\S+\.\w+$/.test(text)) looks.push('email');
  else if (text.length <= 300 && / > |\s\|\s|>|\//.test(text)) looks.push('path');
}

function lookAsWord(text: string, looks: Look[]): void {
  if (/\p{L}/u.test(text)) looks.push('word');
  // No longer word of the tables has a digit in it, and most values of a feed do.
  if (text.length > 1 && /\d/.test(text)) return;
  const word = foldWords(text);
  if (BOOLEANS.has(word)) looks.push('boolean');
  if (STATES.has(word)) looks.push('availability');
  if (CONDITIONS.has(word)) looks.push('condition');
  if (GENDERS.has(word) || (/[,/|&]/.test(text) && text.split(/[,/|&]/).every((part) => GENDERS.has(foldWords(part)))))
    looks.push('gender');
  if (AGES.has(word)) looks.push('age');
  if (KINDS.has(word)) looks.push('recordKind');
}

/** A text as the word tables are searched: `OutOfStock`, `out of stock` and `out_of_stock` are one. */
function foldWords(text: string): string {
  return wordsOf(text).join('');
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(',').map(foldWords));
}

function wordTable<State extends string>(words: Readonly<Record<State, string>>): ReadonlyMap<string, State> {
  const entries = Object.entries<string>(words) as [State, string][];
  return new Map(entries.flatMap(([state, list]) => list.split(',').map((word) => [foldWords(word), state] as const)));
}
