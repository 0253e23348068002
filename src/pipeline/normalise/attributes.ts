import { type FieldAttributes, type NamedAttribute, plainAttribute } from './field-attribute.js';
import { DATE_ATTRIBUTE, DATETIME_ATTRIBUTE, TIME_ATTRIBUTE } from './attributes/date-attributes.js';
import { GTIN } from './attributes/gtin.js';
import { CURRENCY, DECIMAL_NUMBER, PERCENTAGE, POSITIVE_NUMBER, WHOLE_NUMBER } from './attributes/number-attributes.js';
import { PHONE_NUMBER } from './attributes/phone.js';
import { CAPITALIZED, EMAIL } from './attributes/text-attributes.js';
import { URL_ATTRIBUTE } from './attributes/url.js';

const ALL_TYPES = ['string', 'number', 'boolean', 'array', 'object'] as const;
const TEXTS = ['string', 'array'] as const;

// In the order of the table of docs/target-formats.md, in which they are applied. Plain attributes describe the field and not
// a value; they are used when a format is compiled.
const TABLE: readonly NamedAttribute[] = [
  CAPITALIZED,
  WHOLE_NUMBER,
  POSITIVE_NUMBER,
  DECIMAL_NUMBER,
  EMAIL,
  URL_ATTRIBUTE,
  PHONE_NUMBER,
  DATE_ATTRIBUTE,
  TIME_ATTRIBUTE,
  DATETIME_ATTRIBUTE,
  CURRENCY,
  PERCENTAGE,
  plainAttribute('required', ALL_TYPES),
  plainAttribute('primary', ALL_TYPES),
  plainAttribute('nullable', ALL_TYPES),
  plainAttribute('indexProductID', ['string']),
  GTIN,
  plainAttribute('embedText', TEXTS),
  plainAttribute('embedImage', TEXTS),
];

/** The attributes that every target format may use. Others are added after them: `new Map([...BUILT_IN_ATTRIBUTES, ...own])`. */
export const BUILT_IN_ATTRIBUTES: FieldAttributes = new Map(TABLE.map((attribute) => [attribute.name, attribute]));
