import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { wholeCharacters, type Charset } from './charset.js';

/**
 * The text as UTF-8 bytes without its byte order mark, whatever its charset is. `replaced` is called once when a byte
 * does not fit: readers of these bytes get U+FFFD there.
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

/** Bytes pass as they are; only the first misfit costs more than a look. */
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
