import { RE2JS } from 're2js';
import { remembered } from '../../../common/remembered.js';
import { type TransformFunction } from '../transform-function.js';
import { argumentText, scalarText, wholeNumber } from './arguments.js';

/**
 * Compiles a pattern for RE2, which matches every pattern in linear time. The cache is bounded, because patterns may come
 * from records.
 */
const compilePattern = remembered((pattern) => RE2JS.compile(pattern), { maxEntries: 1_000, maxCharacters: 1_000 });

export const PATTERN_FUNCTIONS: readonly TransformFunction[] = [
  { name: 'match', arity: [1, 2], mapsElements: true, takesPattern: true, check: checkPattern, apply: match },
];

function match(value: unknown, pattern: unknown, group?: unknown): unknown {
  const text = scalarText(value);
  if (text === undefined) return undefined;
  const matcher = compilePattern(argumentText(pattern)).matcher(text);
  return matcher.find() ? (matcher.group(wholeNumber(group ?? 0) ?? argumentText(group)) ?? null) : null;
}

function checkPattern([pattern]: readonly unknown[]): string | null {
  if (pattern === undefined) return null;
  try {
    compilePattern(argumentText(pattern));
    return null;
  } catch (error) {
    return `invalid regular expression: ${error instanceof Error ? error.message : String(error)}`;
  }
}
