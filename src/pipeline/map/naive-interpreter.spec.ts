import fc from 'fast-check';
import {
  evaluate,
  FUNCTIONS,
  interpret,
  isEmpty,
  KEYS,
  type NaiveRule,
  type Tree,
  write,
} from '../../../test/support/naive-mapping.js';
import { numRuns } from '../../../test/support/sizes.js';
import { type TargetFormat } from '../target-format.js';
import { checkMapping, compileMapping } from './compile-mapping.js';

const scalars = fc.oneof(
  fc.constantFrom(null, true, false, '', ' ', '0', '1', '7', '-2.5', 'Red', 'dark red', 'b a', 'a,b,c', 'é'),
  fc.integer({ min: -5, max: 5 }),
);
const literals = scalars.map((value): Tree => ({ kind: 'literal', value }));
const trees = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    literals,
    fc.constantFrom<Tree>({ kind: 'value' }, { kind: 'record' }),
    fc.record({
      kind: fc.constant('step' as const),
      of: fc.oneof(tie('tree'), fc.constantFrom<Tree>({ kind: 'value' }, { kind: 'record' })),
      key: fc.oneof(fc.constantFrom(...KEYS), fc.integer({ min: -2, max: 2 })),
    }),
    fc.record({
      kind: fc.constant('unary' as const),
      sign: fc.constantFrom('!' as const, '-' as const),
      of: tie('tree'),
    }),
    fc.record({
      kind: fc.constant('binary' as const),
      sign: fc.constantFrom(...'|| && ?? == != === !== < <= > >= + - * / %'.split(' ')),
      left: tie('tree'),
      right: tie('tree'),
    }),
    fc.record({ kind: fc.constant('choice' as const), test: tie('tree'), then: tie('tree'), otherwise: tie('tree') }),
    fc
      .tuple(
        fc.constantFrom(...Object.keys(FUNCTIONS), 'default'),
        tie('tree'),
        literals,
        fc.integer({ min: -2, max: 2 }),
      )
      .map(([name, of, arg, index]): Tree => {
        if (name === 'split') {
          const by: Tree = { kind: 'literal', value: ',' };
          return { kind: 'call', of, name, args: [by, { kind: 'literal', value: index }] };
        }
        return { kind: 'call', of, name, args: ['prefix', 'join', 'default'].includes(name) ? [arg] : [] };
      }),
  ),
})).tree;
const values = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    scalars,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...KEYS), tie('value'), { maxKeys: 3 }),
  ),
})).value;
const records = fc.dictionary(fc.constantFrom(...KEYS, 'a[0]', "'c'"), values, { maxKeys: 6 });
const sources = fc.array(fc.oneof(fc.constantFrom(...KEYS), fc.integer({ min: -2, max: 2 })), {
  minLength: 1,
  maxLength: 3,
});
const choices = fc.dictionary(
  fc.constantFrom('one', 'two', 'three'),
  fc.array(fc.constantFrom('red', 'dark red', 'a', 'b', '1', '0', '', 'true'), { minLength: 1, maxLength: 3 }),
  { minKeys: 1 },
);

const writePath = (steps: readonly (string | number)[]): string =>
  steps
    .map((each, i) => {
      if (typeof each === 'number' || !/^\p{L}+$/u.test(each)) return `[${JSON.stringify(each)}]`;
      return i === 0 ? each : `.${each}`;
    })
    .join('');

const rules: fc.Arbitrary<NaiveRule> = fc
  .record({
    source: sources,
    tree: fc.option(trees),
    choices: fc.option(choices, { freq: 3 }),
    otherwise: fc.option(scalars),
    targetField: fc.constantFrom('A', 'B'),
  })
  .map(({ source, tree, choices: some, otherwise, targetField }) => ({
    source,
    tree,
    rule: {
      sourceField: writePath(source),
      targetField,
      ...(tree && { transform: write(tree) }),
      ...(some && { choices: some }),
      ...(otherwise !== null && { default: otherwise }),
    },
  }));

const FORMAT: TargetFormat = { A: { type: 'string' }, B: { type: 'string' } };
const isShort = (tree: Tree): boolean => write(tree).length <= 2_000;
const SILENT = { add: () => undefined };
// In JSON, 0 and -0 are one number.
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

it('a compiled mapping equals a naive interpreter', () => {
  fc.assert(
    fc.property(
      fc.array(rules, { minLength: 1, maxLength: 4 }),
      fc.array(records, { minLength: 1, maxLength: 4 }),
      (all, some) => {
        fc.pre(all.every(({ tree }) => !tree || isShort(tree)));
        const mapping = compileMapping(checkMapping(all.map(({ rule }) => rule)), FORMAT);
        for (const record of some) {
          const expected: Record<string, unknown> = {};
          for (const each of all) {
            const found = expected[each.rule.targetField!] ?? null;
            expected[each.rule.targetField!] = isEmpty(found) ? interpret(each, record) : found;
          }
          expect(asJson(mapping.apply(record, SILENT))).toEqual(asJson(expected));
        }
      },
    ),
    { numRuns: numRuns(3_000) },
  );
});

it('a compiled where equals a naive interpreter', () => {
  const readsRecord = (tree: Tree): boolean => !/\bvalue\b/.test(write(tree)) && isShort(tree);
  fc.assert(
    fc.property(trees.filter(readsRecord), records, (tree, record) => {
      const mapping = compileMapping(checkMapping([{ where: write(tree) }]), FORMAT);
      expect(mapping.apply(record, SILENT) !== null).toBe(Boolean(evaluate(tree, { value: null, record })));
    }),
    { numRuns: numRuns(1_000) },
  );
});
