import { IssueSink } from '../../common/issues.js';
import { BUILT_IN_FORMATS } from '../../target-formats/built-in/index.js';
import { BUILT_IN_ATTRIBUTES } from './attributes.js';
import { checkTargetFormat } from './check-target-format.js';
import { compileFormat, CompileOptions } from './compile-format.js';
import { NamedAttribute } from './field-attribute.js';
import { type RecordContext } from './index-product-id.js';
import { TargetField } from '../target-format.js';

type Issue = [code: string, field: string | null];

function collector(): { issues: Issue[]; sink: IssueSink } {
  const issues: Issue[] = [];
  return {
    issues,
    sink: {
      add: (code, field, message) => {
        expect(message()).not.toBe('');
        issues.push([code, field]);
      },
    },
  };
}

function normalise(
  format: unknown,
  draft: unknown,
  options: CompileOptions = {},
): { product: unknown; issues: Issue[] } {
  const { issues, sink } = collector();
  const compiled = compileFormat(checkTargetFormat(format, options), options);
  return { product: compiled.normalise(draft as Record<string, unknown>, sink), issues };
}

/** What one field makes of a value, and the issue that it leaves. */
function field(of: TargetField, value: unknown): unknown[] {
  const { product, issues } = normalise({ A: of }, { A: value });
  return [product === null ? 'rejected' : (product as { A: unknown }).A, ...issues.map(([code]) => code)];
}

describe('types', () => {
  it.each<[TargetField['type'], unknown, unknown[]]>([
    ['string', 'text', ['text']],
    ['string', 5, ['5']],
    ['string', false, ['false']],
    ['string', ['a', 1, null, '', true], ['a, 1, true']],
    ['string', null, ['']],
    ['string', '  ', ['']],
    ['string', [], ['']],
    ['string', {}, ['']],
    ['string', { a: 1 }, ['', 'VALUE_INVALID']],
    ['string', [{ a: 1 }], ['', 'VALUE_INVALID']],
    ['number', '11.99€', [11.99]],
    ['number', '2690 HUF', [2690]],
    ['number', '499 CZK', [499]],
    ['number', '1.299,00 EUR', [1299]],
    ['number', '5 000,00', [5000]],
    ['number', '32.0 USD', [32]],
    ['number', '2,44', [2.44]],
    ['number', '10,00 USD', [10]],
    ['number', '', [0]],
    ['number', -0, [0]],
    ['number', 'free', [0, 'VALUE_INVALID']],
    ['number', '2.890,00RSD2.023,00RSD', [0, 'VALUE_INVALID']],
    ['number', true, [0, 'VALUE_INVALID']],
    ['number', {}, [0]],
    ['boolean', 'InStock', [true]],
    ['boolean', 'OutofStock', [false]],
    ['boolean', 'in_stock', [true]],
    ['boolean', 'true', [true]],
    ['boolean', 1, [true]],
    ['boolean', null, [false]],
    ['boolean', 'perhaps', [false, 'VALUE_INVALID']],
    ['array', 'one', [['one']]],
    ['array', ['a', null, '', 0, false], [['a', 0, false]]],
    ['array', 0, [[0]]],
    ['array', null, [[]]],
  ])('%s: %j', (type, value, expected) => expect(field({ type }, value)).toEqual(expected));
});

describe('required, nullable and choices', () => {
  const choices = ['in stock', 'In_Stock', 'out of stock'];

  it.each<[string, TargetField, unknown, unknown[]]>([
    [
      'a missing value rejects',
      { type: 'string', attributes: ['required'] },
      undefined,
      ['rejected', 'REQUIRED_MISSING'],
    ],
    ['a blank value rejects', { type: 'string', attributes: ['required'] }, ' \n', ['rejected', 'REQUIRED_MISSING']],
    ['an empty list rejects', { type: 'array', attributes: ['required'] }, [null], ['rejected', 'REQUIRED_MISSING']],
    ['primary is required', { type: 'number', attributes: ['primary'] }, '', ['rejected', 'REQUIRED_MISSING']],
    ['zero is a value', { type: 'number', attributes: ['required'] }, 0, [0]],
    ['false is a value', { type: 'boolean', attributes: ['required'] }, 'no', [false]],
    ['an invalid value rejects', { type: 'number', attributes: ['required'] }, 'x', ['rejected', 'VALUE_INVALID']],
    [
      'what no attribute takes rejects',
      { type: 'number', attributes: ['required', 'positiveNumber'] },
      0,
      ['rejected', 'VALUE_INVALID'],
    ],
    ['nullable stays null', { type: 'number', attributes: ['nullable'] }, '', [null]],
    ['nullable keeps zero', { type: 'number', attributes: ['nullable'] }, 0, [0]],
    [
      'nullable drops to null',
      { type: 'number', attributes: ['nullable', 'positiveNumber'] },
      0,
      [null, 'VALUE_INVALID'],
    ],
    ['the default needs no issue', { type: 'number', attributes: ['positiveNumber'] }, 0, [0]],
    [
      'attributes in order',
      { type: 'number', attributes: ['decimalNumber', 'positiveNumber'] },
      0.001,
      [0, 'VALUE_INVALID'],
    ],
    [
      'rounded down to nothing',
      { type: 'number', attributes: ['wholeNumber', 'positiveNumber'] },
      0.5,
      [0, 'VALUE_INVALID'],
    ],
    ['an exact choice', { type: 'string', choices }, 'In_Stock', ['In_Stock']],
    ['a choice ignoring case', { type: 'string', choices }, 'IN STOCK', ['in stock']],
    ['the exact one of two', { type: 'string', choices: ['A', 'a'] }, 'a', ['a']],
    ['the first of two', { type: 'string', choices: ['Ab', 'aB'] }, 'AB', ['Ab']],
    ['no choice', { type: 'string', choices }, 'InStock', ['', 'VALUE_INVALID']],
    ['a choice of numbers', { type: 'number', choices: [1, 2] }, '2', [2]],
    [
      'choices of elements',
      { type: 'array', choices: ['red', 'blue'] },
      ['RED', 'green', 'blue'],
      [['red', 'blue'], 'VALUE_INVALID'],
    ],
    [
      'an attribute of elements',
      { type: 'array', attributes: ['gtin'] },
      [4006381333931, 'x'],
      [['4006381333931'], 'VALUE_INVALID'],
    ],
    ['no element is left', { type: 'array', attributes: ['url', 'required'] }, ['x'], ['rejected', 'VALUE_INVALID']],
    ['damaged digits are not guessed', { type: 'string', attributes: ['gtin'] }, '8.80609E+12', ['', 'VALUE_INVALID']],
    ['an apostrophe is repaired', { type: 'string', attributes: ['gtin'] }, "'4006381333931", ['4006381333931']],
    ['a number as a share', { type: 'string', attributes: ['percentage'] }, 0.5, ['50%']],
    ['a number out of range', { type: 'number', attributes: ['percentage'] }, '120%', [0, 'VALUE_INVALID']],
  ])('%s', (_, of, value, expected) => expect(field(of, value)).toEqual(expected));

  it('names every required field that failed, and goes by exact names', () => {
    const required = { type: 'string', attributes: ['required'] };
    expect(normalise({ A: required, B: required, toString: required }, { a: 'x' })).toEqual({
      product: null,
      issues: [
        ['REQUIRED_MISSING', 'A'],
        ['REQUIRED_MISSING', 'B'],
        ['REQUIRED_MISSING', 'toString'],
      ],
    });
  });
});

describe('the message of a value that cannot be made valid', () => {
  it.each<[string, TargetField, unknown, string]>([
    [
      'a GTIN',
      { type: 'string', attributes: ['gtin'] },
      'LNG11ENCH',
      'A must be a valid GTIN (8, 12, 13 or 14 digits, the last of which is the right check digit): LNG11ENCH',
    ],
    ['a number', { type: 'number', attributes: ['positiveNumber'] }, 'free', 'A must be a number: free'],
    ['a price', { type: 'number', attributes: ['required', 'positiveNumber'] }, '0', 'A must be a positive number: 0'],
    ['a choice', { type: 'string', choices: ['new', 'used'] }, 'old', 'A must be one of: new, used: old'],
    ['elements', { type: 'array', attributes: ['url'] }, ['a.jpg'], 'A must be a valid URL: ["a.jpg"]'],
    [
      'an element',
      { type: 'array', attributes: ['url'] },
      ['https://a.b', 'b.jpg'],
      'A must be a valid URL: ["b.jpg"]',
    ],
    ['text', { type: 'string' }, { a: 1 }, 'A must be a string: {"a":1}'],
    ['an object', { type: 'object', fields: { B: { type: 'number' } } }, 'x', 'A must be an object: x'],
  ])('says what was expected of %s', (_, of, value, expected) => {
    const messages: string[] = [];
    compileFormat(checkTargetFormat({ A: of })).normalise(
      { A: value },
      { add: (_code, _field, message) => messages.push(message()) },
    );
    expect(messages).toEqual([expected]);
  });
});

describe('members', () => {
  const offer = {
    Price: { type: 'number', attributes: ['required', 'positiveNumber'] },
    Phone: { type: 'string', attributes: ['phoneNumber'] },
  };

  it('drops elements whose required member fails, and names the parent', () =>
    expect(
      normalise({ Offers: { type: 'array', fields: offer } }, { Offers: [{ Price: '5' }, { Price: 0 }, {}, 'x'] }),
    ).toEqual({ product: { Offers: [{ Price: 5, Phone: '' }] }, issues: [['VALUE_INVALID', 'Offers']] }));

  it('drops members that are not required', () =>
    expect(normalise({ Offer: { type: 'object', fields: offer } }, { Offer: { Price: 5, Phone: 'x' } })).toEqual({
      product: { Offer: { Price: 5, Phone: '' } },
      issues: [['VALUE_INVALID', 'Offer.Phone']],
    }));

  it.each<[string, unknown, unknown, Issue[]]>([
    ['is absent', undefined, { Price: 0, Phone: '' }, []],
    ['has only blank members', { Price: '', Phone: ' ', Other: null }, { Price: 0, Phone: '' }, []],
    ['holds the defaults', { Price: 0, Phone: '' }, { Price: 0, Phone: '' }, []],
    ['is invalid', { Price: -1 }, { Price: 0, Phone: '' }, [['VALUE_INVALID', 'Offer']]],
    ['is not an object', 'x', { Price: 0, Phone: '' }, [['VALUE_INVALID', 'Offer']]],
  ])('fills an object that %s', (_, given, expected, issues) =>
    expect(normalise({ Offer: { type: 'object', fields: offer } }, { Offer: given })).toEqual({
      product: { Offer: expected },
      issues,
    }),
  );

  it('rejects when a required parent fails', () => {
    const format = { Offer: { type: 'object', attributes: ['required'], fields: offer } };
    expect(normalise(format, { Offer: { Price: 'x' } })).toEqual({
      product: null,
      issues: [['VALUE_INVALID', 'Offer']],
    });
    for (const Offer of [{}, { Price: '' }])
      expect(normalise(format, { Offer })).toEqual({ product: null, issues: [['REQUIRED_MISSING', 'Offer']] });
  });
});

describe('indexProductID', () => {
  const id = { type: 'string', attributes: ['indexProductID'] };
  const shopify = {
    ID: id,
    Title: { type: 'string' },
    Vendor: { type: 'string' },
    Barcode: { type: 'string' },
    'Part Number': { type: 'string' },
  };
  const google = {
    key: id,
    title: { type: 'string' },
    brand: { type: 'string' },
    gtin: { type: 'string', attributes: ['gtin'] },
    mpn: { type: 'string' },
  };
  const context = { sourceID: 'source', recordID: '1' };

  function idOf(format: unknown, draft: Record<string, unknown>, record: RecordContext | undefined = context): unknown {
    const product = compileFormat(checkTargetFormat(format)).normalise(draft, collector().sink, record);
    return product?.ID ?? product?.key;
  }

  it('is shared by the same GTIN of two sources', () => {
    const one = idOf(shopify, { Title: 'Pen', Barcode: '036000291452' });
    expect(one).toMatch(/^[\da-f]{32}$/);
    expect(
      idOf(google, { title: 'A pen', gtin: '0036000291452', brand: 'X' }, { sourceID: 'other', recordID: '9' }),
    ).toBe(one);
    expect(idOf(google, { gtin: '4006381333931' })).not.toBe(one);
  });

  it('goes by brand and part number, else by brand and name, ignoring case and signs', () => {
    const part = idOf(shopify, { Vendor: 'Acme Inc.', 'Part Number': 'AB-12', Title: 'Pen' });
    expect(idOf(google, { brand: 'ACME INC', mpn: 'ab12', title: 'Another' })).toBe(part);
    const name = idOf(shopify, { Vendor: 'Acme', Title: 'Red pen', Barcode: '0000000000000' });
    expect(idOf(google, { brand: 'acme', title: 'Red Pen', mpn: 'n/a' })).toBe(name);
    expect(name).not.toBe(part);
    expect(idOf(shopify, { Vendor: 'Nestlé', Title: 'Crème' })).toBe(idOf(google, { brand: 'Nestle', title: 'creme' }));
  });

  it('falls back to the source and its own id', () => {
    const own = idOf(google, { title: 'Pen' });
    expect(idOf(google, { title: 'Other' })).toBe(own);
    expect(idOf(google, {}, { sourceID: 'other', recordID: '1' })).not.toBe(own);
  });

  it('takes what the mapping put in the field for the own id of a source that has none', () => {
    const [here, there] = ['here', 'there'].map((sourceID) => ({ sourceID, recordID: null }));
    const one = idOf(google, { key: '7', title: 'Pen' }, here);
    expect(one).toMatch(/^[\da-f]{32}$/);
    expect(idOf(google, { key: 7, title: 'Other' }, here)).toBe(one);
    expect(idOf(google, { key: '7', title: 'Pen' }, there)).not.toBe(one);
    expect(idOf(google, { key: '8', title: 'Pen' }, here)).not.toBe(one);
    // One that this engine wrote stays.
    expect(idOf(google, { key: one, title: 'Pen' }, here)).toBe(one);
  });

  it('takes the primary fields for the own id of a source that has none at all', () => {
    const format = { ...google, Link: { type: 'string', attributes: ['primary'] } };
    const [here, there] = ['here', 'there'].map((sourceID) => ({ sourceID, recordID: null }));
    const one = idOf(format, { title: 'Pen', Link: 'https://a.co/1' }, here);
    expect(one).toMatch(/^[\da-f]{32}$/);
    expect(idOf(format, { title: 'Other', Link: 'https://a.co/1' }, here)).toBe(one);
    expect(idOf(format, { title: 'Pen', Link: 'https://a.co/2' }, here)).not.toBe(one);
    expect(idOf(format, { title: 'Pen', Link: 'https://a.co/1' }, there)).not.toBe(one);
  });

  it('stays empty when neither product nor source tells it apart', () => {
    expect(idOf(google, { title: 'Pen' }, { sourceID: 'here', recordID: null })).toBe('');
    const nullable = { ...google, key: { ...id, attributes: ['indexProductID', 'nullable'] } };
    expect(normalise(nullable, { title: 'Pen' }).product).toMatchObject({ key: null });
  });

  it('shows an id for data without a source, but never as the identity of a product', () => {
    expect(normalise(google, { key: '7' }).product).toMatchObject({
      key: expect.stringMatching(/^[\da-f]{32}$/) as string,
    });
    const identity = { ...google, key: { ...id, attributes: ['indexProductID', 'primary'] } };
    expect(normalise(identity, { key: '7' })).toEqual({ product: null, issues: [['REQUIRED_MISSING', 'key']] });
    expect(normalise(identity, { gtin: '4006381333931' }).product).not.toBeNull();
  });

  it('rejects when it is required and nothing tells the product apart', () =>
    expect(normalise({ ID: { ...id, attributes: ['indexProductID', 'required'] } }, {})).toEqual({
      product: null,
      issues: [['REQUIRED_MISSING', 'ID']],
    }));
});

describe('attributes of other teams', () => {
  const own: NamedAttribute = {
    name: 'even',
    types: ['number'],
    normalise: (value) => (value === 13 ? 'odd' : value),
    valid: (value) => {
      if (value === 7) throw new Error('broken');
      return Number(value) % 2 === 0;
    },
    message: (name) => `${name} must be even`,
  };
  const attributes = new Map([...BUILT_IN_ATTRIBUTES, ['even', own]]);
  const format = { N: { type: 'number', attributes: ['even'] } };

  it('are applied, and what they throw makes a value invalid', () => {
    expect(normalise(format, { N: 4 }, { attributes })).toEqual({ product: { N: 4 }, issues: [] });
    for (const N of [5, 7, 13])
      expect(normalise(format, { N }, { attributes })).toEqual({ product: { N: 0 }, issues: [['VALUE_INVALID', 'N']] });
    expect(compileFormat(checkTargetFormat(format, { attributes }), { attributes }).validate({ N: 7 }).errors).toEqual([
      { N: 'N must be even' },
    ]);
  });

  it('are given texts of arrays that fit texts, else elements and objects as they are', () => {
    const seen: unknown[] = [];
    const look = (name: string, types: NamedAttribute['types']): [string, NamedAttribute] => [
      name,
      { ...own, name, types, normalise: undefined, valid: (value) => seen.push(value) > 0 },
    ];
    const theirs = {
      attributes: new Map([
        ...BUILT_IN_ATTRIBUTES,
        look('text', ['string', 'array']),
        look('any', ['array', 'object']),
      ]),
    };
    const members = { type: 'object', attributes: ['any'], fields: { A: { type: 'number' } } };
    const shapes = {
      Texts: { type: 'array', attributes: ['text'] },
      Anything: { type: 'array', attributes: ['any'] },
      Object: members,
      Objects: { ...members, type: 'array' },
    };
    const given = { Texts: [1, ' ', 'a'], Anything: [1, { b: 2 }], Object: { A: '3' }, Objects: [{ A: '4 EUR' }] };
    const { product, issues } = normalise(shapes, given, theirs);
    expect(product).toEqual({ Texts: ['1', 'a'], Anything: [1, { b: 2 }], Object: { A: 3 }, Objects: [{ A: 4 }] });
    expect(seen).toEqual(['1', 'a', 1, { b: 2 }, { A: 3 }, { A: 4 }]);
    expect(issues).toEqual([]);
  });

  it('make a value invalid by an answer that no product can hold, and speak plainly when they cannot', () => {
    const broken: NamedAttribute = {
      ...own,
      normalise: (value) =>
        value === 1 ? Number.NaN : value === 2 ? 1 / 0 : value === 3 ? [3] : value === 4 ? '4' : 6,
      message: (name) => (name === 'N' ? (undefined as unknown as string) : name.repeat(-1)),
    };
    const theirs = { attributes: new Map([...BUILT_IN_ATTRIBUTES, ['even', broken]]) };
    for (const N of [1, 2, 3, 4]) expect(normalise(format, { N }, theirs).product).toEqual({ N: 0 });
    expect(normalise(format, { N: 5 }, theirs).product).toEqual({ N: 6 });
    const both = checkTargetFormat({ ...format, M: format.N }, theirs);
    expect(compileFormat(both, theirs).validate({ N: 1, M: 1 }).errors).toEqual([
      { N: 'N must be valid as even' },
      { M: 'M must be valid as even' },
    ]);
  });

  it('refuses a format whose attribute is gone', () =>
    expect(() => compileFormat(checkTargetFormat(format, { attributes }))).toThrow(/"even"/));
});

describe('what identity asks', () => {
  it('names primary fields and those that hold URLs', () => {
    const inner = { Link: { type: 'string', attributes: ['primary', 'url'] } };
    const format = checkTargetFormat({
      ID: { type: 'number', attributes: ['primary'] },
      Page: { type: 'object', fields: inner },
      Pages: { type: 'array', fields: inner },
    });
    const compiled = compileFormat(format);
    expect(compiled.primary).toEqual(['ID', 'Page.Link']);
    expect(['ID', 'Page.Link', 'Page', 'Link'].map((path) => compiled.isUrl(path))).toEqual([
      false,
      true,
      false,
      false,
    ]);
  });
});

it('fills every field of the default format in its order, and changes no draft', () => {
  const format = BUILT_IN_FORMATS[0]?.format ?? {};
  const draft = Object.freeze({
    Price: '1.299,00 EUR',
    Image: Object.freeze(['//cdn.example.com/a.jpg']),
    Name: 'pen',
    Link: 'example.com',
  });
  const { product, issues } = normalise(format, draft);
  expect(issues).toEqual([]);
  expect(Object.keys(product as object)).toEqual(Object.keys(format));
  expect(product).toMatchObject({ Name: 'Pen', Price: 1299, Image: ['https://cdn.example.com/a.jpg'], Brand: '' });
});
