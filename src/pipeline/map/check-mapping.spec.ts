import { FeedmillError } from '../../common/errors.js';
import { checkMapping } from './check-mapping.js';

function refusal(mapping: unknown, options?: Parameters<typeof checkMapping>[2]) {
  try {
    checkMapping(mapping, undefined, options);
  } catch (error) {
    if (!(error instanceof FeedmillError)) throw error;
    return { code: error.code, field: error.details.field, column: error.details['column'], message: error.message };
  }
  return null;
}

const fine = { sourceField: 'a', targetField: 'A' };
const withTransform = (transform: string) => refusal([fine, { ...fine, transform }]);

describe('a mistake in a transform is told by rule, column and cure', () => {
  it.each<[string, number, string]>([
    ['trim().capitalise()', 8, 'unknown function "capitalise", did you mean "capitalize"?'],
    ['tonumber()', 1, 'unknown function "tonumber", did you mean "toNumber"?'],
    ['qqqqqqqq()', 1, 'unknown function "qqqqqqqq"'],
    ['title + 1', 1, 'unknown name "title" (a key of the record is written record.title)'],
    ['split()', 1, 'split() takes 1 to 2 arguments, not 0'],
    ['trim(1)', 1, 'trim() takes 0 arguments, not 1'],
    ['value.convert("cm")', 7, 'convert() takes 2 arguments, not 1'],
    ['convert("cm", "kg")', 1, 'cannot be converted'],
    ['convert("cm", "smoots")', 1, 'unknown unit "smoots"'],
    ['match("(")', 1, 'invalid regular expression'],
    ['toNumber(";")', 1, 'the decimal sign is "," or "."'],
    ['split(",", "x")', 1, 'the index must be a whole number'],
    ['value +', 8, 'unexpected end'],
    ['(value', 7, 'unexpected end, expected ")"'],
    ['value value', 7, 'unexpected "value"'],
    ['value ? 1', 10, 'unexpected end, expected ":"'],
    ['"open', 1, 'a string is not closed'],
    ['value = 1', 7, 'unexpected "="'],
    ['value; value', 6, 'unexpected ";"'],
    ['1e999', 1, 'the number is too large'],
    ['12abc', 3, 'a number ends in a letter'],
    ['"\\u12"', 2, 'invalid escape'],
    ['value[*]', 7, 'expected a whole number or a quoted key'],
    ['value || 1 ?? 2', 12, 'put parentheses around'],
  ])('%s (column %i): %s', (transform, column, message) => {
    const refused = withTransform(transform);
    expect(refused).toMatchObject({ code: 'BAD_USER_INPUT', field: 'mapping[1].transform', column });
    expect(refused?.message).toContain(message);
    expect(refused?.message).toContain(`(column ${column})`);
  });

  it('in a where too', () => {
    expect(refusal([{ where: 'record.a >' }])).toMatchObject({ field: 'mapping[0].where', column: 11 });
    expect(refusal([{ where: 'value > 1' }])?.message).toContain('cannot use value; use record');
  });
});

describe('the limits of a transform', () => {
  const chained = (calls: number) => Array.from({ length: calls }, () => 'trim()').join('.');
  const nested = (levels: number) => '('.repeat(levels) + '1' + ')'.repeat(levels);

  it('are 2,000 characters', () => {
    expect(withTransform(`"${'x'.repeat(1_998)}"`)).toBeNull();
    expect(withTransform(`"${'x'.repeat(1_999)}"`)?.message).toContain('longer than 2000 characters');
  });

  it('are 50 levels', () => {
    expect(withTransform(nested(49))).toBeNull();
    expect(withTransform(nested(50))?.message).toContain('nested deeper than 50 levels');
    expect(withTransform('!'.repeat(60) + 'value')?.message).toContain('nested deeper than 50 levels');
    expect(withTransform('value ? 1 : '.repeat(60) + '2')?.message).toContain('nested deeper than 50 levels');
    expect(withTransform('trim('.repeat(60) + ')'.repeat(60))?.message).toContain('nested deeper than 50 levels');
  });

  it('are 100 calls', () => {
    expect(withTransform(chained(100))).toBeNull();
    expect(withTransform(chained(101))?.message).toContain('more than 100 calls');
  });

  it('hold for paths', () => {
    expect(refusal([{ ...fine, sourceField: 'x'.repeat(2_001) }])?.field).toBe('mapping[0].sourceField');
    expect(refusal([{ ...fine, sourceField: 'x.'.repeat(51) + 'x' }])?.message).toContain('more than 50 levels');
  });
});

describe('a rule is refused', () => {
  it.each<[string, unknown, string, string]>([
    ['that is not an object', 'title', '', 'must be an object'],
    ['with an unknown key', { ...fine, tranform: 'trim()' }, '.tranform', 'did you mean "transform"?'],
    ['without a target', { sourceField: 'a' }, '.targetField', 'is missing'],
    ['with an empty target', { ...fine, targetField: ' ' }, '.targetField', 'must be a text that is not empty'],
    ['without any source', { targetField: 'A' }, '.sourceField', 'is missing'],
    ['whose transform lacks a value', { targetField: 'A', transform: 'trim()' }, '.sourceField', 'is missing'],
    ['with a where and a target', { ...fine, where: 'record.a' }, '.where', 'must stand in a rule of its own'],
    [
      'with a where and a source',
      { sourceField: 'a', where: 'record.a' },
      '.sourceField',
      'may not stand beside where',
    ],
    ['with a transform that is not text', { ...fine, transform: 1 }, '.transform', 'must be a text'],
    ['with choices that are a list', { ...fine, choices: ['a'] }, '.choices', 'must be an object of lists of texts'],
    ['with a choice that is not a list', { ...fine, choices: { a: 'x' } }, '.choices.a', 'must be a list of texts'],
    ['with a choice of numbers', { ...fine, choices: { a: [1] } }, '.choices.a', 'must be a list of texts'],
    [
      'with choices and no source',
      { targetField: 'A', default: 1, choices: { a: ['x'] } },
      '.sourceField',
      'is missing',
    ],
  ])('%s', (_, rule, key, message) => {
    const refused = refusal([fine, rule]);
    expect(refused).toMatchObject({ code: 'BAD_USER_INPUT', field: `mapping[1]${key}` });
    expect(refused?.message).toContain(message);
  });

  it('whose target the format lacks, with the nearest field', () => {
    const format = {
      Price: { type: 'number' },
      Size: { type: 'object', fields: { Width: { type: 'number' } } },
    } as const;
    const of = (targetField: string) => refusal([{ ...fine, targetField }], { format, field: 'mapping.data' });
    expect(of('Price')).toBeNull();
    expect(of('Size.Width')).toBeNull();
    expect(of('Prise')).toMatchObject({ field: 'mapping.data[0].targetField' });
    expect(of('Prise')?.message).toContain('did you mean "Price"?');
    expect(of('Size.Height')).not.toBeNull();
    expect(of('Price.Amount')).not.toBeNull();
  });
});

describe('a checked mapping', () => {
  it('is a frozen copy of the rules, or of the one rule', () => {
    const rule = { ...fine, choices: { a: ['x'] }, default: { b: [1] }, transform: null, confidence: 0.9, reason: 'r' };
    const [checked] = checkMapping(rule);
    expect(checked).toEqual({ ...fine, choices: { a: ['x'] }, default: { b: [1] }, confidence: 0.9, reason: 'r' });
    expect(Object.isFrozen(checked)).toBe(true);
    expect(Object.isFrozen(checked?.choices?.['a'])).toBe(true);
    expect(Object.isFrozen((checked?.default as { b: unknown }).b)).toBe(true);
    expect(Object.isFrozen(rule.default)).toBe(false);
  });

  it('keeps 0 and false as defaults', () => {
    expect(checkMapping([{ targetField: 'A', default: 0 }])).toEqual([{ targetField: 'A', default: 0 }]);
    expect(checkMapping([{ targetField: 'A', default: false }])).toEqual([{ targetField: 'A', default: false }]);
  });
});
