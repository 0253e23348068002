import { type NamedAttribute, textAttribute } from '../field-attribute.js';

const DIGITS = /^(?:\d{8}|\d{12,14})$/;

/** Global trade item numbers (EAN, UPC, ISBN-13): GS1 General Specifications, section 7.9. */
export const GTIN: NamedAttribute = textAttribute(
  'gtin',
  'a valid GTIN',
  readGtin,
  isGtin,
  '8, 12, 13 or 14 digits, the last of which is the right check digit',
);

/** Whether a text has 8, 12, 13 or 14 digits with a correct check digit. */
export function isGtin(text: string): boolean {
  if (!DIGITS.test(text)) return false;
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum += (text.charCodeAt(text.length - 1 - i) - 48) * (i % 2 === 0 ? 1 : 3);
  return sum % 10 === 0;
}

/**
 * Returns a GTIN without white space, hyphens and the apostrophe of spreadsheets. Digits that a spreadsheet has lost
 * (`8.80609E+12`, leading zeros) are not guessed: the result is undefined.
 */
export function readGtin(text: string): string | undefined {
  const digits = text.replace(/[\s\u00ad\u200b\u2010-\u2015-]+/g, '').replace(/^['’`]/, '');
  return isGtin(digits) ? digits : undefined;
}
