import iconv from 'iconv-lite';
import { badInput } from '../../../common/errors.js';

/** Settings that a user wrote after the `#` of a url; they take precedence over detection. */
export interface Overrides {
  /** Keys from the root to the records, `*` for "each element"; null if the path has to be detected. */
  readonly path: readonly string[] | null;
  readonly charset: string | null;
  /** One character. */
  readonly delimiter: string | null;
  /** Name of a decoder, built in or of another team. */
  readonly format: string | null;
}

const DELIMITER_NAMES: Record<string, string> = { tab: '\t', '\\t': '\t', comma: ',', semicolon: ';', pipe: '|' };

/** Parses `#path=/products/*&charset=windows-1252&delimiter=;`. `BAD_USER_INPUT` on `url` for an invalid value. */
export function readOverrides(url: string): Overrides {
  const at = url.indexOf('#');
  const given = new Map<string, string>();
  for (const part of at < 0 ? [] : url.slice(at + 1).split('&')) {
    const equals = part.indexOf('=');
    if (equals > 0) given.set(part.slice(0, equals), unescape(part.slice(equals + 1)));
  }
  return {
    path: parsePath(given.get('path')),
    charset: parseCharset(given.get('charset')),
    delimiter: parseDelimiter(given.get('delimiter')),
    format: given.get('format')?.toLowerCase() ?? null,
  };
}

function unescape(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function parsePath(text: string | undefined): readonly string[] | null {
  if (text === undefined) return null;
  if (!text.startsWith('/'))
    throw badInput('url', 'The path after # has to start with a slash, as in #path=/products/*.');
  if (text === '/') return [];
  return text
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function parseCharset(text: string | undefined): string | null {
  if (text === undefined) return null;
  const known: boolean = iconv.encodingExists(text);
  if (!known) throw badInput('url', `The charset after # is not known: ${text.slice(0, 40)}.`);
  return text.toLowerCase();
}

function parseDelimiter(text: string | undefined): string | null {
  if (text === undefined) return null;
  const delimiter = DELIMITER_NAMES[text.toLowerCase()] ?? text;
  if (delimiter.length !== 1 || /["\r\n]/.test(delimiter)) {
    throw badInput('url', 'The delimiter after # has to be one character, or tab.');
  }
  return delimiter;
}

/** A path as it is shown to users and written after `#`. */
export function showPath(path: readonly string[]): string {
  return `/${path.map((step) => step.replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`;
}
