import { clip, type IssueSink } from '../../common/issues.js';
import { remembered } from '../../common/remembered.js';
import { type MappingRule } from '../mapping.js';
import { toText } from './values.js';

/** Returns the choice of a rule that fits a source value; null, and one issue, if none fits. */
export type Chooser = (value: unknown, issues: IssueSink) => unknown;

const WORD = /[\p{L}\p{N}_]/u;

/**
 * Compiles the `choices` of one rule. An exact match comes first, over all choices in the order written; then a match of
 * whole words, the longest text first; then the choice that lists `""`. Case and outer white space are ignored.
 */
export function compileChoices(choices: NonNullable<MappingRule['choices']>, field: string): Chooser {
  const exact = new Map<string, string>();
  for (const [choice, texts] of Object.entries(choices)) {
    for (const text of texts) if (!exact.has(fold(text))) exact.set(fold(text), choice);
  }
  const words = [...exact].filter(([text]) => text !== '').sort(([a], [b]) => b.length - a.length);
  const rest = exact.get('') ?? null;
  // A feed has few different values for an enumeration.
  const choose = remembered((raw): string | null => {
    const text = fold(raw);
    return exact.get(text) ?? words.find(([word]) => standsIn(text, word))?.[1] ?? rest;
  });
  const one: Chooser = (value, issues) => {
    const raw = toText(value);
    const choice = choose(raw);
    // An empty cell is not an error if no choice lists it: the field stays empty, as it would without choices.
    if (choice === null && raw.trim() !== '') {
      issues.add('CHOICE_UNMATCHED', field, () => `${field}: no choice for "${clip(value)}"`);
    }
    return choice;
  };
  return (value, issues) => {
    if (!Array.isArray(value) || value.length === 0) return one(Array.isArray(value) ? null : value, issues);
    return value.map((element) => one(element, issues)).filter((choice) => choice !== null);
  };
}

function fold(text: string): string {
  return text.trim().toLowerCase();
}

function standsIn(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (isBoundary(text, at) && isBoundary(text, at + word.length)) return true;
  }
  return false;
}

function isBoundary(text: string, at: number): boolean {
  return !(WORD.test(characterBefore(text, at)) && WORD.test(String.fromCodePoint(text.codePointAt(at) ?? 32)));
}

function characterBefore(text: string, at: number): string {
  const code = text.charCodeAt(at - 1);
  return code >= 0xdc00 && code <= 0xdfff ? text.slice(at - 2, at) : text.slice(Math.max(0, at - 1), at);
}
