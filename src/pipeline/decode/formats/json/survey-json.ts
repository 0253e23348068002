interface Frame {
  readonly isArray: boolean;
  /** Null where a list cannot be chosen: inside another list, or deeper than records may be. */
  readonly path: readonly string[] | null;
  key: string;
  expectsKey: boolean;
  elements: number;
  array: SurveyedArray | null;
}

/** An array that is not inside an element of another array. */
export interface SurveyedArray {
  readonly path: readonly string[];
  /** Its first element is an object. */
  holdsObjects: boolean;
  empty: boolean;
  bytes: number;
}

/** Deeper lists are ignored, so that endless nesting does not need memory for the path of each level. */
const MAX_DEPTH = 64;

/**
 * Surveys the beginning of a JSON document, which may be cut anywhere, until its end or until an array is `sure` to be
 * chosen. Invalid bytes end the survey without an error.
 */
export function surveyJson(window: Buffer, sure: (array: SurveyedArray) => boolean): SurveyedArray[] {
  const found: SurveyedArray[] = [];
  const stack: Frame[] = [];
  const starts = new Map<SurveyedArray, number>();
  let at = 0;
  for (; at < window.length; at++) {
    const byte = window[at]!;
    const top = stack.at(-1);
    if (byte === 34) {
      const end = stringEnd(window, at);
      if (end < 0) break;
      if (top?.expectsKey) {
        top.key = parseKey(window.subarray(at, end + 1));
        top.expectsKey = false;
      } else countElement(top, false);
      at = end;
    } else if (byte === 123 || byte === 91) {
      countElement(top, byte === 123);
      if (top?.array && top.elements === 1 && sure(top.array)) return found;
      const path = pathInside(top, stack.length);
      const array = byte === 91 && path ? { path, holdsObjects: false, empty: true, bytes: 0 } : null;
      if (array) {
        found.push(array);
        starts.set(array, at);
        if (sure(array)) return found;
      }
      stack.push({ isArray: byte === 91, path, key: '', expectsKey: byte === 123, elements: 0, array });
    } else if (byte === 125 || byte === 93) {
      const closed = stack.pop();
      if (closed?.array) closed.array.bytes = at - starts.get(closed.array)!;
      if (stack.length === 0) return found;
    } else if (byte === 44) {
      if (top && !top.isArray) top.expectsKey = true;
    } else if (byte > 32 && byte !== 58) countElement(top, false);
  }
  for (const frame of stack) if (frame.array) frame.array.bytes = at - starts.get(frame.array)!;
  return found;
}

function pathInside(frame: Frame | undefined, depth: number): readonly string[] | null {
  if (frame === undefined) return [];
  return frame.isArray || frame.path === null || depth > MAX_DEPTH ? null : [...frame.path, frame.key];
}

function countElement(frame: Frame | undefined, isObject: boolean): void {
  if (!frame?.isArray) return;
  if (frame.array && frame.elements === 0) {
    frame.array.holdsObjects = isObject;
    frame.array.empty = false;
  }
  frame.elements += 1;
}

/** Returns the index of the quote that closes the string at `start`, or -1. */
function stringEnd(bytes: Buffer, start: number): number {
  for (let end = bytes.indexOf(34, start + 1); end >= 0; end = bytes.indexOf(34, end + 1)) {
    let backslashes = 0;
    while (bytes[end - 1 - backslashes] === 92) backslashes += 1;
    if (backslashes % 2 === 0) return end;
  }
  return -1;
}

function parseKey(quoted: Buffer): string {
  try {
    return JSON.parse(quoted.toString('utf8')) as string;
  } catch {
    return '';
  }
}
