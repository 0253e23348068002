import { Parser } from 'htmlparser2';

const ENTITY = /&(?:#[xX][0-9a-fA-F]{1,6}|#\d{1,7}|[a-zA-Z][a-zA-Z0-9]{1,31});?/g;
const MOST = 5_000;

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
  return text.replace(ENTITY, decodeEntity);
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
