import { readFileSync, writeFileSync } from 'node:fs';
import { type IssueCode } from '../../src/common/issues.js';
import { ENGINE_REVISION } from '../../src/pipeline/engine-revision.js';
import { checkMapping, compileMapping } from '../../src/pipeline/map/compile-mapping.js';
import { checkTargetFormat } from '../../src/pipeline/normalise/check-target-format.js';
import { compileFormat } from '../../src/pipeline/normalise/compile-format.js';
import { RECORDS, RULES, TARGET_FORMAT } from './sample.js';

/** What the engine made of the sample when it was recorded. */
interface Recorded {
  readonly revision: number;
  readonly products: readonly unknown[];
}

const FILE = new URL('sample.json', import.meta.url);
const CURE =
  'Raise ENGINE_REVISION in src/pipeline/engine-revision.ts if the new products are meant, so that catalogues get them, then record the sample again: RECORD_ENGINE_SAMPLE=true npm test -- test/engine';

/** The products of the sample in order, with the issues of each; null for a record that was skipped or rejected. */
function products(): unknown[] {
  const format = checkTargetFormat(TARGET_FORMAT, { field: 'targetFormat' });
  const mapping = compileMapping(checkMapping(RULES, undefined, { format }), format);
  const compiled = compileFormat(format);
  return RECORDS.map((record, i) => {
    const issues: (readonly [IssueCode, string | null])[] = [];
    const sink = { add: (code: IssueCode, field: string | null) => void issues.push([code, field]) };
    const draft = mapping.apply(record, sink);
    const product = draft && compiled.normalise(draft, sink, { sourceID: 'source', recordID: String(i) });
    return { product, issues };
  });
}

it(`makes the products that were recorded for its revision. Cure: ${CURE}`, () => {
  const made = JSON.parse(JSON.stringify(products())) as unknown[];
  if (process.env['RECORD_ENGINE_SAMPLE']) {
    const lines = made.map((product) => JSON.stringify(product)).join(',\n');
    writeFileSync(FILE, `{"revision":${ENGINE_REVISION},"products":[\n${lines}\n]}\n`);
  }
  const recorded = JSON.parse(readFileSync(FILE, 'utf8')) as Recorded;
  expect(made).toEqual(recorded.products);
  expect(recorded.revision).toBe(ENGINE_REVISION);
});

it('covers every function, operator and attribute that a product can depend on', async () => {
  const { BUILT_IN_FUNCTIONS } = await import('../../src/pipeline/map/functions.js');
  const { BUILT_IN_ATTRIBUTES } = await import('../../src/pipeline/normalise/attributes.js');
  const [rules, format] = [JSON.stringify(RULES), JSON.stringify(TARGET_FORMAT)];
  expect([...BUILT_IN_FUNCTIONS.keys()].filter((name) => !rules.includes(`${name}(`))).toEqual([]);
  expect([...BUILT_IN_ATTRIBUTES.keys()].filter((name) => !format.includes(`"${name}"`))).toEqual([]);
});
