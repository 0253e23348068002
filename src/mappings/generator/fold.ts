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
const MARKS = /\p{M}+/gu;

/** The words of a name or a short text: lower case, without accents; camelCase, digits' neighbours and signs part words. */
export function wordsOf(text: string): string[] {
  const parted = text
    .slice(0, 200)
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2');
  return fold(parted)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
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
