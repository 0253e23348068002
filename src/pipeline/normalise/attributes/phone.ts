import { CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';
import { type AttributeSettings } from '../../../extensions/field-attribute.js';
import { type NamedAttribute, textAttribute } from '../field-attribute.js';
import { remembered } from '../../../common/remembered.js';

const AMERICAN = /^\(\d{3}\) \d{3}-\d{4}(?: ext\. \d{1,10})?$/;
const LONGEST = 60;
const readers = new Map<string, (text: string) => string | undefined>();

/** Phone numbers: `(213) 373-4253` in the United States, `+44 20 7946 0958` elsewhere. */
export const PHONE_NUMBER: NamedAttribute = textAttribute(
  'phoneNumber',
  'a valid phone number',
  readPhone,
  (text, settings) => readPhone(text, settings) !== undefined,
);

function readPhone(text: string, { phoneRegion }: AttributeSettings): string | undefined {
  let read = readers.get(phoneRegion);
  if (!read) readers.set(phoneRegion, (read = remembered(readerOf(phoneRegion))));
  return read(text);
}

function readerOf(region: string): (text: string) => string | undefined {
  const country: CountryCode = isSupportedCountry(region) ? region : 'US';
  return (text) => {
    const written = text.trim().replace(/^tel:|^'/i, '');
    if (written.length > LONGEST) return undefined;
    // The format without a country code is American, because this attribute writes it, independent of the region.
    return AMERICAN.test(written) ? format(written, 'US') : format(written, country);
  };
}

function format(text: string, defaultCountry: CountryCode): string | undefined {
  const number = parsePhoneNumberFromString(text.replace(/^00(?=[1-9])/, '+'), { defaultCountry, extract: false });
  if (!number?.isPossible()) return undefined;
  const american = number.countryCallingCode === '1' && (number.country ?? 'US') === 'US';
  return american ? number.formatNational() : number.formatInternational();
}
