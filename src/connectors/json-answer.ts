import { FeedmillError } from '../common/errors.js';
import { quote } from './refusal.js';

/** A JSON object, as it came. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** The answer of a platform that speaks JSON. `FORMAT_UNRECOGNISED` for anything else: a web page, a sentence. */
export function parseJsonAnswer(text: string, host: string, credentials: Readonly<Record<string, string>>): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    const what = /^\s*</.test(text) ? 'a web page' : `"${quote(text.trim(), credentials, 100)}"`;
    throw new FeedmillError('FORMAT_UNRECOGNISED', `${host} answered with ${what} instead of JSON.`, {}, { cause });
  }
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Platforms that were made for XML write a list of one as the one alone, and of none as nothing. */
export function asList(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null || value === '' ? [] : [value];
}
