import fc from 'fast-check';
import { numRuns } from '../../../test/support/sizes.js';
import { FeedmillError } from '../../common/errors.js';
import { type RawRecord } from '../../common/records.js';
import { type MappingRule } from '../mapping.js';
import { type TargetFormat } from '../target-format.js';
import { checkMapping, compileMapping } from './compile-mapping.js';
import { BUILT_IN_FUNCTIONS } from './functions.js';

const FORMAT: TargetFormat = { A: { type: 'string' }, B: { type: 'string' }, C: { type: 'string' } };
const SILENT = { add: (_code: string, _field: string | null, message: () => string) => void message() };

function median(times: number[]): number {
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}

function isJson(value: unknown): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  return typeof value === 'object' ? Object.values(value).every(isJson) : Number.isFinite(value);
}

const SIGNS = [
  ...'value record ( ) [ ] . , ? : + - * / % ! < > = == === != && || ?? "a" \'b\' 0 1 2.5 1e3 null true `'.split(' '),
  ...'__proto__ constructor this ; { } ${ \\ \\u0061 // /* \n é 😀'.split(' '),
  ...[...BUILT_IN_FUNCTIONS.keys()].map((name) => `${name}(`),
];
const signs = fc.array(fc.constantFrom(...SIGNS), { maxLength: 60 });
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  signs.map((parts) => parts.join('')),
  signs.map((parts) => parts.join(' ')),
  fc.tuple(fc.constantFrom(...SIGNS), fc.nat(3_000)).map(([sign, count]) => sign.repeat(count)),
);
const names = fc.oneof(
  fc.constantFrom('a', 'b', 'a.b', 'x y', '__proto__', 'constructor', 'prototype', 'toString', 'length', '0'),
  fc.string({ unit: 'binary', maxLength: 20 }),
);
const json = fc.letrec<{ value: unknown; object: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof(
      fc.constantFrom(null, true, false, '', 'Zürich <b>x</b>', '12,50 €', '2023-05-15'),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.string(),
    ),
    fc.array(tie('value'), { maxLength: 4 }),
    tie('object'),
  ),
  // As JSON.parse makes it: `__proto__` is a key like any other.
  object: fc.array(fc.tuple(names, tie('value')), { maxLength: 5 }).map((entries) => Object.fromEntries(entries)),
})).value;
const records = fc
  .array(fc.tuple(names, json), { maxLength: 8 })
  .map((entries): RawRecord => deepFreeze(Object.fromEntries(entries)));

const EVERY_FUNCTION = [
  ...['capitalize()', 'trim()', 'toLowerCase()', 'toUpperCase()', 'toNumber()', 'toNumber(",")', 'toBoolean()'],
  ...['toString()', 'removeHTMLTags()', 'convert("cm", "in")', 'split(",")', 'split("", 1)', 'slice(1, -1)'],
  ...['match("(a+)+$")', 'match("\\d+")', 'replace("a", "b")', 'join("-")', 'first()', 'last()', 'unique()'],
  ...['compact()', 'length()', 'default("x")', 'round(1)', 'toFixed(2)', 'abs()', 'prefix("p")'],
  ...['suffix("s")', 'toDate()'],
  ...[
    'value + 1',
    'value - 1',
    '-value',
    'value < record.b',
    'value == record.a',
    'value ? record : 1',
    'record.a[0].b',
  ],
];

describe('any text given as a transform', () => {
  const accepts = (rule: MappingRule, record: RawRecord): boolean => {
    try {
      compileMapping(checkMapping([rule]), FORMAT).apply(record, SILENT);
      return true;
    } catch (error) {
      if (!(error instanceof FeedmillError) || error.code !== 'BAD_USER_INPUT') throw error;
      return false;
    }
  };

  it('yields a value or a FeedmillError, in less than 50 ms', () => {
    const times: number[] = [];
    const record = deepFreeze({ a: '<b>12,50 €</b>', b: [1, '2'] });
    fc.assert(
      fc.property(anyText, (text) => {
        times.push(timed(() => accepts({ sourceField: 'a', targetField: 'A', transform: text }, record)));
        accepts({ where: text }, record);
        accepts({ sourceField: text, targetField: 'A' }, record);
      }),
      { numRuns: numRuns(1_000) },
    );
    expect(median(times)).toBeLessThan(50);
  });

  it.each(['(', '!', '-', 'trim(', '[', 'value?', 'value+', 'value.', '"', '\\', '9', 'é', ' ', 'value??'])(
    'is refused in less than 50 ms also as 2,000 times %s',
    (sign) => {
      const times = [1, 2, 3, 4, 5].map(() =>
        timed(() => accepts({ sourceField: 'a', targetField: 'A', transform: sign.repeat(2_000) }, {})),
      );
      expect(median(times)).toBeLessThan(50);
    },
  );
});

describe('any JSON given as a record', () => {
  const mappings = EVERY_FUNCTION.flatMap((transform) =>
    ['a', 'a.b', 'a[*].b', 'b[-1]'].map((sourceField) =>
      compileMapping(
        checkMapping([
          { where: 'record.a == record.a' },
          { sourceField, targetField: 'A', transform },
          { sourceField, targetField: 'B', transform, choices: { x: ['1', 'true'], y: [''] } },
          { sourceField, targetField: 'C' },
        ]),
        FORMAT,
      ),
    ),
  );

  it('yields a result, is not changed, and changes no prototype', () => {
    const before = [Object.prototype, Array.prototype, String.prototype].map((each) => Reflect.ownKeys(each).length);
    fc.assert(
      fc.property(records, (record) => {
        const written = JSON.stringify(record);
        for (const mapping of mappings) {
          const product = mapping.apply(record, SILENT);
          if (product === null) continue;
          expect(isJson(product)).toBe(true);
          expect(Object.getPrototypeOf(product)).toBe(Object.prototype);
          expect(Object.keys(product).every((name) => name in FORMAT)).toBe(true);
        }
        expect(JSON.stringify(record)).toBe(written);
      }),
      { numRuns: numRuns(100) },
    );
    const after = [Object.prototype, Array.prototype, String.prototype].map((each) => Reflect.ownKeys(each).length);
    expect(after).toEqual(before);
  });

  it.each([null, 1, 'text', [], [{}]])(
    'yields a product without values also for %j, which is not a record',
    (record) => {
      const mapping = compileMapping(checkMapping([{ sourceField: 'a', targetField: 'A' }]), FORMAT);
      expect(mapping.apply(record as unknown as RawRecord, SILENT)).toEqual({ A: null });
    },
  );
});

describe('match takes linear time', () => {
  const PATTERNS = [
    '(a+)+$',
    '(a|aa)+$',
    '(a|a?)+$',
    '(.*a){5}$',
    '^(([a-z])+.)+[A-Z]([a-z])+$',
    '(\\\\w+\\\\s?)*$',
    'a*a*a*a*b',
  ];

  it.each(PATTERNS)('%s on 20,000 characters is done in less than 200 ms', (pattern) => {
    const rule = { sourceField: 'a', targetField: 'A', transform: `match("${pattern}")` };
    const mapping = compileMapping(checkMapping([rule]), FORMAT);
    const record = { a: 'a'.repeat(20_000) + '!' };
    expect(median([1, 2, 3].map(() => timed(() => mapping.apply(record, SILENT))))).toBeLessThan(200);
  });
});
