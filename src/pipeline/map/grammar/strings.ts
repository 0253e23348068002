import { ExpressionError } from './syntax-error.js';

const SIMPLE: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', '0': '\0' };
const HEX = /^(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]{1,6})\})/;
const LINE_END = /^(?:\r\n|[\r\n\u2028\u2029])/;

/**
 * Returns the text of a string literal, with JavaScript's escapes. In a `pattern`, an escape that JavaScript does not know
 * keeps its backslash, and `\b` is the word boundary, so that `match("\d+")` means the same as `match("\\d+")`.
 */
export function unescapeText(body: string, column: number, pattern = false): string {
  let text = '';
  let done = 0;
  for (let at = body.indexOf('\\'); at >= 0; at = body.indexOf('\\', done)) {
    const rest = body.slice(at + 1, at + 12);
    const [meaning, length] = escape(rest, column + at, pattern);
    text += body.slice(done, at) + meaning;
    done = at + 1 + length;
  }
  return text + body.slice(done);
}

function escape(rest: string, column: number, pattern: boolean): [meaning: string, length: number] {
  const sign = String.fromCodePoint(rest.codePointAt(0) ?? 92);
  const lineEnd = LINE_END.exec(rest);
  if (lineEnd) return ['', lineEnd[0].length];
  if (/[xu]/.test(sign)) {
    const match = HEX.exec(rest);
    const code = match ? Number.parseInt(match[1] ?? match[2] ?? match[3] ?? '', 16) : Number.NaN;
    if (!(code <= 0x10ffff)) throw new ExpressionError(`invalid escape \\${sign}`, column);
    return [String.fromCodePoint(code), match?.[0].length ?? 1];
  }
  if (/[1-9]/.test(sign) || /^0\d/.test(rest)) {
    if (pattern) return [`\\${sign}`, 1];
    throw new ExpressionError(`invalid escape \\${sign}`, column);
  }
  if (pattern && (sign === 'b' || (!(sign in SIMPLE) && !/["'\\]/.test(sign)))) return [`\\${sign}`, sign.length];
  return [Object.hasOwn(SIMPLE, sign) ? (SIMPLE[sign] ?? '') : sign, sign.length];
}
