import {
  type BinaryOperator,
  type Expression,
  EXPRESSION_LIMITS,
  PRECEDENCE,
  type UnaryOperator,
} from './expression.js';
import { isRefused } from './names.js';
import { unescapeText } from './strings.js';
import { ExpressionError } from './syntax-error.js';
import { type Token, tokenize } from './tokens.js';

const LITERALS = new Map<string, boolean | null>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/**
 * Parses one transform. The grammar is that of docs/mappings.md: no assignment, no computed key, no names except `value` and
 * `record`. Throws only `ExpressionError`, for every other text.
 */
export function parseExpression(source: string): Expression {
  if (source.length > EXPRESSION_LIMITS.characters) {
    throw new ExpressionError(
      `longer than ${EXPRESSION_LIMITS.characters} characters`,
      EXPRESSION_LIMITS.characters + 1,
    );
  }
  return new Parser(tokenize(source)).parse();
}

class Parser {
  private at = 0;
  private level = 0;
  private calls = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  parse(): Expression {
    const expression = this.choice();
    if (this.token.kind !== 'end') throw this.unexpected();
    return expression;
  }

  private get token(): Token {
    return this.tokens[this.at] as Token;
  }

  private isSign(text: string): boolean {
    return this.token.kind === 'sign' && this.token.text === text;
  }

  private take(text: string): boolean {
    if (!this.isSign(text)) return false;
    this.at++;
    return true;
  }

  private expect(text: string): void {
    if (!this.take(text)) throw this.unexpected(`, expected ${JSON.stringify(text)}`);
  }

  private unexpected(hint = ''): ExpressionError {
    const { kind, text, column } = this.token;
    return new ExpressionError(`unexpected ${kind === 'end' ? 'end' : JSON.stringify(text)}${hint}`, column);
  }

  private nested<T>(read: () => T): T {
    if (++this.level > EXPRESSION_LIMITS.levels) {
      throw new ExpressionError(`nested deeper than ${EXPRESSION_LIMITS.levels} levels`, this.token.column);
    }
    const result = read();
    this.level--;
    return result;
  }

  private choice(): Expression {
    return this.nested(() => {
      const test = this.binary(1);
      if (!this.take('?')) return test;
      const then = this.choice();
      this.expect(':');
      return { kind: 'choice', test, then, otherwise: this.choice() };
    });
  }

  private binary(least: number): Expression {
    let left = this.unary();
    for (;;) {
      const { kind, text, column } = this.token;
      if (kind !== 'sign' || !isBinary(text) || PRECEDENCE[text] < least) return left;
      const before = this.at;
      this.at++;
      const right = this.binary(PRECEDENCE[text] + 1);
      if (text === '??') this.refuseMixed(left, right, before, column);
      left = { kind: 'binary', operator: text, left, right };
    }
  }

  // As in JavaScript, because the precedence of the two is not obvious.
  private refuseMixed(left: Expression, right: Expression, at: number, column: number): void {
    const bare = (side: Expression, edge: Token | undefined, sign: string): boolean =>
      side.kind === 'binary' && ['||', '&&'].includes(side.operator) && !(edge?.kind === 'sign' && edge.text === sign);
    if (bare(left, this.tokens[at - 1], ')') || bare(right, this.tokens[at + 1], '(')) {
      throw new ExpressionError('put parentheses around || or && beside ??', column);
    }
  }

  private unary(): Expression {
    const { text } = this.token;
    if (this.token.kind === 'sign' && (text === '!' || text === '-')) {
      this.at++;
      return this.nested(() => signed(text, this.unary()));
    }
    return this.chain(this.primary());
  }

  private primary(): Expression {
    const { kind, text, column } = this.token;
    if (kind === 'end' || (kind === 'sign' && text !== '(')) throw this.unexpected();
    this.at++;
    if (kind === 'sign') {
      const inner = this.choice();
      this.expect(')');
      return inner;
    }
    if (kind === 'number') return { kind: 'literal', value: readFinite(text, column) };
    if (kind === 'string') {
      // As a regular expression, the text keeps unknown escapes; see unescapeText.
      return { kind: 'literal', value: unescapeText(text, column + 1), pattern: unescapeText(text, column + 1, true) };
    }
    if (this.isSign('(')) return this.call(text, { kind: 'value' }, column);
    if (text === 'value' || text === 'record') return { kind: text };
    const literal = LITERALS.get(text);
    if (literal !== undefined) return { kind: 'literal', value: literal };
    throw new ExpressionError(`unknown name "${text}" (a key of the record is written record.${text})`, column);
  }

  private chain(head: Expression): Expression {
    let result = head;
    for (;;) {
      if (this.take('.')) {
        const { kind, text, column } = this.token;
        if (kind !== 'name') throw this.unexpected(', expected a name');
        this.at++;
        result = this.isSign('(') ? this.call(text, result, column) : step(result, text, column);
      } else if (this.take('[')) {
        result = this.bracket(result);
      } else {
        return result;
      }
    }
  }

  private bracket(of: Expression): Expression {
    const negative = this.take('-');
    const { kind, text, column } = this.token;
    const isIndex = kind === 'number' && /^\d{1,9}$/.test(text);
    if (!isIndex && (negative || kind !== 'string')) throw this.unexpected(', expected a whole number or a quoted key');
    this.at++;
    this.expect(']');
    return step(of, isIndex ? Number(text) * (negative ? -1 : 1) + 0 : unescapeText(text, column + 1), column);
  }

  private call(name: string, on: Expression, column: number): Expression {
    if (++this.calls > EXPRESSION_LIMITS.calls) {
      throw new ExpressionError(`more than ${EXPRESSION_LIMITS.calls} calls`, column);
    }
    this.expect('(');
    const args: Expression[] = [];
    while (!this.take(')')) {
      if (args.length > 0) this.expect(',');
      args.push(this.choice());
    }
    return { kind: 'call', name, on, args, column };
  }
}

// `-1` is a literal, so that arguments such as `at(-1)` can be checked.
function signed(operator: UnaryOperator, operand: Expression): Expression {
  const folds = operator === '-' && operand.kind === 'literal' && typeof operand.value === 'number';
  return folds ? { kind: 'literal', value: 0 - operand.value } : { kind: 'unary', operator, operand };
}

function isBinary(text: string): text is BinaryOperator {
  return Object.hasOwn(PRECEDENCE, text);
}

function readFinite(text: string, column: number): number {
  const number = Number(text);
  if (!Number.isFinite(number)) throw new ExpressionError('the number is too large', column);
  return number;
}

function step(of: Expression, key: string | number, column: number): Expression {
  if (isRefused(key)) throw new ExpressionError(`"${key}" may not be read`, column);
  return of.kind === 'path' ? { ...of, steps: [...of.steps, key] } : { kind: 'path', of, steps: [key] };
}
