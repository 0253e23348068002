// `1299`, `-5`, `12.50`: the numbers of the fast path, which most feeds contain.
const PLAIN = /^-?\d{1,15}(?:\.\d{1,15})?$/;
const GROUPING_SPACE = /[ \u00a0\u2009\u202f'’]/;
const NOT_SIMPLE = /[-−.,]/;
const COMMA = 44;
const DOT = 46;
const SMALL_E = 101;
const LONGEST = 15;
const LETTER = /\p{L}/u;
const SIGN_BEFORE = /[-−]\s*(?:\p{Sc}|[A-Za-z]{1,3}\p{Sc}?)?\s*$/u;
const EXPONENT = /[eE][+-]?\d{1,4}(?![\p{L}\d])/uy;

/** The position of a number in a text, and the separators between its digits. */
interface Digits {
  groups: string[];
  marks: string[];
  end: number;
}

/**
 * Returns the only number in a text, or null if there is none or more than one. docs/mappings.md, Functions, row `toNumber`,
 * describes which separator is the decimal one; grouping separators must precede three digits, so that a date or a version
 * is not a number. Takes linear time.
 */
export function readNumber(text: string, decimal?: string): number | null {
  if (decimal !== ',' && PLAIN.test(text)) return Number(text);
  const start = firstDigit(text, 0);
  if (start < 0) return null;
  const simple = decimal === ',' ? null : readSimple(text, start);
  if (simple !== null) return simple;
  const digits = readDigits(text, start);
  const exponent = readExponent(text, digits.end);
  if (firstDigit(text, digits.end + exponent.length) >= 0) return null;

  const lead = leadingMark(text, start);
  if (lead) {
    digits.groups.unshift('');
    digits.marks.unshift(lead);
  }
  const plain = joinGroups(digits.groups, digits.marks, decimal);
  if (plain === null) return null;
  const isNegative = start > 0 && SIGN_BEFORE.test(text.slice(Math.max(0, start - 16), lead ? start - 1 : start));
  const number = Number(plain + exponent) * (isNegative ? -1 : 1);
  return Number.isFinite(number) ? number : null;
}

/** Parses `12` or `12.50` with words around it, but without sign, grouping or exponent, as most prices are. */
function readSimple(text: string, start: number): number | null {
  if (start > 0 && NOT_SIMPLE.test(text.slice(0, start))) return null;
  let end = start;
  while (isDigit(text, end)) end++;
  if (text.charCodeAt(end) === DOT && isDigit(text, end + 1)) {
    end += 2;
    while (isDigit(text, end)) end++;
  }
  const after = text.charCodeAt(end);
  const goesOn = after === DOT || after === COMMA || (after | 32) === SMALL_E;
  if (goesOn || end - start > LONGEST || firstDigit(text, end) >= 0) return null;
  return Number(text.slice(start, end));
}

function readExponent(text: string, at: number): string {
  if ((text.charCodeAt(at) | 32) !== SMALL_E) return '';
  EXPONENT.lastIndex = at;
  return EXPONENT.exec(text)?.[0] ?? '';
}

function firstDigit(text: string, from: number): number {
  for (let i = from; i < text.length; i++) if (isDigit(text, i)) return i;
  return -1;
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

function readDigits(text: string, start: number): Digits {
  const groups: string[] = [];
  const marks: string[] = [];
  let from = start;
  for (;;) {
    let end = from;
    while (isDigit(text, end)) end++;
    groups.push(text.slice(from, end));
    const mark = text[end] ?? '';
    const joins =
      mark === '.' || mark === ',' ? isDigit(text, end + 1) : GROUPING_SPACE.test(mark) && isTriple(text, end + 1);
    if (!joins) return { groups, marks, end };
    marks.push(mark === '.' || mark === ',' ? mark : ' ');
    from = end + 1;
  }
}

function isTriple(text: string, at: number): boolean {
  return isDigit(text, at) && isDigit(text, at + 1) && isDigit(text, at + 2) && !isDigit(text, at + 3);
}

/** The decimal separator of `.5`; the dot of `Rs.500` belongs to the word. */
function leadingMark(text: string, start: number): string | null {
  const mark = text[start - 1];
  if (mark !== '.' && mark !== ',') return null;
  return start > 1 && LETTER.test(text[start - 2] ?? '') ? null : mark;
}

/** Returns the number in JavaScript's notation, or null if the separators are inconsistent. */
function joinGroups(groups: string[], marks: string[], decimal: string | undefined): string | null {
  if (marks.length === 0) return groups[0] ?? null;
  const sign = decimalSign(groups, marks, decimal);
  const whole = sign === null ? groups : groups.slice(0, -1);
  const between = sign === null ? marks : marks.slice(0, -1);
  if (sign !== null && (marks.at(-1) !== sign || between.includes(sign))) return null;
  if (between.some((mark) => mark !== between[0])) return null;
  // A single comma was decided by the digits after it; all other groupings have to be regular.
  if (whole.length > 1 && (marks.length > 1 || decimal) && !looksGrouped(whole)) return null;
  const integer = whole.join('') || '0';
  return sign === null ? integer : `${integer}.${groups.at(-1) ?? '0'}`;
}

function decimalSign(groups: string[], marks: string[], decimal: string | undefined): string | null {
  const last = marks.at(-1) ?? '';
  if (decimal === ',' || decimal === '.') return marks.includes(decimal) ? decimal : null;
  if (marks.some((mark) => mark !== last)) return last;
  if (marks.length > 1 || last === ' ') return null;
  if (last === '.') return '.';
  const [before = '', after = ''] = groups;
  return after.length === 3 && before !== '0' && before !== '' ? null : ',';
}

/** Groups of three digits, or of two before the last three as in India (`1,00,000`). */
function looksGrouped(groups: string[]): boolean {
  const [first = '', ...rest] = groups;
  if (first.length < 1 || first.length > 3 || rest.at(-1)?.length !== 3) return false;
  return rest.every((group) => group.length === 3) || rest.slice(0, -1).every((group) => group.length === 2);
}
