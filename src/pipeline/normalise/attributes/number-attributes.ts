import { type NamedAttribute, numberAttribute } from '../field-attribute.js';
import { CURRENCY_TEXT } from './currency.js';
import { PERCENTAGE_TEXT } from './text-attributes.js';
import { toTwoDecimals } from './two-decimals.js';

export const WHOLE_NUMBER: NamedAttribute = numberAttribute(
  'wholeNumber',
  'a whole number',
  Number.isInteger,
  Math.floor,
);

export const POSITIVE_NUMBER: NamedAttribute = numberAttribute(
  'positiveNumber',
  'a positive number',
  (number) => number > 0,
);

export const DECIMAL_NUMBER: NamedAttribute = numberAttribute(
  'decimalNumber',
  'a decimal number',
  Number.isFinite,
  toTwoDecimals,
);

/** A currency code in texts, an amount of money in numbers. */
export const CURRENCY: NamedAttribute = byType(
  CURRENCY_TEXT,
  numberAttribute('currency', 'a valid currency amount', Number.isFinite, toTwoDecimals),
);

/** A text such as `12.5%`, or a number from 0 to 100. */
export const PERCENTAGE: NamedAttribute = byType(
  PERCENTAGE_TEXT,
  numberAttribute('percentage', 'a valid percentage', (number) => number >= 0 && number <= 100),
);

/** Combines an attribute of texts and one of numbers under one name. */
function byType(text: NamedAttribute, number: NamedAttribute): NamedAttribute {
  const of = (value: unknown): NamedAttribute => (typeof value === 'number' ? number : text);
  return {
    name: text.name,
    types: [...text.types, ...number.types],
    formsValue: true,
    normalise: (value, settings) => {
      const attribute = of(value);
      return attribute.normalise ? attribute.normalise(value, settings) : value;
    },
    valid: (value, settings) => of(value).valid(value, settings),
    message: (field, type) => (type === 'number' ? number : text).message(field, type),
  };
}
