import { type NamedAttribute, textAttribute } from '../field-attribute.js';

// The characters that RFC 3986 allows in a URL; most URLs of feeds need no other check.
const PLAIN = /^https?:\/\/[a-z0-9](?:[a-z0-9.-]*[a-z])(?:[/?#](?:[\w\-.~:/?#[\]@!$&'()*+,;=]|%[\da-f]{2})*)?$/i;
const WEB = /^https?:\/\//i;
const HOST = /^[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*\.\p{L}[\p{L}\p{N}-]+(?::\d{1,5})?(?=[/?#]|$)/u;
// Endings of file names, which a host does not have.
const FILE =
  /^[^/?#]*\.(?:aspx?|avif|bmp|csv|gif|heic|html?|jfif|jpe?g|json|jsp|mp4|pdf|php|png|svg|tiff?|txt|webm|webp|xml)(?:[?#].*)?$/i;
// Two URLs in one text are invalid: together they would be a wrong URL.
const SECOND = /[\s|]\s*(?:https?:)?\/\//i;
const UNSAFE = /[\s<>"\\^`{|}]/;
const CONTROL = /\p{Cc}/u;
const STRAY_PERCENT = /%(?![\da-f]{2})/i;
const TO_ENCODE = /[\s<>"\\^`{|}\p{Cc}]|[^\p{ASCII}]/gu;
const AUTHORITY = /^(https?:\/\/)([^/?#]*)(.*)$/is;

/** Absolute http(s) URLs. */
export const URL_ATTRIBUTE: NamedAttribute = textAttribute('url', 'a valid URL', readUrl, isUrl);

/** Whether a text is an absolute http(s) URL; letters of any script are allowed, white space is not. */
export function isUrl(text: string): boolean {
  if (PLAIN.test(text)) return true;
  if (!WEB.test(text) || UNSAFE.test(text) || CONTROL.test(text) || STRAY_PERCENT.test(text)) return false;
  return URL.canParse(text);
}

/**
 * Normalises a text to a URL, or returns undefined: it removes outer white space, adds a missing `https://`, and
 * percent-encodes characters that are not allowed (in a host: as in DNS). Valid parts stay unchanged.
 */
function readUrl(text: string): string | undefined {
  if (PLAIN.test(text)) return text;
  const written = text.trim();
  const absolute = SECOND.test(written) ? undefined : withScheme(written);
  if (absolute === undefined) return undefined;
  const [, scheme = '', authority = '', rest = ''] = AUTHORITY.exec(absolute) ?? [];
  const host = /^[\x21-\x7e]*$/.test(authority) ? authority : asciiHost(authority);
  if (!host) return undefined;
  const repaired = scheme + host + rest.replace(/%(?![\da-f]{2})/gi, '%25').replace(TO_ENCODE, encode);
  return isUrl(repaired) ? repaired : undefined;
}

function withScheme(text: string): string | undefined {
  if (WEB.test(text)) return text;
  if (text.startsWith('//')) return HOST.test(text.slice(2)) ? `https:${text}` : undefined;
  return HOST.test(text) && !FILE.test(text) ? `https://${text}` : undefined;
}

function asciiHost(authority: string): string | undefined {
  try {
    return new URL(`https://${authority}`).host;
  } catch {
    return undefined;
  }
}

function encode(character: string): string {
  // A lone surrogate cannot be encoded.
  return /\p{Cs}/u.test(character) ? '%EF%BF%BD' : encodeURIComponent(character);
}
