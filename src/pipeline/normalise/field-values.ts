import { type FieldType, type TargetField } from '../target-format.js';
import { toBoolean, toNumber } from '../map/values.js';

// A number in JavaScript's notation.
const NUMERIC = /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?\s*$/i;

/** The scalar types. */
export type ScalarType = Exclude<FieldType, 'array' | 'object'>;

/** The names of the types in messages. */
export const TYPE_NAMES: Readonly<Record<FieldType, string>> = {
  string: 'a string',
  number: 'a number',
  boolean: 'a boolean',
  array: 'an array',
  object: 'an object',
};

/** Converts a value to the type of its field, or returns undefined if that is not possible. */
export const CONVERSIONS: Readonly<Record<ScalarType, (value: unknown) => string | number | boolean | undefined>> = {
  string: toFieldText,
  number: (value) => {
    const number = toNumber(value);
    // Without negative zero, which JSON does not have.
    return number === null ? undefined : number === 0 ? 0 : number;
  },
  boolean: (value) => toBoolean(value) ?? undefined,
};

/** Converts a value to text: numbers and booleans are formatted, lists of them are joined with `, `. */
export function toFieldText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (!Array.isArray(value)) return undefined;
  const texts: string[] = [];
  for (const element of value as unknown[]) {
    if (element === null || element === undefined || element === '') continue;
    if (typeof element === 'object') return undefined;
    texts.push(`${element as string | number | boolean}`);
  }
  return texts.join(', ');
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Returns the value of an empty field, new for each product: the default of its type, or null if it is `nullable`. */
export function defaultOf(field: TargetField): () => unknown {
  if (field.attributes?.includes('nullable')) return () => null;
  switch (field.type) {
    case 'string':
      return () => '';
    case 'number':
      return () => 0;
    case 'boolean':
      return () => false;
    case 'array':
      return () => [];
    case 'object': {
      const members = Object.entries(field.fields ?? {}).map(([name, member]) => [name, defaultOf(member)] as const);
      return () => Object.fromEntries(members.map(([name, make]) => [name, make()]));
    }
  }
}

/** Returns the number of a JSON number or numeric text, for validation; undefined for other values. It may be infinite. */
export function asNumber(value: unknown): number | undefined {
  if (typeof value === 'string' && !NUMERIC.test(value)) return undefined;
  const number = typeof value === 'string' || typeof value === 'number' ? Number(value) : Number.NaN;
  return Number.isNaN(number) ? undefined : number;
}

/** Finds the key of an object for a field: its exact name, else the first that equals it ignoring case. */
export function keysOf(object: Readonly<Record<string, unknown>>): (name: string) => string | undefined {
  // Created once per product, and only if its keys differ from the names of the fields.
  let folded: Map<string, string> | null = null;
  return (name) => {
    if (Object.hasOwn(object, name)) return name;
    folded ??= new Map(
      Object.keys(object)
        .reverse()
        .map((key) => [key.toLowerCase(), key]),
    );
    return folded.get(name.toLowerCase());
  };
}

/** Whether a value is absent, null or its type's default: valid in every field that is not required. */
export function isDefault(field: TargetField, value: unknown): boolean {
  if (value === null || value === undefined) return true;
  switch (field.type) {
    case 'string':
      return value === '';
    case 'number':
      return asNumber(value) === 0;
    case 'boolean':
      return value === false;
    case 'array':
      return Array.isArray(value) && value.length === 0;
    case 'object':
      return isObject(value) && hasDefaults(field, value);
  }
}

function hasDefaults(field: TargetField, value: Record<string, unknown>): boolean {
  const keyOf = keysOf(value);
  return Object.entries(field.fields ?? {}).every(([name, member]) => {
    const key = keyOf(name);
    return key === undefined || isDefault(member, value[key]);
  });
}
