/** Letters that Unicode normalisation does not split, or that feeds spell with two letters. */
const SPELLED_OUT: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  ł: 'l',
  œ: 'oe',
  đ: 'd',
  å: 'a',
};
const ASCII = /^[\x20-\x7e]*$/;
/** Only the beginning of a text is compared: names are short. In characters. */
const MAX_COMPARED_LENGTH = 200;
const WORD = /[\p{L}\p{N}]+/gu;
const MARKS = /\p{M}+/gu;

/** Splits a name or a short text into words: lower case, without accents; camelCase and punctuation separate words. */
export function wordsOf(text: string): string[] {
  const short = text.slice(0, MAX_COMPARED_LENGTH);
  // The fast path: nearly all of the thousands of values of a sample are ASCII.
  const folded = ASCII.test(short)
    ? short.replace(/([a-z])(?=[A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$1$2 ').toLowerCase()
    : removeAccents(short.replace(/(\p{Ll})(?=\p{Lu})|(\p{Lu})(?=\p{Lu}\p{Ll})/gu, '$1$2 '));
  return folded.match(WORD) ?? [];
}

/** Returns the words of a text, separated by one space. */
export function normaliseWords(text: string): string {
  return wordsOf(text).join(' ');
}

/** Converts to lower case and removes accents. German umlauts become `ue`, as feeds write them; other accents are dropped. */
export function removeAccents(text: string): string {
  const spelled = text.toLowerCase().replace(/[äöüßøæłœđå]/g, (letter) => SPELLED_OUT[letter] ?? letter);
  return spelled.normalize('NFKD').replace(MARKS, '').replaceAll('ё', 'е');
}
