import { EACH, type PathStep } from './grammar/names.js';

const DIGITS = /^\d{1,9}$/;

/** What a path leads to below a value, or null. Only own properties are read; `[*]` gathers what is found in a flat array. */
export function readSteps(start: unknown, steps: readonly PathStep[]): unknown {
  let value = start;
  for (let i = 0; i < steps.length; i++) {
    const step = steps[i];
    if (step === EACH) return gather(value, steps.slice(i + 1));
    value = typeof step === 'number' ? elementOf(value, step) : ownKey(value, step as string);
    if (value === null) return null;
  }
  return value;
}

/** An own property of an object, or an element of an array by its digits; null for anything else. */
export function ownKey(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return null;
  if (Array.isArray(value) && !DIGITS.test(key)) return null;
  return Object.hasOwn(value, key) ? ((value as Record<string, unknown>)[key] ?? null) : null;
}

/** The element of an array at an index that may count from the end, or null. */
export function elementOf(value: unknown, index: number): unknown {
  return Array.isArray(value) ? ((value as unknown[]).at(index) ?? null) : null;
}

/**
 * What `[*]` finds: the rest of the path below each element, in a flat array. One object stands for an array of one: XML
 * feeds repeat an element or do not, as each product happens to need.
 */
export function gather(value: unknown, rest: readonly PathStep[]): unknown {
  if (value === null || value === undefined) return null;
  const deeper = rest.includes(EACH);
  const found: unknown[] = [];
  for (const element of Array.isArray(value) ? (value as unknown[]) : [value]) {
    const inner = readSteps(element ?? null, rest);
    if (inner === null) continue;
    if (deeper && Array.isArray(inner)) for (const each of inner as unknown[]) found.push(each);
    else found.push(inner);
  }
  return found;
}
