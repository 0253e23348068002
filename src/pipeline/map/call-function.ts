import { clip, type IssueSink } from '../../common/issues.js';
import { type TransformFunction } from './transform-function.js';

/** One call of a function in a transform, ready for any record. `a` and `b` are its first arguments, `more` the others. */
export type FunctionCall = (
  value: unknown,
  issues: IssueSink,
  a?: unknown,
  b?: unknown,
  more?: readonly unknown[],
) => unknown;

/**
 * Binds a function to the field it fills: `null` stays `null`, arrays are mapped element by element where the function
 * wants it, and a failure is null and one issue, also when many elements of one array fail.
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
    issues.add('TRANSFORM_FAILED', field, () => `${field ?? 'where'}: ${name}() makes nothing of "${clip(value)}"`);
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
