import { RE2JS } from 're2js';
import { type TransformFunction } from '../transform-function.js';
import { argumentText, scalarText, wholeNumber } from './arguments.js';

/** Finds the first match in a text: it, or one of its groups; null where there is none. */
type Finder = (text: string, group: number | string) => string | null;

/**
 * Patterns that the native engine matches in linear time: steps of fixed length, and at most one repetition, at the
 * very end, so that an attempt either fails at once or is the match. Only ASCII, where both engines mean the same.
 */
const SAFE =
  /^(?:(?:[A-Za-z0-9 ,;:#@%&=_'"<>!/~-]|\\[dw.*+?()|/]|\[\^?(?:[A-Za-z0-9 .,;:#@%&=_/]|[a-z]-[a-z]|[A-Z]-[A-Z]|[0-9]-[0-9]|\\d)+\])(?:\{\d\})?)*(?<last>(?:\\[dw]|\[(?:[A-Za-z0-9 .,_]|\\d)+\])\+)?$/;

const finders = new Map<string, Finder>();
const MOST_FINDERS = 1_000;

export const PATTERN_FUNCTIONS: readonly TransformFunction[] = [
  { name: 'match', arity: [1, 2], mapsElements: true, takesPattern: true, check: checkPattern, apply: match },
];

function match(value: unknown, pattern: unknown, group?: unknown): unknown {
  const text = scalarText(value);
  if (text === undefined) return undefined;
  return finderOf(argumentText(pattern))(text, wholeNumber(group ?? 0) ?? argumentText(group));
}

function checkPattern([pattern]: readonly unknown[]): string | null {
  if (pattern === undefined) return null;
  try {
    finderOf(argumentText(pattern));
    return null;
  } catch (error) {
    return `invalid regular expression: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function finderOf(pattern: string): Finder {
  let finder = finders.get(pattern);
  if (finder) return finder;
  finder = SAFE.test(pattern) ? nativeFinder(pattern) : linearFinder(pattern);
  // A pattern may come out of a record; what is kept of those has to end somewhere.
  if (finders.size >= MOST_FINDERS) finders.clear();
  finders.set(pattern, finder);
  return finder;
}

function nativeFinder(pattern: string): Finder {
  const native = new RegExp(pattern);
  return (text, group) => {
    const found = native.exec(text);
    if (group !== 0 && group !== '0') throw new RangeError(`the pattern has no group ${group}`);
    return found ? found[0] : null;
  };
}

function linearFinder(pattern: string): Finder {
  const linear = RE2JS.compile(pattern);
  return (text, group) => {
    const matcher = linear.matcher(text);
    return matcher.find() ? (matcher.group(group) ?? null) : null;
  };
}
