import { readNumber } from './numbers.js';

const TRUE_WORDS = new Set(['true', '1', 'yes', 'y', 'on', 't', 'instock', 'available']);
const FALSE_WORDS = new Set([
  'false',
  '0',
  'no',
  'n',
  'off',
  'f',
  'outofstock',
  'soldout',
  'unavailable',
  'notavailable',
]);
const WHITE_SPACE = /\s/;

/** Whether a value counts as one: `null`, `undefined`, `""` and `[]` do not, `0` and `false` do (docs/mappings.md). */
export function hasValue(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return false;
  return !(typeof value === 'object' && Array.isArray(value) && value.length === 0);
}

/**
 * Converts a value to a number, or returns null. Texts are parsed as docs/mappings.md, Functions, row `toNumber`, describes:
 * with or without grouping, with a currency before or after. `decimal` (`,` or `.`) is the decimal separator.
 */
export function toNumber(value: unknown, decimal?: string): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  return typeof value === 'string' ? readNumber(value, decimal) : null;
}

/** Converts a value such as `yes`, `out of stock` or `1` to a boolean, ignoring case, spaces, `_` and `-`; null for others. */
export function toBoolean(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value === 1 ? true : value === 0 ? false : null;
  if (typeof value !== 'string' || value.length > 100) return null;
  const word = value.toLowerCase().replace(/[\s_-]+/g, '');
  return TRUE_WORDS.has(word) ? true : FALSE_WORDS.has(word) ? false : null;
}

/**
 * Returns the text with the first character of each word in upper case. A word has no white space; a character whose upper
 * case has several characters (`ß`) stays. Idempotent.
 */
export function capitalize(text: string): string {
  let result = '';
  let done = 0;
  let atStart = true;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isSpace(code)) {
      atStart = true;
      continue;
    }
    if (!atStart) continue;
    atStart = false;
    // Most words of feeds already start with a capital or a digit.
    if (code < 97 || (code > 122 && code < 128)) continue;
    const first = String.fromCodePoint(text.codePointAt(i) ?? code);
    const upper = first.toUpperCase();
    if (upper === first || upper.length !== String.fromCodePoint(upper.codePointAt(0) ?? 0).length) continue;
    result += text.slice(done, i) + upper;
    done = i + first.length;
  }
  return done === 0 ? text : result + text.slice(done);
}

/** Converts a value to text: objects and arrays to JSON, no value to an empty text. */
export function toText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    // Nesting that exceeds the stack must not end the run.
    return '';
  }
}

function isSpace(code: number): boolean {
  if (code < 128) return code === 32 || (code >= 9 && code <= 13);
  return code >= 160 && WHITE_SPACE.test(String.fromCharCode(code));
}
