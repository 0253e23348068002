import validator from 'validator';
import { readNumber } from '../../map/numbers.js';
import { capitalize } from '../../map/values.js';
import { type NamedAttribute, textAttribute } from '../field-attribute.js';
import { toTwoDecimals } from './two-decimals.js';

const NAMED_ADDRESS = /<([^<>]*)>\s*$/;
const AMOUNT = /^[-−+]?[\d.,' \u00a0\u202f’]+(?:e[-+]?\d{1,3})?$/i;
const PERCENTAGE = /^-?\d+(?:\.\d{1,2})?%$/;

export const CAPITALIZED: NamedAttribute = textAttribute(
  'capitalized',
  "capitalized (each word's first letter should be uppercase)",
  capitalize,
  (text) => capitalize(text) === text,
);

export const EMAIL: NamedAttribute = textAttribute('email', 'a valid email address', readEmail, (text) =>
  validator.isEmail(text),
);

export const PERCENTAGE_TEXT: NamedAttribute = textAttribute(
  'percentage',
  'a valid percentage',
  readPercentage,
  (text) => PERCENTAGE.test(text),
);

/** Returns the address of `Name <address>`, `mailto:address` or `address`, in lower case. */
function readEmail(text: string): string | undefined {
  const address = (NAMED_ADDRESS.exec(text)?.[1] ?? text).trim().toLowerCase();
  const plain = address.startsWith('mailto:') ? address.slice(7).replace(/\?.*$/s, '') : address;
  return validator.isEmail(plain) ? plain : undefined;
}

/** Multiplies a share below 1 without `%` by 100 (`0.5` is `50%`); rounds to two decimals. */
function readPercentage(text: string): string | undefined {
  const written = text.trim();
  const signed = written.startsWith('%') || written.endsWith('%');
  const amount = written.replace(/^%\s*|\s*%$/g, '');
  const number = AMOUNT.test(amount) ? readNumber(amount) : null;
  if (number === null) return undefined;
  const percent = `${toTwoDecimals(!signed && Math.abs(number) < 1 ? number * 100 : number)}%`;
  return PERCENTAGE.test(percent) ? percent : undefined;
}
