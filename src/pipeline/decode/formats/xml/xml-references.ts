import { decodeHTMLStrict } from 'entities';

const REFERENCE = /&(?:#(\d+)|#x([\da-fA-F]+)|([A-Za-z][A-Za-z\d]*));|&/g;

/**
 * Resolves the references in a text. XML itself declares only five names (`&amp;`), and others need a DOCTYPE, which feeds
 * must not have. Feeds still use the names of HTML (`&nbsp;`, `&eacute;`), so these are resolved too. Calls `fail` with
 * the position of an invalid reference and the reason.
 */
export function resolveReferences(text: string, fail: (at: number, what: string) => never): string {
  return text.replace(REFERENCE, (reference, decimal?: string, hex?: string, name?: string, at?: number | string) => {
    const place = typeof at === 'number' ? at : 0;
    if (name !== undefined) return resolveName(name) ?? fail(place, `${reference.slice(0, 40)} is not known here`);
    if (reference === '&') return fail(place, 'an & stands alone; it has to be written &amp;');
    const code = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal);
    return isCharacter(code)
      ? String.fromCodePoint(code)
      : fail(place, `${reference.slice(0, 40)} is not a valid character`);
  });
}

// HTML declares the five names of XML too.
function resolveName(name: string): string | null {
  const reference = `&${name};`;
  const decoded = decodeHTMLStrict(reference);
  return decoded === reference ? null : decoded;
}

/** XML 1.0, 2.2: the characters that are allowed in a document. */
function isCharacter(code: number): boolean {
  if (code < 0x20) return code === 9 || code === 10 || code === 13;
  return code < 0xd800 || (code > 0xdfff && code < 0xfffe) || (code > 0xffff && code <= 0x10ffff);
}
