import { ExpressionError } from './syntax-error.js';

type TokenKind = 'number' | 'string' | 'name' | 'sign' | 'end';

export interface Token {
  readonly kind: TokenKind;
  /** The source text; for a string, the text between its quotes with its escapes. */
  readonly text: string;
  readonly column: number;
}

const SPACE = /[\s\ufeff]+/uy;
const NUMBER = /(?:0|[1-9]\d*)(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?/y;
const NAME = /[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*/uy;
const NAME_PART = /[\p{ID_Continue}$]/uy;
const STRING = /"((?:[^"\\\r\n]|\\(?:\r\n|[\s\S]))*)"|'((?:[^'\\\r\n]|\\(?:\r\n|[\s\S]))*)'/y;
const SIGN = /===|!==|==|!=|<=|>=|&&|\|\||\?\?|[?:<>+\-*/%!.,()[\]]/y;

/** Returns the tokens of an expression; the last one has the kind `end`. */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(source);
    if (match) at += match[0].length;
    return match;
  };
  for (;;) {
    take(SPACE);
    const column = at + 1;
    const add = (kind: TokenKind, text: string): unknown => tokens.push({ kind, text, column });
    if (at >= source.length) {
      add('end', '');
      return tokens;
    }
    let match;
    if ((match = take(NUMBER))) {
      if (take(NAME_PART)) throw new ExpressionError('a number ends in a letter', at);
      add('number', match[0]);
    } else if ((match = take(STRING))) add('string', match[1] ?? match[2] ?? '');
    else if ((match = take(NAME))) add('name', match[0]);
    else if ((match = take(SIGN))) add('sign', match[0]);
    else throw unexpected(source, at);
  }
}

function unexpected(source: string, at: number): ExpressionError {
  const sign = String.fromCodePoint(source.codePointAt(at) ?? 0);
  if (sign === '"' || sign === "'") return new ExpressionError('a string is not closed', at + 1);
  return new ExpressionError(`unexpected ${JSON.stringify(sign)}`, at + 1);
}
