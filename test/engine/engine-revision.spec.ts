import { hash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { ENGINE_REVISION } from '../../src/pipeline/engine-revision.js';
import { BUILT_IN_FUNCTIONS } from '../../src/pipeline/map/functions.js';
import { productsToday, SAMPLE, type SampleProduct } from './sample.js';

const FILE = 'test/engine/recorded-sample.json';
const RECORD = 'RECORD_ENGINE_SAMPLE=1 npm test -- test/engine/engine-revision';

interface Recorded {
  /** The ENGINE_REVISION of the program that made the products. */
  readonly revision: number;
  /** Of the records, mappings and target formats: other ones may have other products without another revision. */
  readonly sampleHash: string;
  readonly products: Readonly<Record<string, readonly SampleProduct[]>>;
}

const sampleHash = hash('sha256', JSON.stringify(SAMPLE), 'base64url');
// As they are stored: JSON has neither undefined nor -0.
const products = JSON.parse(JSON.stringify(productsToday())) as Recorded['products'];

function readRecorded(): Recorded | null {
  return existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Recorded) : null;
}

/** What is wrong with the recorded sample, with the cure; null when nothing is. */
function mistakeIn(recorded: Recorded | null): string | null {
  if (recorded?.sampleHash !== sampleHash) return `The sample has changed. Record it again with: ${RECORD}`;
  const names = Object.keys(products).filter((name) => !isDeepStrictEqual(products[name], recorded.products[name]));
  if (names.length > 0 && recorded.revision === ENGINE_REVISION) {
    return `The engine makes other products of the same records (${names.join('; ')}). If that is meant, raise ENGINE_REVISION in src/pipeline/engine-revision.ts, so that the next runs correct the catalogues, and record the sample again with: ${RECORD}`;
  }
  if (recorded.revision === ENGINE_REVISION) return null;
  return `The sample was recorded at revision ${recorded.revision}, and ENGINE_REVISION is ${ENGINE_REVISION}. Record it again with: ${RECORD}`;
}

/** One product a line, so that a diff shows what changes for users. */
function write(): void {
  const cases = Object.entries(products).map(
    ([name, list]) =>
      `    ${JSON.stringify(name)}: [\n${list.map((each) => `      ${JSON.stringify(each)}`).join(',\n')}\n    ]`,
  );
  const head = `  "revision": ${ENGINE_REVISION},\n  "sampleHash": ${JSON.stringify(sampleHash)}`;
  writeFileSync(FILE, `{\n${head},\n  "products": {\n${cases.join(',\n')}\n  }\n}\n`);
}

if (process.env['RECORD_ENGINE_SAMPLE']) {
  it('records the sample, but not other products under the same revision', () => {
    const recorded = readRecorded();
    const mistake = mistakeIn(recorded);
    if (recorded?.sampleHash === sampleHash && recorded.revision === ENGINE_REVISION && mistake)
      throw new Error(mistake);
    write();
  });
} else {
  it('makes the recorded products of the sample, or has another ENGINE_REVISION and a sample recorded at it', () => {
    const mistake = mistakeIn(readRecorded());
    if (mistake) throw new Error(mistake);
  });
}

it('has a mistake when products change, when the revision changes, and when the sample changes', () => {
  const recorded = { revision: ENGINE_REVISION, sampleHash, products };
  const [name = ''] = Object.keys(products);
  const changed = { ...products, [name]: [{ id: 'x', product: { Name: 'Another' } }] };
  expect(mistakeIn(recorded)).toBeNull();
  expect(mistakeIn({ ...recorded, products: changed })).toMatch(
    /raise ENGINE_REVISION .* record the sample again with: /,
  );
  expect(mistakeIn({ ...recorded, revision: ENGINE_REVISION - 1 })).toContain(
    'Record it again with: RECORD_ENGINE_SAMPLE=1',
  );
  expect(mistakeIn({ ...recorded, products: changed, revision: ENGINE_REVISION - 1 })).toContain(
    'Record it again with: ',
  );
  expect(mistakeIn({ ...recorded, sampleHash: 'another' })).toContain('Record it again with: ');
});

it('has every built-in function in the sample', () => {
  const text = JSON.stringify(SAMPLE);
  expect([...BUILT_IN_FUNCTIONS.keys()].filter((name) => !text.includes(`${name}(`))).toEqual([]);
});

it('has products of every case in the sample', () => {
  const made = (name: string) => products[name]?.filter(({ product }) => product !== null).length ?? 0;
  expect(SAMPLE.filter(({ name }) => made(name) === 0).map(({ name }) => name)).toEqual([]);
});
