// XML 1.0 (fifth edition), productions 2, 4 and 4a. All letters, marks and digits of Unicode may stand in a name but
// three; the colon is for prefixes.
const NO_CHARACTER = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const NO_NAME_CHARACTERS = /(?:[^\p{L}\p{M}\p{Nd}_.-]|[ªµº])+/gu;
const STARTS_AS_NAME = /^[\p{L}_]/u;

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };

/** A text between tags; characters that no XML document can hold are left out. */
export function xmlText(text: string): string {
  return text.replace(NO_CHARACTER, '').replace(/[&<>\r]/g, (character) => ESCAPES[character] ?? '');
}

/** A field's name in snake case, as a name that XML allows: `ImageLink`, `Image link` and `image_link` are `image_link`. */
export function xmlName(field: string): string {
  const words = field
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1_$2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1_$2')
    .toLowerCase()
    .replace(NO_NAME_CHARACTERS, '_')
    .replace(/_+/g, '_');
  const name = words.replace(/^_|_$/g, '');
  return STARTS_AS_NAME.test(name) ? name : `_${name}`;
}
