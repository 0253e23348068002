import { checkTargetFormat } from './check-target-format.js';
import { compileFormat } from './compile-format.js';

function errorsOf(format: unknown, product: unknown): Record<string, string>[] {
  const { valid, errors } = compileFormat(checkTargetFormat(format)).validate(product);
  expect(valid).toBe(errors.length === 0);
  return errors;
}

/** The message about `X`, a field with these properties, or undefined when the value is valid. */
function message(field: Record<string, unknown>, value: unknown): string | undefined {
  return errorsOf({ X: field }, { X: value })[0]?.X;
}

it('answers as the example of the spec', () =>
  expect(
    errorsOf(
      {
        Name: { type: 'string', attributes: ['required', 'capitalized'] },
        Price: { type: 'number', attributes: ['required', 'positiveNumber'] },
        Category: { type: 'string', attributes: ['required'] },
      },
      { price: -5, category: ' ', name: 'red pen' },
    ),
  ).toEqual([
    { name: "Name must be capitalized (each word's first letter should be uppercase)" },
    { price: 'Price must be a positive number' },
    { category: 'Category is required' },
  ]));

const fields = { A: { type: 'string' } };

it.each<[Record<string, unknown>, unknown, string | undefined]>([
  [{ type: 'string', attributes: ['required'] }, null, 'X is required'],
  [{ type: 'array', attributes: ['required'] }, [], 'X is required'],
  [{ type: 'array', attributes: ['required'] }, [null, ' '], 'X is required'],
  [{ type: 'array', attributes: ['required'] }, [0], undefined],
  [{ type: 'object', attributes: ['required'], fields }, {}, 'X is required'],
  [{ type: 'number', attributes: ['primary'] }, undefined, 'X is required'],
  [{ type: 'number', attributes: ['required'] }, 0, undefined],
  [{ type: 'number' }, 'abc', 'X must be a number'],
  [{ type: 'number' }, '1,299', 'X must be a number'],
  [{ type: 'number' }, '', 'X must be a number'],
  [{ type: 'number' }, '12.50', undefined],
  [{ type: 'number', attributes: ['positiveNumber'] }, '-1', 'X must be a positive number'],
  [{ type: 'number', attributes: ['positiveNumber'] }, 0, undefined],
  [{ type: 'number', attributes: ['positiveNumber', 'required'] }, 0, 'X must be a positive number'],
  [{ type: 'number', attributes: ['positiveNumber', 'wholeNumber'] }, -1.5, 'X must be a whole number'],
  [{ type: 'number' }, '1e999', 'X must be a number'],
  [{ type: 'number' }, -Infinity, 'X must be a number'],
  [{ type: 'number', attributes: ['positiveNumber'] }, '1e999', 'X must be a number'],
  [{ type: 'number', attributes: ['decimalNumber'] }, '1e999', 'X must be a decimal number'],
  [{ type: 'number', attributes: ['decimalNumber'] }, '12.345', undefined],
  [{ type: 'number', attributes: ['wholeNumber'] }, 1.5, 'X must be a whole number'],
  [{ type: 'number', attributes: ['currency'] }, '1e999', 'X must be a valid currency amount'],
  [{ type: 'string' }, 5, 'X must be a string'],
  [{ type: 'boolean' }, 'true', 'X must be a boolean'],
  [{ type: 'boolean', attributes: ['required'] }, false, undefined],
  [{ type: 'array' }, 'a', 'X must be an array'],
  [{ type: 'object', fields }, [], 'X must be an object'],
  [{ type: 'string', attributes: ['email'] }, 'a', 'X must be a valid email address'],
  [{ type: 'array', attributes: ['url'] }, ['https://a.co', 'b'], 'X must be a valid URL'],
  [{ type: 'string', attributes: ['phoneNumber'] }, 'a', 'X must be a valid phone number'],
  [{ type: 'string', attributes: ['date'] }, 'a', 'X must be a valid date in the format YYYY-MM-DD'],
  [{ type: 'string', attributes: ['time'] }, 'a', 'X must be a valid time in the format HH:mm:ss'],
  [{ type: 'string', attributes: ['datetime'] }, 'a', 'X must be a valid datetime in the format YYYY-MM-DDTHH:mm:ss'],
  [{ type: 'string', attributes: ['currency'] }, 'usd', 'X must be a valid currency'],
  [{ type: 'number', attributes: ['currency'] }, '12.345', undefined],
  [{ type: 'string', attributes: ['percentage'] }, '12', 'X must be a valid percentage'],
  [{ type: 'number', attributes: ['percentage'] }, 101, 'X must be a valid percentage'],
  [{ type: 'string', attributes: ['gtin'] }, '123', 'X must be a valid GTIN'],
  [{ type: 'string', choices: ['a', 'b'] }, 'c', 'X must be one of: a, b'],
  [{ type: 'string', choices: ['a', 'b'] }, '', undefined],
  [{ type: 'string', choices: ['a', 'b'], attributes: ['required'] }, 'b', undefined],
  [{ type: 'number', choices: [1, 2] }, '2', undefined],
])('%j: %j', (field, value, expected) => expect(message(field, value)).toBe(expected));

it('names nested keys as the product has them', () => {
  const format = {
    Offers: { type: 'array', fields: { Price: { type: 'number', attributes: ['required', 'positiveNumber'] } } },
    Seller: { type: 'object', fields: { Mail: { type: 'string', attributes: ['required', 'email'] } } },
  };
  expect(errorsOf(format, { Offers: [{ Price: 1 }, { price: -1 }, {}, 5], SELLER: { mail: 'x' } })).toEqual([
    { 'Offers[1].price': 'Price must be a positive number' },
    { 'Offers[2].Price': 'Price is required' },
    { 'Offers[3]': 'Offers must be an object' },
    { 'SELLER.mail': 'Mail must be a valid email address' },
  ]);
  expect(errorsOf(format, { Seller: { Mail: '' }, Offers: null })).toEqual([]);
});

it('lists the keys of a product once, however many fields it writes in another way', () => {
  const names = Array.from({ length: 500 }, (_, i) => `Field${i}`);
  const format = Object.fromEntries(names.map((name) => [name, { type: 'string', attributes: ['required'] }]));
  const product = Object.fromEntries(names.map((name) => [name.toUpperCase(), 'x']));
  let listed = 0;
  const ownKeys = (target: object): string[] => (listed++, Object.keys(target));
  expect(errorsOf(format, new Proxy(product, { ownKeys }))).toEqual([]);
  expect(listed).toBe(1);
});

it('takes the exact key before one that equals it ignoring case, and ignores others', () =>
  expect(errorsOf({ Name: { type: 'string' } }, { name: 5, Name: 'x', other: {} })).toEqual([]));
