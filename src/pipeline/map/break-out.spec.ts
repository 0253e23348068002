import { FeedmillError } from '../../common/errors.js';
import { type RawRecord } from '../../common/records.js';
import { type MappingRule } from '../mapping.js';
import { type TargetFormat } from '../target-format.js';
import { checkMapping, compileMapping } from './compile-mapping.js';

/** Set by any text below that is executed. */
const MARK = '__brokenOut';
const globals = globalThis as Record<string, unknown>;

const CODE = `globalThis.${MARK} = 1`;
const HOSTILE = [
  CODE,
  `");${CODE};("`,
  `');${CODE};('`,
  `\`\${${CODE}}\``,
  `\${${CODE}}`,
  `\\");${CODE};//`,
  `\\u0022);${CODE};(\\u0022`,
  `"\\u0022);${CODE};(\\u0022"`,
  `'\\x27);${CODE};(\\x27'`,
  `*/ ${CODE} /*`,
  `/* */ ${CODE}`,
  `// \n${CODE}`,
  `<!-- ${CODE}`,
  `\u2028${CODE}\u2029`,
  `"\u2028${CODE}"`,
  `\n};${CODE};{\n`,
  `(() => { ${CODE} })()`,
  `function () { ${CODE} }`,
  `(${CODE}, 1)`,
  `constructor.constructor("${CODE}")()`,
  `value.constructor.constructor("${CODE}")()`,
  `value["constructor"]["constructor"]("${CODE}")()`,
  `value["\\u0063onstructor"]`,
  `value['__pro\\x74o__']`,
  `record.\\u0063onstructor`,
  `trim.constructor("${CODE}")`,
  `trim().constructor("${CODE}")()`,
  'constructor',
  '__proto__',
  'prototype',
  'value.__proto__',
  'record.__proto__.polluted',
  'record["__proto__"]["polluted"]',
  'a.__proto__.polluted',
  'a["constructor"].b',
  '[constructor]',
  '["__proto__"]',
  'this',
  'this.constructor',
  'globalThis',
  'process.exit(1)',
  'require("fs")',
  'import("fs")',
  'eval("1")',
  'Function("1")()',
  'arguments',
  'issues.add()',
  'issues',
  'k0',
  'k0()',
  't',
  'f0',
  'new Date()',
  'value = 1',
  'record.a = 1',
  'record.a++',
  'delete record.a',
  'typeof value',
  'void 0',
  'async',
  'await value',
  'yield',
  'get x() {}',
  '{ get a() { return 1 } }',
  '__defineGetter__("a", value)',
  'value.__defineGetter__("a")',
  'record.__lookupGetter__("a")',
  'valueOf()',
  'hasOwnProperty("a")',
  'toLocaleString()',
  'value?.a',
  '...value',
  'value`x`',
  '/x/.test(value)',
  'value[value]',
  'value["a" + "b"]',
  '\0',
  '\ud800',
  '"\ud800"',
  '\uffff',
];

const DEEP = 20_000;
const LONG = [
  'x'.repeat(1_000_000),
  '('.repeat(100_000),
  '['.repeat(DEEP),
  '!'.repeat(DEEP),
  '-'.repeat(DEEP),
  'a.'.repeat(DEEP),
  'a[0]'.repeat(DEEP),
  '['.repeat(DEEP) + ']'.repeat(DEEP),
  'value ? '.repeat(DEEP),
  '1+'.repeat(999) + '1',
  'value&&'.repeat(285) + '1',
  'trim('.repeat(DEEP),
  '"'.repeat(100_001),
  "'" + '\\'.repeat(100_000),
  ' '.repeat(500_000),
];

const FORMAT: TargetFormat = {
  A: { type: 'string' },
  B: { type: 'object', fields: { C: { type: 'string' } } },
  ...Object.fromEntries([...HOSTILE, ...LONG].map((name) => [name, { type: 'string' }])),
};

function deep(levels: number, wrap: (inner: unknown) => unknown): unknown {
  let value: unknown = 1;
  for (let i = 0; i < levels; i++) value = wrap(value);
  return value;
}

const RECORDS: RawRecord[] = [
  {},
  JSON.parse(
    '{ "__proto__": { "polluted": 1 }, "constructor": { "prototype": { "polluted": 1 } }, "a": { "__proto__": { "polluted": 1 } } }',
  ) as RawRecord,
  Object.fromEntries([...HOSTILE, ...LONG].map((key) => [key, key])),
  { a: HOSTILE, b: LONG },
  { a: deep(DEEP, (inner) => [inner]) },
  { a: deep(DEEP, (inner) => ({ a: inner })) },
  Object.assign(Object.create(null) as RawRecord, { a: 1 }),
];

/** Checks, compiles and applies a rule. A rule may be refused, with a `FeedmillError`; nothing else may happen. */
function tryRule(rule: MappingRule): unknown[] | null {
  let mapping;
  try {
    mapping = compileMapping(checkMapping([rule]), FORMAT);
  } catch (error) {
    expect(error).toBeInstanceOf(FeedmillError);
    expect(error).toMatchObject({ code: 'BAD_USER_INPUT' });
    return null;
  }
  return RECORDS.map((record) => mapping.apply(record, { add: (_code, _field, message) => void message() }));
}

const prototypes = [Object, Array, String, Number, Boolean, Function].map(({ prototype }) => prototype as object);
const shape = () => prototypes.map((prototype) => Reflect.ownKeys(prototype).length);
const before = shape();

afterEach(() => {
  expect(globals[MARK]).toBeUndefined();
  expect(({} as RawRecord)['polluted']).toBeUndefined();
  expect(shape()).toEqual(before);
});

describe.each(
  [...HOSTILE, ...LONG].map((text) => [
    text.length > 60 ? `${text.slice(0, 20)}… (${text.length})` : JSON.stringify(text),
    text,
  ]),
)('the text %s', (_, text) => {
  it('breaks out of nothing', () => {
    const rules: MappingRule[] = [
      { sourceField: 'a', targetField: 'A', transform: text },
      { targetField: 'A', transform: text },
      { where: text },
      { sourceField: text, targetField: 'A' },
      { sourceField: `'${text}'`, targetField: 'A' },
      { sourceField: `a["${text}"]`, targetField: 'A' },
      { sourceField: 'a', targetField: text },
      { sourceField: 'a', targetField: `B.${text}` },
      { sourceField: 'a', targetField: 'A', choices: { [text]: ['x', ''] } },
      { sourceField: 'a', targetField: 'A', choices: { [text]: [text], b: [''] } },
      { targetField: 'A', default: text },
      { targetField: 'A', default: { [text]: text } },
      ...['match', 'prefix', 'toDate', 'split', 'join', 'toNumber', 'default'].map((name) => ({
        sourceField: 'a',
        targetField: 'A',
        transform: `${name}(${JSON.stringify(text)})`,
      })),
    ];
    for (const rule of rules) tryRule(rule);
  });
});

describe('names that lead out of the data', () => {
  it.each(['__proto__', 'constructor', 'prototype'])('%s is refused wherever it is named', (name) => {
    const rules: MappingRule[] = [
      { sourceField: name, targetField: 'A' },
      { sourceField: `a.${name}.b`, targetField: 'A' },
      { sourceField: `a["${name}"]`, targetField: 'A' },
      { sourceField: `a[0].${name}`, targetField: 'A' },
      { sourceField: 'a', targetField: name },
      { sourceField: 'a', targetField: `B.${name}` },
      { sourceField: 'a', targetField: 'A', transform: `value.${name}` },
      { targetField: 'A', transform: `record['${name}']` },
      { where: `record.a.${name}` },
    ];
    for (const rule of rules) expect([rule, tryRule(rule)]).toEqual([rule, null]);
  });

  it('are plain names as choices and in values', () => {
    const rule = {
      sourceField: 'x',
      targetField: 'A',
      choices: JSON.parse('{ "__proto__": ["y"] }') as Record<string, string[]>,
    };
    const mapping = compileMapping(checkMapping([rule]), FORMAT);
    expect(mapping.apply({ x: 'y' }, { add: () => undefined })).toEqual({ A: '__proto__' });
  });
});

it('does not read inherited or computed properties', () => {
  const inherited = Object.create({ a: 'inherited' }) as RawRecord;
  for (const transform of ['record.toString', 'record.hasOwnProperty', 'record.__defineGetter__', 'record.valueOf']) {
    const mapping = compileMapping(checkMapping([{ targetField: 'A', transform }]), FORMAT);
    expect(mapping.apply({}, { add: () => undefined })).toEqual({ A: null });
    expect(mapping.apply(inherited, { add: () => undefined })).toEqual({ A: null });
  }
});
