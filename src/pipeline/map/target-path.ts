import { hasValue } from './values.js';
import { isRefused } from './grammar/names.js';
import { type TargetFormat } from '../target-format.js';

/**
 * Returns the names that lead to a target field, or null if the format does not have it. A field with exactly this name comes
 * first; else the text before a dot names a field with `fields`, and the rest one of its members.
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
 * Adds the members that have a value to the object that a rule for the whole field found. Returns that value unchanged if
 * no member has a value, or if it is not an object. Never changes the object, which may belong to the record.
 */
export function withMembers(whole: unknown, members: Readonly<Record<string, unknown>>): unknown {
  const filled = Object.entries(members).filter(([, value]) => hasValue(value));
  if (filled.length === 0) return whole;
  if (hasValue(whole) && (typeof whole !== 'object' || Array.isArray(whole))) return whole;
  return { ...(whole as Record<string, unknown> | null), ...Object.fromEntries(filled) };
}
