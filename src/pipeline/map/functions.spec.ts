import { type IssueCode } from '../../common/issues.js';
import { checkMapping, compileMapping } from './compile-mapping.js';
import { BUILT_IN_FUNCTIONS } from './functions.js';

function run(transform: string, v: unknown) {
  const issues: { code: IssueCode; field: string | null; message: string }[] = [];
  const mapping = compileMapping(checkMapping([{ sourceField: 'v', targetField: 'A', transform }]), {
    A: { type: 'string' },
  });
  const product = mapping.apply(
    { v },
    { add: (code, field, message) => issues.push({ code, field, message: message() }) },
  );
  return { result: product?.['A'] ?? null, issues };
}

describe('an operator', () => {
  it.each<[string, unknown, unknown]>([
    ['value ? "yes" : "no"', 0, 'no'],
    ['value ? "yes" : "no"', '0', 'yes'],
    ['true ? false ? 1 : 2 : 3', 0, 2],
    ['value || "b"', '', 'b'],
    ['value && "b"', 'a', 'b'],
    ['value ?? "b"', '', ''],
    ['value ?? "b"', null, 'b'],
    ['(value || null) ?? "b"', '', 'b'],
    ['value == 1', '1.0', true],
    ['value == "1"', 1, true],
    ['value != 1', '1', false],
    ['value === 1', '1', false],
    ['value !== 1', '1', true],
    ['value == null', null, true],
    ['value == null', '', false],
    ['value < 10', '9', true],
    ['value < "10"', '9', true],
    ['value < "b"', 'a', true],
    ['value <= 9', '9', true],
    ['value > 10', '9', false],
    ['value >= 0', null, false],
    ['value <= 0', null, false],
    ['value < 1', false, false],
    ['value - 1', '3', 2],
    ['value * 2', '1.5', 3],
    ['value / 2', 3, 1.5],
    ['value % 2', '5', 1],
    ['value / 0', 1, null],
    ['value - 1', 'x', null],
    ['value - 1', null, null],
    ['value + 2', 1, 3],
    ['value + 2', '1', '12'],
    ["'1' + 2", 0, '12'],
    ['value + "x"', null, 'x'],
    ['!value', '', true],
    ['!!value', [0], true],
    ['-value', '5', -5],
    ['-value', 'x', null],
    ['1 + 2 * 3', 0, 7],
    ['(1 + 2) * 3', 0, 9],
    ['10 - 2 - 3', 0, 5],
    ['1 + 1 == 2 && 2 < 3', 0, true],
    ['!true || true', 0, true],
    ['0.1 + .5e1', 0, 5.1],
    ['"\\u0041\\x42\\n\\u{1f600}"', 0, 'AB\n😀'],
    ["'it\\'s'", 0, "it's"],
  ])('%s with %j is %j', (transform, value, expected) => expect(run(transform, value).result).toEqual(expected));
});

type Example = readonly [transform: string, value: unknown, result: unknown];

const EXAMPLES: readonly Example[] = [
  ['capitalize()', 'product name', 'Product Name'],
  ['trim()', ' a ', 'a'],
  ['toLowerCase()', 'ÄB', 'äb'],
  ['toUpperCase()', 'äb', 'ÄB'],
  ['toNumber()', '123.45', 123.45],
  ['toNumber()', '1,299.00', 1299],
  ['toNumber()', '1 299,00', 1299],
  ['toNumber()', '1.299,00', 1299],
  ['toNumber()', '2,44', 2.44],
  ['toNumber()', '29.99 USD', 29.99],
  ['toNumber()', '11.99€', 11.99],
  ['toNumber()', '1.299', 1.299],
  ['toNumber(",")', '1.299', 1299],
  ['toNumber()', '2.890,00RSD2.023,00RSD', null],
  ['toNumber()', ['1', '2,5'], [1, 2.5]],
  ['toBoolean()', '1', true],
  ['toBoolean()', 'Sold_Out', false],
  ['toBoolean()', 'maybe', null],
  ['toString()', 123, '123'],
  ['toString()', [1, { a: 'b' }], '[1,{"a":"b"}]'],
  ['removeHTMLTags()', '<p>Product description</p>', 'Product description'],
  ['convert("cm","in")', '100', '39.37'],
  ['convert("cm","in")', 100, 39.37],
  ['split(",","1")', 'red,green,blue', 'green'],
  ['split(",", -1)', 'red,green,blue', 'blue'],
  ['split(",", 9)', 'red,green,blue', null],
  ['split(",")', 'red,green,blue', ['red', 'green', 'blue']],
  ['slice("1","4")', 'abcdef', 'bcd'],
  ['slice(-2)', 'ab😀d', '😀d'],
  ['slice(1)', [1, 2, 3], [2, 3]],
  ['match("\\\\d+")', 'Product123', '123'],
  ['match("\\d+")', 'Product123', '123'],
  ['match("([a-z]+)-(\\\\d+)", 2)', 'sku abc-42', '42'],
  ['match("x")', 'abc', null],
  ['replace("a", "$&b")', 'a-a', '$&b-$&b'],
  ['replace("", "x")', 'ab', 'ab'],
  ['join(", ")', ['a', 1, null], 'a, 1, '],
  ['first()', ['a', 'b'], 'a'],
  ['first()', 'ab', 'ab'],
  ['first()', [], null],
  ['last()', ['a', 'b'], 'b'],
  ['unique()', ['a', 1, 'a', { b: 1 }, { b: 1 }, '1'], ['a', 1, { b: 1 }, '1']],
  ['compact()', ['a', '', null, 0, false, []], ['a', 0, false]],
  ['length()', [1, 2], 2],
  ['length()', 'a😀', 2],
  ['default("x")', null, 'x'],
  ['default("x")', '', 'x'],
  ['default("x")', 0, 0],
  ['round()', 2.5, 3],
  ['round(2)', 1.005, 1.01],
  ['round(-2)', 1250, 1300],
  ['toFixed(2)', 15, '15.00'],
  ['toFixed(2)', '1.005', '1.01'],
  ['toFixed("0")', -0.4, '0'],
  ['toFixed(2)', ['1', '', 2.5], ['1.00', null, '2.50']],
  ['abs()', '-5', 5],
  ['prefix("https://")', 'a.b', 'https://a.b'],
  ['suffix(" EUR")', 5, '5 EUR'],
  ['toDate()', '15.05.2023 17:05', '2023-05-15T17:05:00Z'],
  ['toDate()', '2023-05-15T17:05:00+02:00', '2023-05-15T15:05:00Z'],
  ['toDate("yyyy/dd/MM")', '2023/15/05', '2023-05-15T00:00:00Z'],
];

const nameOf = (transform: string): string => transform.slice(0, transform.indexOf('('));

describe('the function', () => {
  it.each(EXAMPLES)('%s makes of %j %j', (transform, value, expected) =>
    expect(run(transform, value)).toMatchObject({ result: expected }),
  );

  it('of every name has an example', () => {
    expect(new Set(EXAMPLES.map(([transform]) => nameOf(transform)))).toEqual(new Set(BUILT_IN_FUNCTIONS.keys()));
  });

  it.each(EXAMPLES.map(([transform]) => transform).filter((transform) => nameOf(transform) !== 'default'))(
    '%s makes null of null',
    (transform) => expect(run(transform, null)).toEqual({ result: null, issues: [] }),
  );

  it.each(['toNumber()', 'toBoolean()', 'toDate()', 'convert("cm", "in")', 'round()', 'toFixed(2)', 'abs()'])(
    '%s yields null and one issue for a value that it cannot convert',
    (transform) => {
      const { result, issues } = run(transform, 'n'.repeat(50) + 'x'.repeat(50));
      expect(result).toBeNull();
      expect(issues).toMatchObject([{ code: 'TRANSFORM_FAILED', field: 'A' }]);
      expect(issues[0]?.message).toContain(`${nameOf(transform)}() cannot convert`);
      expect(issues[0]?.message.length).toBeLessThan(120);
      expect(run(transform, ['x', 'y', {}]).issues).toHaveLength(1);
    },
  );
});
