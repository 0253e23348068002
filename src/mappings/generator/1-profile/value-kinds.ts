import { toNumber } from '../../../pipeline/map/values.js';
import { readGtin } from '../../../pipeline/normalise/attributes/gtin.js';
import { wordsOf } from '../words/fold-words.js';
import { AGE_WORDS, AVAILABILITY_WORDS, CONDITION_WORDS, GENDER_WORDS, RECORD_KINDS } from '../words/value-words.js';

/** A kind of value; one value may be of several kinds. */
export type ValueKind =
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
  | 'weight';

/** In characters. Longer texts are not of the kind; the limits also keep the expressions below cheap. */
const MAX_LENGTH = {
  /** A price or weight with its currency or unit. */
  AMOUNT: 40,
  /** A GTIN has 14 digits, written with spaces up to 18. */
  DIGITS: 20,
  CURRENCY: 8,
  /** A tag or entity occurs early if at all. */
  HTML_SEARCHED: 2_000,
  /** Above, a text is prose: Google accepts titles of up to 150 characters. */
  NOT_LONG: 150,
  /** Well above the 37 characters of the longest text in the word tables. */
  WORD: 60,
  FILE_NAME: 500,
} as const;

const URL_LIKE = /^(?:https?:)?\/\/[^\s]+\.[^\s]+|^www\.\S+\.\S+/i;
const SHORT_URL = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|net|org|de|es|fr|it|nl|co\.uk|cz|sk|eu|ru|pl)\/\S*$/i;
const IMAGE_EXTENSION = /\.(?:jpe?g|png|webp|gif|avif|bmp|svg|tiff?)(?:$|[?#/:;,&|~\s])/i;
const IMAGE_FOLDER =
  /\/(?:images?|img|media|photos?|pictures?|cdn|files|thumbs?|uploads|assets)[/.]|(?:image|img|cdn|photo|pic)[\w-]*\.[^/]+\.\w+\//i;
const CURRENCY = /^(?:[A-Z]{3}|[€$£¥₹₽₺₴]|zł|Kč|kr\.?|euros?|dollars?)$/;
const MONEY =
  /^\s*(?:[A-Z]{3}|[€$£¥₹₽₺₴]|zł|Kč|kr\.?)\s?-?\d[\d.,'’ \u00a0]*$|^\s*-?\d[\d.,'’ \u00a0]*\s?(?:[A-Z]{3}|[€$£¥₹₽₺₴]|zł|Kč|kr\.?)\s*$/;
/** A number with a currency or a unit at most: `Model 3` is a name. */
const AMOUNT = /^[^\p{L}]*\d[^\p{L}]*\p{L}{0,5}\.?$|^\p{L}{0,3}[^\p{L}\d-]*-?\d[^\p{L}]*$/u;
const DATE = /^\d{4}-\d{2}-\d{2}|^\d{1,2}[./]\d{1,2}[./]\d{2,4}/;
const HTML = /<\/?[a-z][^>]*>|&(?:[a-z]{2,8}|#\d{1,6});/i;
const WEIGHT = /^\s*\d+(?:[.,]\d+)?\s*(?:g|gr|kg|kgs|lb|lbs|oz|grams?|pounds?|ounces?|mg|t)\.?\s*$/i;

const AVAILABILITIES = wordTable(AVAILABILITY_WORDS);
const CONDITIONS = wordTable(CONDITION_WORDS);
const GENDERS = wordSet(GENDER_WORDS);
const AGES = wordSet(AGE_WORDS);
const KINDS = wordSet(RECORD_KINDS);
const BOOLEANS = wordSet('true, false, yes, no, y, n, 1, 0, t, f, ja, nein, si, oui, non');

/** Returns every kind that a value is of. */
export function kindsOfValue(value: unknown): ValueKind[] {
  if (typeof value === 'boolean') return ['boolean', 'availability', 'word'];
  const text = (typeof value === 'string' ? value : String(value)).trim();
  const kinds: ValueKind[] = [];
  const number = text.length <= MAX_LENGTH.AMOUNT && AMOUNT.test(text) ? toNumber(value) : null;
  if (number !== null) {
    kinds.push('number');
    if (Number.isInteger(number)) kinds.push('whole');
    if (number > 0) kinds.push('positive');
  }
  if (text.length <= MAX_LENGTH.DIGITS && /^\d+$/.test(text)) kinds.push('digits');
  if (text.length <= MAX_LENGTH.DIGITS && /[1-9]/.test(text) && readGtin(text) !== undefined) kinds.push('gtin');
  if (text.length <= MAX_LENGTH.AMOUNT && MONEY.test(text)) kinds.push('money');
  if (text.length <= MAX_LENGTH.CURRENCY && CURRENCY.test(text)) kinds.push('currency');
  if (DATE.test(text)) kinds.push('date');
  if (text.length <= MAX_LENGTH.AMOUNT && WEIGHT.test(text)) kinds.push('weight');
  addUrlKinds(text, kinds);
  if (HTML.test(text.slice(0, MAX_LENGTH.HTML_SEARCHED))) kinds.push('html');
  if (text.length > MAX_LENGTH.NOT_LONG) kinds.push('long');
  if (text.length <= MAX_LENGTH.WORD) addWordKinds(text, kinds);
  return kinds;
}

/** Returns the state of availability that a value names, or null. */
export function availabilityOf(value: unknown): keyof typeof AVAILABILITY_WORDS | null {
  return AVAILABILITIES.get(compactText(String(value))) ?? null;
}

/** Returns the condition that a value names, or null. */
export function conditionOf(value: unknown): keyof typeof CONDITION_WORDS | null {
  return CONDITIONS.get(compactText(String(value))) ?? null;
}

function addUrlKinds(text: string, kinds: ValueKind[]): void {
  if (URL_LIKE.test(text) || SHORT_URL.test(text)) {
    kinds.push('url');
    if (IMAGE_EXTENSION.test(text) || IMAGE_FOLDER.test(text)) kinds.push('imageUrl');
  } else if (text.length <= MAX_LENGTH.FILE_NAME && IMAGE_EXTENSION.test(text)) kinds.push('imageFile');
}

function addWordKinds(text: string, kinds: ValueKind[]): void {
  if (/\p{L}/u.test(text)) kinds.push('word');
  // The fast path: only single digits of the word tables contain a digit, but most values of a feed do.
  if (text.length > 1 && /\d/.test(text)) return;
  const word = compactText(text);
  if (BOOLEANS.has(word)) kinds.push('boolean');
  if (AVAILABILITIES.has(word)) kinds.push('availability');
  if (CONDITIONS.has(word)) kinds.push('condition');
  if (
    GENDERS.has(word) ||
    (/[,/|&]/.test(text) && text.split(/[,/|&]/).every((part) => GENDERS.has(compactText(part))))
  )
    kinds.push('gender');
  if (AGES.has(word)) kinds.push('age');
  if (KINDS.has(word)) kinds.push('recordKind');
}

/** Returns the key of a text in the word tables, which is the same for `OutOfStock`, `out of stock` and `out_of_stock`. */
function compactText(text: string): string {
  return wordsOf(text).join('');
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(',').map(compactText));
}

function wordTable<State extends string>(words: Readonly<Record<State, string>>): ReadonlyMap<string, State> {
  const entries = Object.entries<string>(words) as [State, string][];
  return new Map(
    entries.flatMap(([state, list]) => list.split(',').map((word) => [compactText(word), state] as const)),
  );
}
