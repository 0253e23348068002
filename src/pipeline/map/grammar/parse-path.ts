import { EACH, type PathStep } from './names.js';

/** A parsed `sourceField`: a constant, or the steps below the record (null if the text is only a literal key). */
export interface SourcePath {
  /** The text itself. If the record has it as a key, that key is used. */
  readonly text: string;
  readonly constant?: string;
  readonly steps: readonly PathStep[] | null;
}

const CONSTANT = /^'((?:[^'\\]|\\[\s\S])*)'$/;
const KEY = /[^.[\]]+/y;
const INDEX = /\[\s*(-?\d{1,9})\s*\]/y;
const EVERY = /\[\s*\*\s*\]/y;
const QUOTED = /\[\s*(?:"((?:[^"\\]|\\[\s\S])*)"|'((?:[^'\\]|\\[\s\S])*)')\s*\]/y;

/**
 * Parses a `sourceField`. Every text is valid: headers of CSV files may look like anything, and a text that is not a path may still
 * be the name of a key.
 */
export function parsePath(text: string): SourcePath {
  const constant = CONSTANT.exec(text)?.[1];
  if (constant !== undefined) return { text, constant: unquote(constant), steps: null };
  return { text, steps: readSteps(text) };
}

function readSteps(text: string): PathStep[] | null {
  const steps: PathStep[] = [];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) at += match[0].length;
    return match;
  };
  while (at < text.length) {
    const afterDot = at > 0 && text[at] === '.';
    if (afterDot) at++;
    let match;
    if ((match = at === 0 || afterDot ? take(KEY) : null)) steps.push(match[0]);
    else if (afterDot) return null;
    else if ((match = take(INDEX))) steps.push(Number(match[1]) + 0);
    else if (take(EVERY)) steps.push(EACH);
    else if ((match = take(QUOTED))) steps.push(unquote(match[1] ?? match[2] ?? ''));
    else return null;
  }
  return steps.length > 0 ? steps : null;
}

function unquote(body: string): string {
  return body.replace(/\\([\s\S])/g, '$1');
}
