import { type IssueCode } from '../../common/issues.js';
import { type RawRecord } from '../../common/records.js';
import { type MappingRule } from '../mapping.js';
import { type TargetFormat } from '../target-format.js';
import { checkMapping, compileMapping } from './compile-mapping.js';

const FORMAT: TargetFormat = {
  A: { type: 'string' },
  B: { type: 'string' },
  'C.D': { type: 'string' },
  E: { type: 'object', fields: { F: { type: 'string' }, G: { type: 'object', fields: { H: { type: 'string' } } } } },
};

function run(rules: readonly MappingRule[], record: RawRecord) {
  const issues: { code: IssueCode; field: string | null; message: string }[] = [];
  const mapping = compileMapping(checkMapping(rules), FORMAT);
  const product = mapping.apply(record, {
    add: (code, field, message) => issues.push({ code, field, message: message() }),
  });
  return { product, issues };
}

/** What one rule for the field A makes of a record; null for no value. */
const fill = (rule: MappingRule, record: RawRecord = {}): unknown =>
  run([{ targetField: 'A', ...rule }], record).product?.['A'] ?? null;
const transform = (text: string, value: unknown, record: RawRecord = {}): unknown =>
  fill({ sourceField: 'a value', transform: text }, { ...record, 'a value': value });

describe('sourceField', () => {
  const product = { variants: [{ price: 9 }, { price: 12 }], images: [{ src: 'a' }, {}, { src: 'b' }] };
  const record = { product, title: 'Mug', 'Variant SKU': 'V1', 'g:price': '5 EUR', attrs: { 'a.b': 1, 'c"d': 2 } };

  it.each<[string, unknown]>([
    ['title', 'Mug'],
    ['product.variants[0].price', 9],
    ['product.variants[-1].price', 12],
    ['product["variants"][1]["price"]', 12],
    ['product.images[*].src', ['a', 'b']],
    ['product.variants[*].price', [9, 12]],
    ['["Variant SKU"]', 'V1'],
    ['Variant SKU', 'V1'],
    ['g:price', '5 EUR'],
    ['attrs["a.b"]', 1],
    ["attrs['a.b']", 1],
    ['attrs["c\\"d"]', 2],
    ["'TRUE'", 'TRUE'],
    ["'it\\'s'", "it's"],
    ['missing', null],
    ['missing.deeper[0].still', null],
    ['title.length', null],
    ['product.variants.length', null],
    ['product.variants[9].price', null],
    ['product.variants[0]price', null],
    ['product..variants', null],
  ])('%s finds %j', (sourceField, expected) => expect(fill({ sourceField }, record)).toEqual(expected));

  it.each<[string, RawRecord]>([
    ['video[0].url', { 'video[0].url': 'key', video: [{ url: 'path' }] }],
    ['a.b', { 'a.b': 'key', a: { b: 'path' } }],
    ['["x"]', { '["x"]': 'key', x: 'path' }],
    ["'TRUE'", { "'TRUE'": 'key' }],
    ['images[*].src', { 'images[*].src': 'key', images: [{ src: 'path' }] }],
  ])('a literal key %s wins over the path', (sourceField, record) => expect(fill({ sourceField }, record)).toBe('key'));

  it('reads only own properties', () => {
    for (const name of ['toString', 'hasOwnProperty', 'valueOf', 'length', '__defineGetter__', 'at']) {
      for (const sourceField of [name, `deep.${name}`, `list.${name}`, `deep["${name}"]`]) {
        expect(fill({ sourceField }, { deep: {}, list: [1] })).toBeNull();
      }
      expect(fill({ sourceField: name }, { [name]: 'own' })).toBe('own');
    }
  });
});

describe('a rule', () => {
  it('takes source value, transform, choices and default in this order', () => {
    const rule = { sourceField: 's', transform: 'split("-", 1)', choices: { yes: ['1'] }, default: 'none' };
    expect(fill(rule, { s: 'x-1' })).toBe('yes');
    expect(fill(rule, { s: 'x-2' })).toBe('none');
    expect(fill(rule, {})).toBe('none');
  });

  it.each([null, undefined, '', []])('takes the default for %j', (s) =>
    expect(fill({ sourceField: 's', default: 'D' }, { s })).toBe('D'),
  );
  it.each([0, false, ' ', [0]])('takes %j for a value', (s) => {
    expect(fill({ sourceField: 's', default: 'D' }, { s })).toEqual(s);
    expect(run([{ sourceField: 's', targetField: 'A' }], { s }).product).toEqual({ A: s });
  });

  it('may have a default alone, which no two products share', () => {
    const mapping = compileMapping(checkMapping([{ targetField: 'A', default: { list: [1] } }]), FORMAT);
    const [first, second] = [1, 2].map(() => mapping.apply({}, { add: () => undefined }));
    expect(first).toEqual({ A: { list: [1] } });
    expect(first?.['A']).not.toBe(second?.['A']);
  });

  it('of several for one field: the first that has a value wins', () => {
    const rules = ['x', 'y', "'z'"].map((sourceField) => ({ sourceField, targetField: 'A' }));
    expect(run(rules, { x: 0, y: 'Y' }).product).toEqual({ A: 0 });
    expect(run(rules, { x: '', y: 'Y' }).product).toEqual({ A: 'Y' });
    expect(run(rules, { x: [] }).product).toEqual({ A: 'z' });
  });

  it('that is not asked counts no issue', () => {
    const rules = [
      { sourceField: 'x', targetField: 'A' },
      { sourceField: 'y', targetField: 'A', transform: 'toNumber()' },
    ];
    expect(run(rules, { x: 1, y: 'none' }).issues).toEqual([]);
    expect(run(rules, { y: 'none' }).issues).toMatchObject([{ code: 'TRANSFORM_FAILED', field: 'A' }]);
  });

  it('fills a nested field, and a literal name first', () => {
    const rules = ['C.D', 'E.F', 'E.G.H', 'A'].map((targetField) => ({ sourceField: 's', targetField }));
    const { product } = run(rules, { s: 1 });
    expect(product).toEqual({ A: 1, 'C.D': 1, E: { F: 1, G: { H: 1 } } });
    expect(Object.keys(product ?? {})).toEqual(['A', 'C.D', 'E']);
  });

  it('for a field that the format lacks is ignored and counted', () => {
    const { product, issues } = run(
      [
        { sourceField: 's', targetField: 'Gone' },
        { sourceField: 's', targetField: 'B' },
      ],
      { s: 1 },
    );
    expect(product).toEqual({ B: 1 });
    expect(issues).toMatchObject([{ code: 'FIELD_UNKNOWN', field: 'Gone' }]);
  });

  it.each<[string, RawRecord, boolean]>([
    ['record.Title', { Title: 'x' }, true],
    ['record.Title', { Title: '' }, false],
    ['record.Title', {}, false],
    ['record.price > 10 && record.stock !== "0"', { price: '12', stock: '1' }, true],
    ['record.price > 10 && record.stock !== "0"', { price: '12', stock: '0' }, false],
    ["record.kind.toLowerCase() == 'mug'", { kind: 'MUG' }, true],
  ])('where %s: a record %j is taken: %s', (where, record, taken) => {
    const { product, issues } = run([{ where }, { targetField: 'A', default: 1 }], record);
    expect(product).toEqual(taken ? { A: 1 } : null);
    expect(issues).toEqual([]);
  });
});

describe('choices', () => {
  const choices = { active: ['in_stock', 'available', '1'], inactive: ['out_of_stock', 'not available', '0'] };
  const withRest = { ...choices, other: [''] };

  it.each<[unknown, string | null]>([
    ['in_stock', 'active'],
    [' IN_STOCK ', 'active'],
    [1, 'active'],
    [0, 'inactive'],
    ['now available!', 'active'],
    ['sadly not available now', 'inactive'],
    ['unavailable', null],
    ['availableé', null],
    ['10', null],
    ['', null],
    [null, null],
  ])('%j chooses %j', (s, expected) => expect(fill({ sourceField: 's', choices }, { s })).toBe(expected));

  it('prefers an exact match in any choice to a whole word in an earlier one', () => {
    expect(fill({ sourceField: 's', choices: { a: ['red'], b: ['dark red'] } }, { s: 'Dark Red' })).toBe('b');
  });

  it.each(['whatever', '', null])('gives %j to the choice that lists ""', (s) =>
    expect(fill({ sourceField: 's', choices: withRest }, { s })).toBe('other'),
  );

  it('looks at each element of an array', () => {
    expect(fill({ sourceField: 's', choices }, { s: ['1', 'what', 0] })).toEqual(['active', 'inactive']);
  });

  it('counts the value of which no choice is made', () => {
    const rule = { sourceField: 's', targetField: 'A', choices };
    expect(run([rule], { s: 'what' }).issues).toEqual([
      { code: 'CHOICE_UNMATCHED', field: 'A', message: 'A: no choice for "what"' },
    ]);
    expect(run([rule], { s: '' }).issues).toEqual([]);
  });
});

describe('the names of a transform', () => {
  it('are value and record, and a chain may leave value. out', () => {
    expect(transform('removeHTMLTags().trim().capitalize()', ' <b>a mug</b> ')).toBe('A Mug');
    expect(transform('value.removeHTMLTags().trim().capitalize()', ' <b>a mug</b> ')).toBe('A Mug');
    expect(
      transform("record['Variant SKU'] + record.list[-1] + record.a.b", 0, {
        'Variant SKU': 'V',
        list: [1, 2],
        a: { b: 3 },
      }),
    ).toBe('V23');
    expect(fill({ transform: 'record.x' }, { x: 7 })).toBe(7);
    expect(transform('value.b[0]', { b: [5] })).toBe(5);
  });
});
