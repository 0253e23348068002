/** Matches keys or elements that may be integers beyond the 53 bits of a number. */
const LONG = /[[:,]\s*-?\d{16}/;
const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const INTEGER = /^-?[1-9]\d{15,}$/;

export type ReadJson = (text: string) => unknown;

/**
 * How the texts of a feed are parsed, as its beginning shows. JSON has integers of any length, and ids of 64 bits are in
 * use, but a number holds 53 bits exactly: where a feed has longer ones they become texts, so that no two ids become one.
 */
export function readerOf(beginning: string): ReadJson {
  return LONG.test(beginning) ? readExactly : (text) => JSON.parse(text) as unknown;
}

function readExactly(text: string): unknown {
  return JSON.parse(LONG.test(text) ? text.replace(STRING_OR_NUMBER, exact) : text);
}

function exact(token: string): string {
  return INTEGER.test(token) && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token;
}
