/** Appends a call to a chain of calls: `trim()` and `first()` become `trim().first()`. */
export function appendCall(chain: string | undefined, call: string): string {
  return chain ? `${chain}.${call}` : call;
}

/** Returns the expression for the value after a chain of calls: `value.trim()`. */
export function valueAfter(chain: string | undefined): string {
  return chain ? `value.${chain}` : 'value';
}

/** Returns the text that reads a key of an object: `.name`, `['a key']`. */
export function memberAccess(key: string): string {
  return /^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `['${key.replace(/['\\]/g, '\\$&')}']`;
}
