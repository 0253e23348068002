const FOLDED: Readonly<Record<string, string>> = {
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
const WORD = /[\p{L}\p{N}]+/gu;
const MARKS = /\p{M}+/gu;

/** The words of a name or a short text: lower case, without accents; camelCase and signs part words. */
export function wordsOf(text: string): string[] {
  const short = text.slice(0, 200);
  // Nearly all of the thousands of values of a sample are plain.
  const folded = ASCII.test(short)
    ? short.replace(/([a-z])(?=[A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$1$2 ').toLowerCase()
    : fold(short.replace(/(\p{Ll})(?=\p{Lu})|(\p{Lu})(?=\p{Lu}\p{Ll})/gu, '$1$2 '));
  return folded.match(WORD) ?? [];
}

/** A text as the tables know it: words parted by one space. */
export function foldName(text: string): string {
  return wordsOf(text).join(' ');
}

/** Lower case without accents. German umlauts are written `ue` by some feeds and `u` by none; other accents simply go. */
export function fold(text: string): string {
  const spelled = text.toLowerCase().replace(/[äöüßøæłœđå]/g, (letter) => FOLDED[letter] ?? letter);
  return spelled.normalize('NFKD').replace(MARKS, '').replaceAll('ё', 'е');
}
