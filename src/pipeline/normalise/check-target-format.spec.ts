import { FeedmillError } from '../../common/errors.js';
import { BUILT_IN_FORMATS } from '../../target-formats/built-in/index.js';
import { checkTargetFormat, mergeTargetFormats } from './check-target-format.js';

function refusal(work: () => unknown): FeedmillError {
  try {
    work();
  } catch (error) {
    if (error instanceof FeedmillError) return error;
    throw error;
  }
  throw new Error('was not refused');
}

function nested(levels: number): unknown {
  return levels === 1
    ? { A: { type: 'string' } }
    : { A: { type: levels % 2 ? 'array' : 'object', fields: nested(levels - 1) } };
}

const many = (count: number): unknown =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`F${i}`, { type: 'string' }]));

describe('checkTargetFormat', () => {
  it.each<[string, unknown, string, RegExp]>([
    ['no object', 'text', 'targetFormat', /must be an object/],
    ['null', null, 'targetFormat', /must be an object/],
    ['a list', [], 'targetFormat', /must be an object/],
    ['an empty format', {}, 'targetFormat', /is empty/],
    ['a field that is not an object', { A: 'string' }, 'targetFormat.A', /must be an object with a type/],
    ['a missing type', { A: {} }, 'targetFormat.A.type', /must be one of string, number/],
    ['an unknown type', { A: { type: 'nmber' } }, 'targetFormat.A.type', /did you mean "number"/],
    ['an unknown key', { A: { type: 'string', atributes: [] } }, 'targetFormat.A.atributes', /mean "attributes"/],
    ['a description of another type', { A: { type: 'string', description: 5 } }, 'targetFormat.A.description', /text/],
    ['attributes that are no list', { A: { type: 'string', attributes: 'url' } }, 'targetFormat.A.attributes', /list/],
    [
      'an unknown attribute',
      { Price: { type: 'number', attributes: ['required', 'positivNumber'] } },
      'targetFormat.Price.attributes[1]',
      /did you mean "positiveNumber"/,
    ],
    [
      'an attribute that is not text',
      { A: { type: 'string', attributes: [5] } },
      'targetFormat.A.attributes[0]',
      /name/,
    ],
    ['a misfit', { A: { type: 'number', attributes: ['url'] } }, 'targetFormat.A.attributes[0]', /does not fit/],
    ['a misfit', { A: { type: 'string', attributes: ['wholeNumber'] } }, 'targetFormat.A.attributes[0]', /not fit/],
    ['a misfit', { A: { type: 'array', attributes: ['indexProductID'] } }, 'targetFormat.A.attributes[0]', /not fit/],
    ['two forms', { A: { type: 'string', attributes: ['url', 'email'] } }, 'targetFormat.A.attributes[1]', /go with/],
    [
      'two forms',
      { A: { type: 'number', attributes: ['currency', 'percentage'] } },
      'targetFormat.A.attributes[1]',
      /go/,
    ],
    [
      'capitalized beside choices',
      { A: { type: 'string', attributes: ['capitalized'], choices: ['A'] } },
      'targetFormat.A.choices',
      /do not go with the attribute capitalized/,
    ],
    ['choices that are no list', { A: { type: 'string', choices: 'a' } }, 'targetFormat.A.choices', /list/],
    ['a choice of another type', { A: { type: 'string', choices: ['a', 5] } }, 'targetFormat.A.choices[1]', /string/],
    ['a choice of another type', { A: { type: 'number', choices: ['5'] } }, 'targetFormat.A.choices[0]', /number/],
    ['a choice that is null', { A: { type: 'array', choices: [null] } }, 'targetFormat.A.choices[0]', /type/],
    ['a choice given twice', { A: { type: 'string', choices: ['a', 'b', 'a'] } }, 'targetFormat.A.choices[2]', /once/],
    [
      'choices beside fields',
      { A: { type: 'array', choices: ['a'], fields: { B: { type: 'string' } } } },
      'targetFormat.A.choices',
      /do not go with fields/,
    ],
    ['an object without fields', { A: { type: 'object' } }, 'targetFormat.A.fields', /must name the members/],
    ['an object with empty fields', { A: { type: 'object', fields: {} } }, 'targetFormat.A.fields', /must name/],
    [
      'fields of a text',
      { A: { type: 'string', fields: { B: { type: 'string' } } } },
      'targetFormat.A.fields',
      /does not go with the type string/,
    ],
    ['fields that are no object', { A: { type: 'array', fields: [1] } }, 'targetFormat.A.fields', /must be an object/],
    [
      'a member that is wrong',
      { A: { type: 'array', fields: { B: { type: 'x' } } } },
      'targetFormat.A.fields.B.type',
      /one of/,
    ],
    ['a blank name', { ' ': { type: 'string' } }, 'targetFormat. ', /blank/],
    ['a refused name', JSON.parse('{"__proto__":{"type":"string"}}'), 'targetFormat.__proto__', /may not be called/],
    ['a refused name', { constructor: { type: 'string' } }, 'targetFormat.constructor', /may not be called/],
    ['nine levels', nested(9), `targetFormat${'.A.fields'.repeat(8)}`, /deeper than 8/],
    ['501 fields', many(501), 'targetFormat', /more than 500/],
    ['501 fields in all', { A: { type: 'object', fields: many(500) } }, 'targetFormat', /more than 500/],
  ])('refuses %s', (_, input, field, message) => {
    const error = refusal(() => checkTargetFormat(input));
    expect(error).toMatchObject({ code: 'BAD_USER_INPUT', details: { field } });
    expect(error.message).toMatch(message);
  });

  it('takes eight levels and 500 fields', () => {
    expect(checkTargetFormat(nested(8))).toEqual(nested(8));
    expect(checkTargetFormat(many(500))).toEqual(many(500));
  });

  it('answers a frozen copy, in which what was null is left out and each attribute stands once', () => {
    const input = {
      A: { type: 'string', attributes: ['url', 'required', 'url'], description: null, choices: [], fields: {} },
    };
    const format = checkTargetFormat(input);
    expect(format).toEqual({ A: { type: 'string', attributes: ['url', 'required'], choices: [], fields: {} } });
    input.A.attributes.push('nonsense');
    expect(format.A?.attributes).toEqual(['url', 'required']);
    expect([format, format.A, format.A?.attributes, format.A?.choices].every(Object.isFrozen)).toBe(true);
  });

  it('calls the format as it is told', () =>
    expect(refusal(() => checkTargetFormat({}, { field: 'input.data' })).details.field).toBe('input.data'));

  it('takes the built-in formats, of which one is the default', () => {
    for (const { format } of BUILT_IN_FORMATS) expect(checkTargetFormat(format)).toEqual(format);
    expect(BUILT_IN_FORMATS.filter((each) => each.default).map(({ name }) => name)).toEqual([
      'Standard Product Format',
    ]);
  });
});

describe('mergeTargetFormats', () => {
  it('merges a list in its order', () =>
    expect(
      Object.keys(mergeTargetFormats([{ B: { type: 'string' } }, { A: { type: 'number' }, C: { type: 'array' } }])),
    ).toEqual(['B', 'A', 'C']));

  it.each<[string, unknown[], string]>([
    ['an empty list', [], 'targetFormat'],
    ['an empty format', [{ A: { type: 'string' } }, {}], 'targetFormat[1]'],
    ['a field twice', [{ A: { type: 'string' } }, { A: { type: 'string' } }], 'targetFormat[1].A'],
    ['what is wrong in one', [{ A: { type: 'text' } }], 'targetFormat[0].A.type'],
    ['501 fields in all', [many(500), { X: { type: 'string' } }], 'targetFormat'],
  ])('refuses %s', (_, list, field) =>
    expect(refusal(() => mergeTargetFormats(list))).toMatchObject({ code: 'BAD_USER_INPUT', details: { field } }),
  );
});
