import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';
import { checkMapping, compileMapping } from '../../src/pipeline/map/compile-mapping.js';
import { BUILT_IN_FUNCTIONS } from '../../src/pipeline/map/functions.js';
import { type MappingRule } from '../../src/pipeline/mapping.js';
import { BUILT_IN_ATTRIBUTES } from '../../src/pipeline/normalise/attributes.js';
import { checkTargetFormat } from '../../src/pipeline/normalise/check-target-format.js';
import { compileFormat } from '../../src/pipeline/normalise/compile-format.js';
import { FIELD_TYPES, type TargetField, type TargetFormat } from '../../src/pipeline/target-format.js';
import { BUILT_IN_FORMATS } from '../../src/target-formats/built-in/index.js';

const MAPPINGS = readFileSync('docs/mappings.md', 'utf8');
const FORMATS = readFileSync('docs/target-formats.md', 'utf8');
const NOBODY = { add: () => undefined };

/** The rows of every table with this header, in order, each as its cells. */
function tables(text: string, header: string): string[][][] {
  const found = text.split(`${header}\n`).slice(1);
  return found.map((after) => {
    const [, ...lines] = after.split('\n');
    const rows = lines.slice(
      0,
      lines.findIndex((line) => !line.startsWith('|')),
    );
    return rows.map((row) => row.split(/(?<!\\)\|/).slice(1, -1));
  });
}

function rowsOf(text: string, header: string): string[][] {
  const rows = tables(text, header).flat();
  if (rows.length === 0) throw new Error(`No table has the header ${header}`);
  return rows;
}

/** The code in a cell; in a table a pipe is written with a backslash. */
const codeOf = (cell = ''): string => /^ `(.+)` $/.exec(cell)?.[1]?.replaceAll('\\|', '|') ?? '';
const jsonOf = (cell = ''): unknown => JSON.parse(codeOf(cell));

/** The blocks of JSON on a page, in order. */
const blocksOf = (text: string): unknown[] =>
  [...text.matchAll(/^```json\n(.+?)^```$/gms)].map(([, block = '']) => JSON.parse(block) as unknown);

describe('docs/mappings.md', () => {
  const [record, mapping] = blocksOf(MAPPINGS) as [Record<string, unknown>, MappingRule[]];
  const [ofElements = [], ofLists = []] = tables(MAPPINGS, '| function | what it does | example | result |');
  const functions = [...ofElements, ...ofLists];

  /** What one rule finds in a record, which is the one of the page unless another is given. */
  function found(rule: MappingRule, from: Record<string, unknown> = record): unknown {
    const compiled = compileMapping(checkMapping([{ ...rule, targetField: 'A' }]), { A: { type: 'string' } });
    return compiled.apply(from, NOBODY)?.['A'];
  }

  it('has a row for each built-in function, with its parameters, and none for anything else', () => {
    const described = functions.map(([signature]) => {
      const [, name = '', parameters = ''] = /^ `(\w+)\((.*)\)` $/.exec(signature ?? '') ?? [];
      const names = parameters.split(', ').filter((each) => each !== '');
      return [name, names.filter((each) => !each.endsWith('?')).length, names.length];
    });
    const builtIn = [...BUILT_IN_FUNCTIONS.values()].map(({ name, arity }) => [name, ...arity]);
    expect(described.sort()).toEqual(builtIn.sort());
  });

  it('tells the functions that work on each element from those that take a list as a whole', () => {
    const mapsElements = ([signature]: string[]): boolean | undefined =>
      BUILT_IN_FUNCTIONS.get(codeOf(signature).replace(/\(.*/, ''))?.mapsElements;
    expect(ofElements.map(mapsElements)).toEqual(ofElements.map(() => true));
    expect(ofLists.map(mapsElements)).toEqual(ofLists.map(() => false));
  });

  it.each(functions)('says the truth of%s', (signature, _, example, result) => {
    expect(codeOf(example)).toContain(`.${codeOf(signature).replace(/\(.*/, '(')}`);
    expect(found({ transform: codeOf(example) })).toEqual(jsonOf(result));
  });

  it.each(rowsOf(MAPPINGS, '| operators | what is particular | example | result |'))(
    'says the truth of%s',
    (operators, _, example, result) => {
      const named = [...(operators ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name.replaceAll('\\|', '|'));
      expect(named.some((name) => codeOf(example).includes(name))).toBe(true);
      expect(found({ transform: codeOf(example) })).toEqual(jsonOf(result));
    },
  );

  it.each(rowsOf(MAPPINGS, '| sourceField | what it means | value |'))(
    'finds%sby what is said of it',
    (sourceField, _, value) => expect(found({ sourceField: codeOf(sourceField) })).toEqual(jsonOf(value)),
  );

  it.each(rowsOf(MAPPINGS, "| text | `toNumber()` | `toNumber(',')` |"))('reads%sas%sor%s', (text, plain, comma) => {
    const source = { v: codeOf(text) };
    expect(found({ sourceField: 'v', transform: 'toNumber()' }, source)).toEqual(jsonOf(plain));
    expect(found({ sourceField: 'v', transform: "toNumber(',')" }, source)).toEqual(jsonOf(comma));
  });

  it.each(rowsOf(MAPPINGS, '| value | becomes | pass |'))('chooses for%s%s', (value, choice) => {
    const choices = JSON.parse(/For the choices `(.+?)`/.exec(MAPPINGS)?.[1] ?? '') as MappingRule['choices'];
    expect(found({ sourceField: 'v', choices }, { v: jsonOf(value) })).toEqual(jsonOf(choice));
  });

  it('shows a mapping that takes its record, and fits the default format', () => {
    const format = BUILT_IN_FORMATS.find((each) => each.default)?.format ?? {};
    expect(compileMapping(checkMapping(mapping, BUILT_IN_FUNCTIONS, { format }), format).apply(record, NOBODY)).toEqual(
      {
        Name: 'Coffee Mug',
        Price: 1299,
        Currency: 'EUR',
        SKU: 'MUG-1',
        Availability: 'in stock',
      },
    );
  });

  it('shows a query that the schema takes', () => {
    const query = /^```graphql\n(.+?)^```$/ms.exec(MAPPINGS)?.[1] ?? '';
    expect(validate(buildSchema(readFileSync('schema.gql', 'utf8')), parse(query))).toEqual([]);
  });
});

describe('docs/target-formats.md', () => {
  const attributes = rowsOf(FORMATS, '| attribute | fits | what it makes, and what is valid | example | becomes |');
  const fitsOf = (cell = ''): readonly string[] => (cell === ' all ' ? FIELD_TYPES : cell.trim().split(', '));

  /** What a field makes of a value; `rejected` when it rejects the record. */
  function normalised(field: Omit<TargetField, 'type'> & { type: unknown }, value: unknown): unknown {
    const product = compileFormat(checkTargetFormat({ A: field })).normalise({ A: value }, NOBODY);
    return product === null ? 'rejected' : product['A'];
  }

  it('has rows for each built-in attribute, with the types that it fits, and none for anything else', () => {
    const described = new Map<string, string[]>();
    for (const [name, fits] of attributes)
      described.set(codeOf(name), [...(described.get(codeOf(name)) ?? []), ...fitsOf(fits)]);
    expect([...described]).toEqual([...BUILT_IN_ATTRIBUTES.values()].map(({ name, types }) => [name, types]));
  });

  it.each(attributes.filter(([, , , example]) => codeOf(example) !== ''))(
    'says the truth of%sfor%s',
    (name, fits, _, example, result) => {
      const field = { type: fitsOf(fits)[0], attributes: [codeOf(name)] };
      const becomes = result === ' rejected ' ? 'rejected' : jsonOf(result);
      expect(normalised(field, jsonOf(example))).toEqual(becomes);
    },
  );

  it('leaves only an attribute without an example that no value shows', () =>
    expect(attributes.filter(([, , , example]) => codeOf(example) === '').map(([name]) => codeOf(name))).toEqual([
      'indexProductID',
    ]));

  const types = rowsOf(FORMATS, '| type | what is read | example | becomes | without a value |');

  it('has a row for each type', () => expect(types.map(([type]) => codeOf(type))).toEqual(FIELD_TYPES));

  it.each(types)('says the truth of%s', (type, _, example, result, none) => {
    const field = {
      type: codeOf(type),
      ...(codeOf(type) === 'object' && { fields: { Size: { type: 'number' } as const } }),
    };
    expect(normalised(field, jsonOf(example))).toEqual(jsonOf(result));
    expect(normalised(field, null)).toEqual(jsonOf(none));
  });

  it.each(rowsOf(FORMATS, '| text | as `datetime` |'))('reads%sas%s', (text, datetime) =>
    expect(normalised({ type: 'string', attributes: ['datetime'] }, codeOf(text))).toBe(codeOf(datetime)),
  );

  it('lists the fields of the built-in formats as they are', () => {
    const SHORT: Readonly<Record<string, string>> = { required: 'r', primary: 'p' };
    const described = ([name, { type, attributes: own = [], choices = [] }]: [string, TargetField]): string => {
      const marks = own.map((each) => SHORT[each] ?? each);
      const about = [
        ...(type === 'string' ? [] : [type]),
        ...['r', 'p'].filter((each) => marks.includes(each)),
        ...marks.filter((each) => each.length > 1),
        ...(choices.length > 0 ? [`choices: ${choices.join(', ')}`] : []),
      ].join(', ');
      return `\`${name}\`${about === '' ? '' : ` (${about})`}`;
    };
    expect(rowsOf(FORMATS, '| format | fields |').map((cells) => cells.map((cell) => cell.trim()))).toEqual(
      BUILT_IN_FORMATS.map(({ name, default: isDefault, format }) => [
        `${name}${isDefault ? ' (the default)' : ''}`,
        Object.entries(format).map(described).join(', '),
      ]),
    );
  });

  it('shows what validateProducts answers about its product', () => {
    const [format, product, answer] = blocksOf(FORMATS) as [TargetFormat, unknown, unknown];
    expect(compileFormat(checkTargetFormat(format)).validate(product)).toEqual(answer);
  });
});
