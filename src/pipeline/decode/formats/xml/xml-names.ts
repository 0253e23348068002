/** For each ASCII character: 2 if a name may begin with it, 1 if a name may only contain it, else 0. */
const ASCII = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  return /[A-Za-z_:]/.test(character) ? 2 : /[\d.-]/.test(character) ? 1 : 0;
});
/** The same beyond ASCII (XML 1.0, fifth edition, 2.3); surrogates are accepted. */
const BEYOND_START =
  /[\xc0-\xd6\xd8-\xf6\xf8-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\udfff\uf900-\ufdcf\ufdf0-\ufffd]/;
const BEYOND = /\xb7|[\u0300-\u036f]|[\u203f-\u2040]/;

/** Returns the index after the name at `from`, or `from` if there is none. */
export function nameEnd(text: string, from: number): number {
  if (from >= text.length || !isNameStart(text.charCodeAt(from))) return from;
  let at = from + 1;
  while (at < text.length && isNamePart(text.charCodeAt(at))) at += 1;
  return at;
}

function isNameStart(code: number): boolean {
  return code < 128 ? ASCII[code] === 2 : BEYOND_START.test(String.fromCharCode(code));
}

function isNamePart(code: number): boolean {
  if (code < 128) return ASCII[code] !== 0;
  const character = String.fromCharCode(code);
  return BEYOND_START.test(character) || BEYOND.test(character);
}

/** Returns the index of the first character at or after `from` that is not white space. */
export function skipBlanks(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 10 && code !== 9 && code !== 13) break;
  }
  return at;
}
