import { decodeEntities } from '../../map/entities.js';

const REFERENCE = /&(?:#(\d+)|#x([\da-fA-F]+)|([A-Za-z][A-Za-z\d]*));|&/g;
const PREDEFINED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * The text with its references resolved. XML declares five names and leaves all others to a DOCTYPE, which feeds may not
 * have; feeds use the names of HTML nevertheless (`&nbsp;`, `&eacute;`), and what they mean is never in doubt, so these
 * are resolved too. `fail` is told where a wrong one stands and what is wrong with it.
 */
export function resolveReferences(text: string, fail: (at: number, what: string) => never): string {
  return text.replace(REFERENCE, (reference, decimal?: string, hex?: string, name?: string, at?: number | string) => {
    const place = typeof at === 'number' ? at : 0;
    if (name !== undefined) return resolveName(name) ?? fail(place, `${reference.slice(0, 40)} is not known here`);
    if (reference === '&') return fail(place, 'an & stands alone; it has to be written &amp;');
    const code = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal);
    return isCharacter(code) ? String.fromCodePoint(code) : fail(place, `${reference.slice(0, 40)} is no character`);
  });
}

function resolveName(name: string): string | null {
  const predefined = Object.hasOwn(PREDEFINED, name) ? PREDEFINED[name] : undefined;
  if (predefined !== undefined) return predefined;
  const reference = `&${name};`;
  const decoded = decodeEntities(reference);
  // HTML lets old names go without a semicolon: of `&copyx;` it knows the beginning, and something is left over.
  return decoded === reference || (decoded.endsWith(';') && decoded.length > 1) ? null : decoded;
}

/** XML 1.0, 2.2: what may stand in a document. */
function isCharacter(code: number): boolean {
  if (code < 0x20) return code === 9 || code === 10 || code === 13;
  return code < 0xd800 || (code > 0xdfff && code < 0xfffe) || (code > 0xffff && code <= 0x10ffff);
}
