import { isAscii, isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';

export interface Charset {
  /** `utf-8`, `utf-16le`, `utf-16be`, `windows-1252`, `iso-8859-1`, or another that was declared. */
  readonly name: string;
  /** Bytes before the text: a byte order mark, with white space before it. */
  readonly skip: number;
}

/**
 * Decides the charset by byte order mark, declaration or detection. If declaration and bytes disagree, the bytes decide
 * (docs/sources.md, Charsets).
 */
export function decideCharset(window: Buffer, declared: string | null, override: string | null): Charset {
  const bom = findBom(window);
  if (override !== null) return { name: override, skip: bom?.name === normalName(override) ? bom.skip : 0 };
  if (bom) return bom;
  const wide = wideWithoutBom(window);
  if (wide) return { name: wide, skip: 0 };
  const named = declared === null ? null : normalName(declared);
  const other = named && !/^utf-?(8|16|32)|^ascii$/.test(named) && iconv.encodingExists(named) ? named : null;
  // A beginning in pure ASCII fits every declaration, so the declared charset is used.
  if (other && isAscii(window)) return { name: other === 'iso-8859-1' ? 'windows-1252' : other, skip: 0 };
  if (looksLikeUtf8(window)) return { name: 'utf-8', skip: 0 };
  return { name: other && other !== 'iso-8859-1' ? other : singleByte(window), skip: 0 };
}

/** Returns the declared encoding: that of the XML declaration, else the `charset` of the content type. */
export function declaredCharset(window: Buffer, contentType: string): string | null {
  const start = window.subarray(0, 1024).toString('latin1');
  const xml = /<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(start)?.[1];
  return xml ?? /charset\s*=\s*"?([\w.:-]+)/i.exec(contentType)?.[1] ?? null;
}

function findBom(window: Buffer): Charset | null {
  if (window[0] === 0xff && window[1] === 0xfe) return { name: 'utf-16le', skip: 2 };
  if (window[0] === 0xfe && window[1] === 0xff) return { name: 'utf-16be', skip: 2 };
  let at = 0;
  while (at < window.length && at < 1024 && isBlank(window[at]!)) at += 1;
  const found = window[at] === 0xef && window[at + 1] === 0xbb && window[at + 2] === 0xbf;
  return found ? { name: 'utf-8', skip: at + 3 } : null;
}

function isBlank(byte: number): boolean {
  return byte === 32 || (byte >= 9 && byte <= 13);
}

/** Detects UTF-16: a text that begins with ASCII characters has a zero in every second byte. */
function wideWithoutBom(window: Buffer): string | null {
  if (window.length < 4) return null;
  if (window[0] !== 0 && window[1] === 0 && window[2] !== 0 && window[3] === 0) return 'utf-16le';
  if (window[0] === 0 && window[1] !== 0 && window[2] === 0 && window[3] !== 0) return 'utf-16be';
  return null;
}

/** A few invalid bytes among many valid sequences are damage, not another charset. */
function looksLikeUtf8(window: Buffer): boolean {
  const bytes = wholeCharacters(window);
  if (isUtf8(bytes)) return true;
  let good = 0;
  let bad = 0;
  for (let at = 0; at < bytes.length;) {
    const first = bytes[at]!;
    if (first < 0x80) {
      at += 1;
      continue;
    }
    const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first >= 0xc2 && first <= 0xf4 && isUtf8(bytes.subarray(at, at + length))) {
      good += 1;
      at += length;
    } else {
      bad += 1;
      at += 1;
    }
  }
  return good > bad * 10;
}

/** Returns the window without an incomplete character at its end. */
export function wholeCharacters(bytes: Buffer): Buffer {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) break;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? bytes.subarray(0, bytes.length - back) : bytes;
    }
  }
  return bytes;
}

/** 0x80 to 0x9F are letters and signs in windows-1252, but control characters, which feeds do not contain, in latin-1. */
function singleByte(window: Buffer): string {
  return window.some((byte) => byte >= 0x80 && byte <= 0x9f) ? 'windows-1252' : 'iso-8859-1';
}

function normalName(name: string): string {
  const lower = name.toLowerCase();
  if (lower === 'utf8') return 'utf-8';
  if (['latin1', 'latin-1', 'iso8859-1', 'iso_8859-1'].includes(lower)) return 'iso-8859-1';
  return lower === 'us-ascii' ? 'ascii' : lower;
}
