import { decodeHTML } from 'entities';

const SPACE = 32;
const SLASH = 47;
const DASH = 45;

/** Inline tags do not separate words. All other tags end a block or a line. */
const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q s samp small span strike strong sub sup time tt u var wbr'
    .split(' ')
    .map((name) => nameCode(name, 0)),
);
/** Elements whose content is not text. */
const HIDDEN = new Map(
  ['script', 'style', 'noscript', 'template'].map((name) => [nameCode(name, 0), `</${name}`] as const),
);
const WHITE_SPACE = /[\s\u200b]+/g;
const ODD_SPACE = /[^\S ]|\u200b/;

/**
 * Returns the text of an HTML fragment: without tags, comments, scripts and styles, with decoded entities, block ends and
 * `<br>` as one space, and collapsed white space. A `<` that does not start a tag (`a < b`) is text. Takes linear time.
 */
export function removeHTMLTags(text: string): string {
  let open = text.indexOf('<');
  if (open < 0) return finish(text);
  const scan: Scan = { text, lower: null, unclosed: new Set() };
  let result = '';
  /** Whether white space or the end of a block separates `result` from the following text. */
  let isApart = false;
  let done = 0;
  for (;;) {
    while (open >= 0 && !startsTag(text, open)) open = text.indexOf('<', open + 1);
    const name = open < 0 ? 0 : nameCode(text, text.charCodeAt(open + 1) === SLASH ? open + 2 : open + 1);
    const next = open < 0 ? -1 : skipTag(scan, open, name);
    // An incomplete tag is text.
    const stop = next < 0 ? text.length : open;
    let from = done;
    while (from < stop && isBlank(text.charCodeAt(from))) from++;
    let to = stop;
    while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
    if (from > done) isApart = true;
    if (from < to) {
      if (isApart && result !== '') result += ' ';
      result += text.slice(from, to);
      isApart = to < stop;
    }
    if (next < 0) return finish(result);
    if (!INLINE.has(name)) isApart = true;
    done = next;
    open = text.indexOf('<', next);
  }
}

function finish(text: string): string {
  const decoded = text.includes('&') ? decodeHTML(text) : text;
  return isEven(decoded) ? decoded : decoded.replace(WHITE_SPACE, ' ').trim();
}

/** Whether all white space is single spaces between words. */
function isEven(text: string): boolean {
  return !(text.includes('  ') || text.startsWith(' ') || text.endsWith(' ') || ODD_SPACE.test(text));
}

function isBlank(code: number): boolean {
  return code === SPACE || (code >= 9 && code <= 13);
}

/** The text, its lower-case form once it is needed, and the end marks that do not occur any more. */
interface Scan {
  readonly text: string;
  lower: string | null;
  readonly unclosed: Set<string>;
}

function startsTag(text: string, open: number): boolean {
  const code = text.charCodeAt(open + 1);
  if (isLetter(code) || code === 33 || code === 63) return true;
  return code === SLASH && isLetter(text.charCodeAt(open + 2));
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

/**
 * Returns a tag name as a number that ignores case, to avoid a string; 0 for comments, declarations, and names that contain
 * other characters than letters or are longer than all known names.
 */
function nameCode(text: string, from: number): number {
  let code = 0;
  for (let i = from; ; i++) {
    const letter = text.charCodeAt(i);
    if (isLetter(letter) && i < from + 10) code = code * 32 + (letter & 31);
    else return isLetter(letter) || isDigit(letter) || letter === DASH ? 0 : code;
  }
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Returns the end of the tag, comment or hidden element at `open`; -1 if the tag is incomplete and therefore text. */
function skipTag(scan: Scan, open: number, name: number): number {
  const { text } = scan;
  if (text.startsWith('<!--', open)) {
    const end = indexOf(scan, '-->', open + 4);
    return end < 0 ? text.length : end + 3;
  }
  const end = tagEnd(scan, open);
  if (end < 0) return end;
  const closing = HIDDEN.get(name);
  if (!closing || text.charCodeAt(open + 1) === SLASH || text.charCodeAt(end - 2) === SLASH) return end;
  scan.lower ??= foldCase(text);
  const close = indexOf({ ...scan, text: scan.lower }, closing, end);
  if (close < 0) return text.length;
  const after = tagEnd(scan, close);
  return after < 0 ? text.length : after;
}

/** Returns the index after the `>` of a tag; a `>` inside a quoted attribute does not end it, unless the quote is not closed. */
function tagEnd(scan: Scan, open: number): number {
  const { text } = scan;
  const close = indexOf(scan, '>', open + 1);
  if (close < 0) return -1;
  let at = open + 1;
  for (;;) {
    const end = indexOf(scan, '>', at);
    if (end < 0) return close + 1;
    const quote = attributeQuote(text, at, end);
    if (quote < 0) return end + 1;
    const closing = indexOf(scan, text[quote] ?? '"', quote + 1);
    if (closing < 0) return close + 1;
    at = closing + 1;
  }
}

/** Returns the first quote between two indexes that opens an attribute's value, that is, follows a `=`. */
function attributeQuote(text: string, from: number, to: number): number {
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code !== 34 && code !== 39) continue;
    let before = i - 1;
    while (before >= from && text.charCodeAt(before) === 32) before--;
    if (text.charCodeAt(before) === 61) return i;
  }
  return -1;
}

// A mark that was not found once does not occur later; without this, `<!--<!--<!--` would take quadratic time.
function indexOf(scan: Scan, needle: string, from: number): number {
  if (scan.unclosed.size > 0 && scan.unclosed.has(needle)) return -1;
  const at = scan.text.indexOf(needle, from);
  if (at < 0) scan.unclosed.add(needle);
  return at;
}

// Not toLowerCase(), which may change the length of a text, and with it every position.
function foldCase(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
