import { decodeEntities } from './entities.js';

/** Tags that stand inside a line: what they part stays one word. Any other tag ends a block, or breaks a line. */
const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);
/** Elements whose content is not text. */
const HIDDEN = new Set(['script', 'style', 'noscript', 'template']);
const WHITE_SPACE = /[\s\u200b]+/g;
const UNEVEN_SPACE = /[^\S ]|\u200b| {2}|^ | $/;

/**
 * The text of an HTML fragment: without tags, comments, scripts and styles, entities decoded, block ends and `<br>` as
 * one space, white space collapsed. A `<` that starts no tag (`a < b`) is text. Linear in the length of the text.
 */
export function removeHTMLTags(text: string): string {
  let open = text.indexOf('<');
  if (open < 0) return collapse(text.includes('&') ? decodeEntities(text) : text);
  const scan: Scan = { text, lower: null, unclosed: new Set() };
  let result = '';
  let done = 0;
  while (open >= 0) {
    if (startsTag(text, open)) {
      const end = skipTag(scan, open);
      if (end < 0) break;
      result += text.slice(done, open);
      if (!INLINE.has(tagName(text, open))) result += ' ';
      done = end;
      open = text.indexOf('<', end);
    } else {
      open = text.indexOf('<', open + 1);
    }
  }
  result += text.slice(done);
  return collapse(result.includes('&') ? decodeEntities(result) : result);
}

/** The text in hand, its lower-case form once it is needed, and the ends that are known not to follow any more. */
interface Scan {
  readonly text: string;
  lower: string | null;
  readonly unclosed: Set<string>;
}

function startsTag(text: string, open: number): boolean {
  const code = text.charCodeAt(open + 1);
  if (isLetter(code) || code === 33 || code === 63) return true;
  return code === 47 && isLetter(text.charCodeAt(open + 2));
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

/** The name of a tag in lower case: `br` of `</BR >`; empty for comments and declarations. */
function tagName(text: string, open: number): string {
  const from = text.charCodeAt(open + 1) === 47 ? open + 2 : open + 1;
  let to = from;
  // No name we know is longer; custom elements end blocks whatever they are called.
  while (to < from + 12 && isNameCode(text.charCodeAt(to))) to++;
  return text.slice(from, to).toLowerCase();
}

function isNameCode(code: number): boolean {
  return isLetter(code) || (code >= 48 && code <= 57) || code === 45;
}

/** Where the tag, comment or hidden element that starts at `open` ends; -1 when the tag is cut off (then it is text). */
function skipTag(scan: Scan, open: number): number {
  const { text } = scan;
  if (text.startsWith('<!--', open)) {
    const end = indexOf(scan, '-->', open + 4);
    return end < 0 ? text.length : end + 3;
  }
  const end = tagEnd(scan, open);
  if (end < 0 || text.charCodeAt(open + 1) === 47) return end;
  const name = tagName(text, open);
  if (!HIDDEN.has(name) || text.charCodeAt(end - 2) === 47) return end;
  scan.lower ??= foldCase(text);
  const close = indexOf({ ...scan, text: scan.lower }, `</${name}`, end);
  if (close < 0) return text.length;
  const after = tagEnd(scan, close);
  return after < 0 ? text.length : after;
}

/** The place after the `>` of a tag; a `>` inside a quoted attribute does not end it, unless the quote never ends. */
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

/** The first quote between two places that opens an attribute's value, that is, stands after a `=`. */
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

// A needle that was not found once is not found later either; without this, `<!--<!--<!--` would be quadratic.
function indexOf(scan: Scan, needle: string, from: number): number {
  if (scan.unclosed.has(needle)) return -1;
  const at = scan.text.indexOf(needle, from);
  if (at < 0) scan.unclosed.add(needle);
  return at;
}

// Not toLowerCase(), which may change the length of a text, and with it every position.
function foldCase(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function collapse(text: string): string {
  return UNEVEN_SPACE.test(text) ? text.replace(WHITE_SPACE, ' ').trim() : text;
}
