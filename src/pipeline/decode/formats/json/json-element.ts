import { FeedmillError } from '../../../../common/errors.js';
import { clip } from '../../../../common/issues.js';
import type { ReadJson } from './read-json.js';

export type JsonObject = Record<string, unknown>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** GraphQL wraps what it lists: when `node` is the only object in an element, it is the record. */
export function unwrapNode(element: JsonObject): JsonObject {
  const { node } = element;
  if (!isObject(node)) return element;
  for (const key in element) {
    if (key !== 'node' && typeof element[key] === 'object' && element[key] !== null) return element;
  }
  return node;
}

export function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'an array' : `a ${typeof value}`;
}

/**
 * Returns the records of one element: itself, or the objects at the rest of the path, each with its enclosing object as
 * `_parent`.
 */
export function takeRecords(
  element: unknown,
  rest: readonly string[],
  where: () => string,
  unreadable: (message: string) => void,
  take: (record: JsonObject) => void,
): void {
  if (!isObject(element)) return unreadable(`${where()} is ${kindOf(element)} (${clip(element, 40)}), not an object.`);
  const record = unwrapNode(element);
  if (rest.length === 0) {
    take(record);
    return;
  }
  const star = rest.indexOf('*');
  const keys = star < 0 ? rest : rest.slice(0, star);
  const inner = keys.reduce<unknown>(
    (value, key) => (isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined),
    record,
  );
  // An enclosing object without records, for example a product without variants.
  if (inner === undefined || inner === null) return;
  const listed: unknown[] = Array.isArray(inner) ? inner : [inner];
  listed.forEach((one, index) => {
    const place = () => `${where()}, ${keys.join('/')} ${index + 1}`;
    if (!isObject(one)) return unreadable(`${place()} is ${kindOf(one)}, not an object.`);
    const child = { ...unwrapNode(one), _parent: record };
    takeRecords(child, star < 0 ? [] : rest.slice(star + 1), place, unreadable, take);
  });
}

/** Returns null if the text is not a JSON object. */
export function parseObject(text: string, read: ReadJson): JsonObject | null {
  try {
    const value = read(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

/** Parses one element; `PARSE_ERROR` names the position where it begins. */
export function parsePiece(text: string, read: ReadJson, where: () => string): unknown {
  try {
    return read(text);
  } catch (cause) {
    const reason = cause instanceof Error ? clip(cause.message, 200) : 'it cannot be read';
    throw new FeedmillError('PARSE_ERROR', `${where()} is no JSON: ${reason}`, {}, { cause });
  }
}
