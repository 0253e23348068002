import { TestApp } from '../support/app.js';
import { newDatabase } from '../support/new-database.js';
import { ServerProcess } from '../support/server.js';

const VALIDATE = `query ($data: [JSON!]!, $format: TargetFormatInput) {
  validateProducts(data: $data, targetFormat: $format) { valid errors }
}`;
const NAME = { type: 'string', attributes: ['required'] };

let app: TestApp;
beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app?.close());

describe('validateProducts', () => {
  const validate = async (data: unknown[], format?: object) =>
    (await app.ask(VALIDATE, { data, format }))['validateProducts'] as { valid: boolean; errors: object[] }[];

  const field = (type: string, attribute?: string, more: object = {}) => ({
    type,
    ...(attribute && { attributes: [attribute] }),
    ...more,
  });

  it.each<[message: string, field: object, wrong: unknown, right: unknown]>([
    ['X is required', field('string', 'required'), ' ', 'a'],
    ['X is required', field('array', 'primary'), [], [0]],
    [
      "X must be capitalized (each word's first letter should be uppercase)",
      field('string', 'capitalized'),
      'red Pen',
      'Red (pen) 40oz',
    ],
    ['X must be a positive number', field('number', 'positiveNumber'), -1, '0.01'],
    ['X must be a whole number', field('number', 'wholeNumber'), 1.5, -2],
    ['X must be a number', field('number'), '1,5', '1.5'],
    ['X must be a string', field('string'), 5, '5'],
    ['X must be a boolean', field('boolean'), 'true', true],
    ['X must be an array', field('array'), 'a', ['a']],
    ['X must be an object', field('object', undefined, { fields: { A: field('string') } }), 'a', { A: 'a' }],
    ['X must be a decimal number', field('number', 'decimalNumber'), '1e999', 1.255],
    ['X must be a valid email address', field('string', 'email'), 'a@b', 'a@b.co'],
    ['X must be a valid URL', field('array', 'url'), ['//a.co'], ['https://a.co']],
    ['X must be a valid phone number', field('string', 'phoneNumber'), '12', '+44 20 7946 0958'],
    ['X must be a valid date in the format YYYY-MM-DD', field('string', 'date'), '2023-02-29', '2024-02-29'],
    ['X must be a valid time in the format HH:mm:ss', field('string', 'time'), '15:05', '15:05:00'],
    [
      'X must be a valid datetime in the format YYYY-MM-DDTHH:mm:ss',
      field('string', 'datetime'),
      '2023-05-15',
      '2023-05-15T15:05:00',
    ],
    ['X must be a valid currency', field('string', 'currency'), '$', 'USD'],
    ['X must be a valid currency amount', field('number', 'currency'), '-1e999', 12.5],
    ['X must be a valid percentage', field('string', 'percentage'), '12.5', '12.5%'],
    ['X must be a valid percentage', field('number', 'percentage'), 100.5, 100],
    ['X must be a valid GTIN', field('string', 'gtin'), '4006381333932', '4006381333931'],
    ['X must be one of: a, b, c', field('string', undefined, { choices: ['a', 'b', 'c'] }), 'A', 'b'],
  ])('says "%s"', async (message, X, wrong, right) => {
    const data = [{ X: wrong }, { x: wrong, other: 1 }, { X: right }, { x: right, X: right }];
    expect(await validate(data, { data: { X } })).toEqual([
      { valid: false, errors: [{ X: message }] },
      { valid: false, errors: [{ x: message }] },
      { valid: true, errors: [] },
      { valid: true, errors: [] },
    ]);
  });

  it('says one thing about a field: the first of required, type, attributes in the order of the table, choices', async () => {
    const X = {
      type: 'number',
      attributes: ['percentage', 'positiveNumber', 'wholeNumber', 'required'],
      choices: [10, 20],
    };
    const values = [null, 'many', -0.5, -1, 120, 30, 20];
    const results = await validate(
      values.map((value) => ({ X: value })),
      { data: { X } },
    );
    expect(results.map(({ errors }) => errors)).toEqual([
      [{ X: 'X is required' }],
      [{ X: 'X must be a number' }],
      [{ X: 'X must be a whole number' }],
      [{ X: 'X must be a positive number' }],
      [{ X: 'X must be a valid percentage' }],
      [{ X: 'X must be one of: 10, 20' }],
      [],
    ]);
  });

  it('spares what is absent, null or the default in a field that is not required', async () => {
    const data = {
      Name: field('string', 'email'),
      Price: field('number', 'positiveNumber'),
      Sold: field('boolean'),
      Tags: field('array', 'url'),
      Offer: field('object', undefined, { fields: { Price: field('number', 'required') } }),
    };
    const none = { Name: '', Price: 0, Sold: false, Tags: [], Offer: { Price: 0 } };
    const nulls = Object.fromEntries(Object.keys(data).map((name) => [name, null]));
    for (const result of await validate([{}, none, nulls, { Price: '0' }], { data })) {
      expect(result).toEqual({ valid: true, errors: [] });
    }
  });

  it('answers as the example of the spec, keyed as the product is, in the order of the format', async () => {
    const data = {
      Name: { type: 'string', attributes: ['required', 'capitalized'] },
      Price: { type: 'number', attributes: ['required', 'positiveNumber'] },
      Category: { type: 'string', attributes: ['required'] },
      Offers: { type: 'array', fields: { Price: { type: 'number', attributes: ['required', 'positiveNumber'] } } },
    };
    const offers = [{ Price: 1 }, { PRICE: 0 }, {}, 'none'];
    expect(
      await validate(
        [{ category: '', price: -5, name: 'red pen', Offers: offers.slice(0, 1) }, { Offers: offers }, 5],
        {
          data,
        },
      ),
    ).toEqual([
      {
        valid: false,
        errors: [
          { name: "Name must be capitalized (each word's first letter should be uppercase)" },
          { price: 'Price must be a positive number' },
          { category: 'Category is required' },
        ],
      },
      {
        valid: false,
        errors: [
          { Name: 'Name is required' },
          { Price: 'Price is required' },
          { Category: 'Category is required' },
          { 'Offers[1].PRICE': 'Price must be a positive number' },
          { 'Offers[2].Price': 'Price is required' },
          { 'Offers[3]': 'Offers must be an object' },
        ],
      },
      {
        valid: false,
        errors: [{ Name: 'Name is required' }, { Price: 'Price is required' }, { Category: 'Category is required' }],
      },
    ]);
  });

  it('names the field of a format that is wrong, and a format that does not exist', async () => {
    const refuse = (format: object) => app.refusal(VALIDATE, { data: [], format });
    expect(await refuse({ data: { X: { type: 'string', attributes: ['mail'] } } })).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'targetFormat.data.X.attributes[0]',
    });
    expect(await refuse({ id: 'nothing' })).toMatchObject({ code: 'NOT_FOUND', field: 'targetFormat.id' });
    expect(await validate([], { id: 'nothing', data: { X: NAME } })).toEqual([]);
  });
});

// A server as its user starts it: here, the memory of all the suites before would count as its work.
describe('validateProducts of a server of its own', () => {
  let database: { url: string; drop: () => Promise<void> };
  let server: ServerProcess;
  beforeAll(async () => {
    ServerProcess.build();
    database = await newDatabase();
    server = await ServerProcess.start(database.url);
  }, 120_000);
  afterAll(async () => {
    await server?.end('SIGTERM');
    await database?.drop();
  });

  it('answers 10,000 products of the default format within the body limit and 2 seconds', async () => {
    const data = Array.from({ length: 10_000 }, (_, i) => productOf(i));
    expect(JSON.stringify(data).length).toBeLessThan(16 * 1024 * 1024);
    const before = performance.now();
    const { validateProducts: results } = (await server.ask(VALIDATE, { data })) as {
      validateProducts: { valid: boolean; errors: object[] }[];
    };
    const milliseconds = performance.now() - before;
    expect(results).toHaveLength(10_000);
    expect(results.filter(({ valid }) => !valid)).toHaveLength(1_000);
    expect(results[7]).toEqual({
      valid: false,
      errors: [{ price: 'Price must be a positive number' }, { GTIN: 'GTIN must be a valid GTIN' }],
    });
    expect(milliseconds).toBeLessThan(2_000);
  });
});

/** A product of the standard format of about 1 KB; each tenth has two faults and writes a key in another way. */
function productOf(i: number): object {
  const isWrong = i % 10 === 7;
  return {
    Name: `Canvas Shoe ${i}`,
    Brand: 'Acme',
    Link: `https://shop.example.com/products/canvas-shoe-${i}`,
    Image: [1, 2, 3].map((n) => `https://cdn.example.com/canvas-shoe-${i}/${n}.jpg`),
    Description: 'A light shoe of organic cotton with a sole of natural rubber. '.repeat(8),
    ...(isWrong ? { price: -1 } : { Price: 19.9 + (i % 50) }),
    Currency: 'EUR',
    SKU: `SKU-${i}`,
    GTIN: isWrong ? '4006381333932' : '4006381333931',
    Category: 'Shoes > Canvas',
    Availability: 'in stock',
    Condition: 'new',
  };
}
