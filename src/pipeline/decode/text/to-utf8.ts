import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { wholeCharacters, type Charset } from './charset.js';

/**
 * Converts a text of any charset to UTF-8 bytes without byte order mark. Calls `replaced` once if a byte is invalid in the
 * charset; it becomes U+FFFD.
 */
export async function* toUtf8(
  chunks: AsyncIterable<Buffer>,
  charset: Charset,
  replaced: () => void,
): AsyncGenerator<Buffer> {
  let skip = charset.skip;
  const convert = charset.name === 'utf-8' ? watchUtf8(replaced) : converter(charset.name, replaced);
  for await (const chunk of chunks) {
    const bytes = skip > 0 ? chunk.subarray(Math.min(skip, chunk.length)) : chunk;
    skip -= chunk.length - bytes.length;
    if (bytes.length > 0) {
      const converted = convert(bytes);
      if (converted.length > 0) yield converted;
    }
  }
  const rest = convert(null);
  if (rest.length > 0) yield rest;
}

/** Passes valid UTF-8 through unchanged. */
function watchUtf8(replaced: () => void): (bytes: Buffer | null) => Buffer {
  let cut: Buffer = Buffer.alloc(0);
  let watching = true;
  return (bytes) => {
    const given = bytes ?? Buffer.alloc(0);
    if (!watching) return given;
    const joined = cut.length > 0 ? Buffer.concat([cut, given]) : given;
    const whole = bytes ? wholeCharacters(joined) : joined;
    cut = joined.subarray(whole.length);
    if (!isUtf8(whole)) {
      watching = false;
      replaced();
    }
    return given;
  };
}

function converter(name: string, replaced: () => void): (bytes: Buffer | null) => Buffer {
  const decoder = iconv.getDecoder(name, { stripBOM: false });
  let watching = true;
  return (bytes) => {
    const text = (bytes ? decoder.write(bytes) : decoder.end()) ?? '';
    if (watching && text.includes('\ufffd')) {
      watching = false;
      replaced();
    }
    return Buffer.from(text);
  };
}
