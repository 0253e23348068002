import { Parser } from 'htmlparser2';

const ENTITY = /&(?:#[xX][0-9a-fA-F]{1,6}|#\d{1,7}|[a-zA-Z][a-zA-Z0-9]{1,31});?/y;
/** Of `&eacute;`; longer ones are rare. */
const SHORT = 10;
const MOST = 5_000;
const SEMICOLON = 59;

const known = new Map<string, string>([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&#39;', "'"],
  ['&apos;', "'"],
  ['&nbsp;', '\u00a0'],
]);

/** The text with its HTML entities decoded once; what is no entity (`AT&T`, `&foo;`) stays. */
export function decodeEntities(text: string): string {
  let result = '';
  let done = 0;
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) {
    const entity = entityAt(text, at);
    if (entity === null) continue;
    result += text.slice(done, at) + decodeEntity(entity);
    done = at + entity.length;
  }
  return done === 0 ? text : result + text.slice(done);
}

// Most entities are short, end with a semicolon and were met before: those need no pattern.
function entityAt(text: string, at: number): string | null {
  let end = at + 1;
  while (end < at + SHORT && text.charCodeAt(end) !== SEMICOLON) end++;
  const short = text.slice(at, end + 1);
  if (known.has(short)) return short;
  ENTITY.lastIndex = at;
  return ENTITY.exec(text)?.[0] ?? null;
}

// A feed uses few entities very often: each is parsed once.
function decodeEntity(entity: string): string {
  const decoded = known.get(entity) ?? parse(entity);
  if (known.size < MOST) known.set(entity, decoded);
  return decoded;
}

function parse(entity: string): string {
  let decoded = '';
  const parser = new Parser({ ontext: (text) => (decoded += text) }, { decodeEntities: true });
  parser.end(entity);
  return decoded;
}
