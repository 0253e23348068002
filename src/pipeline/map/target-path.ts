import { hasValue } from './values.js';
import { isRefused } from './grammar/names.js';
import { type TargetFormat } from '../target-format.js';

/**
 * The names that lead to a target field, or null when the format lacks it. A field whose literal name is the text comes
 * first; else the text up to some dot names a field with `fields`, and the rest one of those.
 */
export function resolveTarget(format: TargetFormat, targetField: string): readonly string[] | null {
  if (targetField.split('.').some(isRefused)) return null;
  if (Object.hasOwn(format, targetField)) return [targetField];
  for (let dot = targetField.indexOf('.'); dot > 0; dot = targetField.indexOf('.', dot + 1)) {
    const parent = targetField.slice(0, dot);
    const fields = Object.hasOwn(format, parent) ? format[parent]?.fields : undefined;
    const inner = fields ? resolveTarget(fields, targetField.slice(dot + 1)) : null;
    if (inner) return [parent, ...inner];
  }
  return null;
}

/**
 * An object with the members that have a value, above what a rule for the whole object found; that value itself when no
 * member has one, or when it is no object. The record it may come from is not touched.
 */
export function withMembers(whole: unknown, names: readonly string[], values: readonly unknown[]): unknown {
  if (!values.some(hasValue)) return whole;
  if (hasValue(whole) && (typeof whole !== 'object' || Array.isArray(whole))) return whole;
  const result: Record<string, unknown> = { ...(whole as Record<string, unknown> | null) };
  names.forEach((name, i) => {
    if (hasValue(values[i])) result[name] = values[i];
  });
  return result;
}
