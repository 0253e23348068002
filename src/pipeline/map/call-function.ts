import { clip, type IssueSink } from '../../common/issues.js';
import { type TransformFunction } from './transform-function.js';

/** One call of a function in a transform. `a` and `b` are the function's first arguments, `more` the others. */
export type FunctionCall = (
  value: unknown,
  issues: IssueSink,
  a?: unknown,
  b?: unknown,
  more?: readonly unknown[],
) => unknown;

/**
 * Binds a function to the target field that its result is for. `null` stays `null` unless the function takes it. An array
 * is mapped element by element if the function wants that. A failed call returns null and adds one issue, even if
 * several elements of one array fail.
 */
export function bindFunction(called: TransformFunction, field: string | null): FunctionCall {
  const { name, mapsElements, takesNull = false } = called;

  const apply = (value: unknown, a: unknown, b: unknown, more: readonly unknown[] | undefined): unknown => {
    try {
      return more ? called.apply(value, a, b, ...more) : called.apply(value, a, b);
    } catch {
      return undefined;
    }
  };
  const fail = (value: unknown, issues: IssueSink): null => {
    issues.add('TRANSFORM_FAILED', field, () => `${field ?? 'where'}: ${name}() cannot convert "${clip(value)}"`);
    return null;
  };
  return (value, issues, a, b, more) => {
    if (value === null && !takesNull) return null;
    if (!mapsElements || typeof value !== 'object' || !Array.isArray(value)) {
      const result = apply(value, a, b, more);
      return result === undefined ? fail(value, issues) : result;
    }
    let failed: { element: unknown } | null = null;
    const results = value.map((element: unknown) => {
      if (element === null || element === undefined) return takesNull ? apply(null, a, b, more) : null;
      const result = apply(element, a, b, more);
      if (result === undefined) failed ??= { element };
      return result ?? null;
    });
    if (failed) fail((failed as { element: unknown }).element, issues);
    return results;
  };
}
