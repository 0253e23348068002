import fc from 'fast-check';
import { numRuns } from '../../../test/support/sizes.js';
import { IssueSink } from '../../common/issues.js';
import { Product } from '../../common/records.js';
import { FIELD_TYPES, FieldType, TargetFormat } from '../target-format.js';
import { BUILT_IN_ATTRIBUTES } from './attributes.js';
import { checkTargetFormat } from './check-target-format.js';
import { compileFormat, CompiledFormat } from './compile-format.js';

const NAMES = ['Name', 'GTIN', 'Brand', 'mpn', 'ID', 'toString', 'a.b', '1', 'valueOf'];
const TEXTS = [
  ...['11.99€', '2690 HUF', '1.299,00 EUR', '0.5', '12,5 %', '0', '-0', '1e3', 'in stock', 'In Stock', 'true', 'no'],
  ...['4006381333931', "'036000291452", '8.80609E+12', '2023-05-15', '05/15/2023 3:05 PM', '15:05', '$', 'eur', 'zł'],
  ...[
    '213-373-4253',
    '+1 416 967 1111',
    '+442079460958',
    'Ann <A@b.co>',
    'example.com/a b',
    '//cdn.x.com/ä',
    ' ',
    '',
    'ß x',
  ],
];
const quiet: IssueSink = { add: (_code, _field, message) => void message() };
const context = { sourceID: 'source', recordID: '1' };

function attributesFor(type: FieldType): fc.Arbitrary<string[]> {
  const fitting = [...BUILT_IN_ATTRIBUTES.values()].filter(({ types }) => types.includes(type)).map(({ name }) => name);
  return fc.uniqueArray(fc.constantFrom(...fitting), { maxLength: 3 });
}

function choicesFor(type: FieldType): fc.Arbitrary<unknown[]> {
  if (type === 'number') return fc.uniqueArray(fc.constantFrom(0, 1, 2.5, 50), { maxLength: 2 });
  if (type === 'boolean') return fc.uniqueArray(fc.boolean(), { maxLength: 2 });
  return fc.uniqueArray(fc.constantFrom('In Stock', 'in stock', 'USD', '50%', 'A@b.co', 'True', ...TEXTS), {
    maxLength: 3,
  });
}

const format = fc.letrec<{ format: Record<string, unknown>; field: unknown }>((tie) => ({
  format: fc.dictionary(fc.constantFrom(...NAMES), tie('field'), { minKeys: 1, maxKeys: 4, depthIdentifier: 'format' }),
  field: fc.constantFrom(...FIELD_TYPES).chain((type) =>
    fc.record(
      {
        type: fc.constant(type),
        attributes: attributesFor(type),
        choices: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: choicesFor(type) }),
        fields: fc.option(tie('format'), { nil: undefined, depthIdentifier: 'format', maxDepth: 2 }),
      },
      { requiredKeys: ['type'] },
    ),
  ),
})).format;

/** Formats that can be saved. */
const savedFormat: fc.Arbitrary<TargetFormat> = format
  .map((input) => {
    try {
      return checkTargetFormat(input);
    } catch {
      return null;
    }
  })
  .filter((checked) => checked !== null);

const scalar = fc.oneof(
  fc.constantFrom(...TEXTS),
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.double(),
  fc.constantFrom(null, undefined, true, false, 0, 1, -0, 0.005, 0.4),
);
const value = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', maxDepth: 3 },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...NAMES, 'name', 'id'), tie('value'), { maxKeys: 4 }),
  ),
})).value;
const draft = fc.dictionary(fc.constantFrom(...NAMES, 'name', 'other'), value, { maxKeys: 6 });

function attempt(compiled: CompiledFormat, given: unknown): Product | null {
  return compiled.normalise(given as Product, quiet, context);
}

it('normalising again changes nothing, and a normalised product validates', () =>
  fc.assert(
    fc.property(savedFormat, draft, (checked, given) => {
      const compiled = compileFormat(checked);
      const product = attempt(compiled, given);
      if (product === null) return;
      const again: unknown[] = [];
      const sink: IssueSink = { add: (code, field) => void again.push([code, field]) };
      expect(compiled.normalise(product, sink, context)).toEqual(product);
      expect(again).toEqual([]);
      expect(compiled.validate(product)).toEqual({ valid: true, errors: [] });
      expect(Object.keys(product).sort()).toEqual(Object.keys(checked).sort());
    }),
    { numRuns: numRuns(1_500) },
  ));

it.each([...BUILT_IN_ATTRIBUTES.values()].flatMap(({ name, types }) => types.map((type) => [name, type] as const)))(
  'the laws hold for %s on %s',
  (name, type) => {
    const members = type === 'object' ? { fields: { A: { type: 'string' } } } : {};
    const compiled = compileFormat(checkTargetFormat({ X: { type, attributes: [name, 'nullable'], ...members } }));
    fc.assert(
      fc.property(
        fc.oneof(scalar, fc.stringMatching(/^[+(]?[\d ().+-]{5,18}$/), fc.webUrl(), fc.emailAddress()),
        (X) => {
          const product = attempt(compiled, { X });
          if (product === null) return;
          expect(attempt(compiled, product)).toEqual(product);
          expect(compiled.validate(product).errors).toEqual([]);
        },
      ),
      { numRuns: numRuns(200) },
    );
  },
);

it('neither normalising nor validating throws, or changes what it is given, whatever that is', () =>
  fc.assert(
    fc.property(savedFormat, fc.oneof(value, draft, fc.jsonValue()), (checked, given) => {
      const compiled = compileFormat(checked);
      const before = structuredClone(given);
      attempt(compiled, given);
      compiled.validate(given);
      expect(given).toEqual(before);
    }),
    { numRuns: numRuns(1_000) },
  ));

it('takes values that are nested without end', () => {
  const deep: unknown = JSON.parse(`${'['.repeat(5_000)}${']'.repeat(5_000)}`);
  for (const type of FIELD_TYPES) {
    const fields = { A: { type: 'array' } };
    const compiled = compileFormat(checkTargetFormat({ A: { type, ...(type === 'object' && { fields }) } }));
    expect(() => [attempt(compiled, { A: deep }), attempt(compiled, { A: { A: deep } })]).not.toThrow();
    expect(() => compiled.validate({ A: deep })).not.toThrow();
  }
});
