import { Injectable, Module } from '@nestjs/common';
import { TransformFunction, type TransformFunctionContract } from '../../src/extensions/transform-function.js';
import { type Json, TestApp } from '../support/app.js';
import { LAMP_FORMAT, LAMP_MAPPING, lamps, runJob, type ShopFeed, startShopFeed, text } from '../support/shop-feed.js';

/** A transform that remembers for which titles it was asked. */
@Injectable()
@TransformFunction('witness')
class Witness implements TransformFunctionContract {
  static mapped: unknown[] = [];

  apply(value: unknown): unknown {
    Witness.mapped.push(value);
    return value;
  }
}

@Module({ providers: [Witness] })
class WitnessModule {}

const RULES = LAMP_MAPPING.map((rule) =>
  rule.targetField === 'Name' ? { ...rule, transform: 'witness().trim()' } : rule,
);
const SAVE_MAPPING = 'mutation ($id: ID!, $mapping: JSON!) { saveMapping(name: "Lamps", id: $id, mapping: $mapping) }';

let app: TestApp;
let feed: ShopFeed;
let jobID: string;
let mappingID: string;

beforeAll(async () => {
  app = await TestApp.start({ RETRY_ATTEMPTS: '0' }, { imports: [WitnessModule] });
});
beforeEach(async () => {
  feed = await startShopFeed(lamps(0, 100));
  jobID = await app.saveJob({
    source: { sourceRequest: { type: 'Request', url: feed.url } },
    mapping: { data: RULES },
    targetFormat: { data: LAMP_FORMAT },
  });
  await app.settle();
  const { getJob } = await app.ask('query ($id: ID!) { getJob(id: $id) { mappingID } }', { id: jobID });
  mappingID = getJob.mappingID as string;
});
afterEach(() => feed.close());
afterAll(() => app?.close());

/** A run, and the titles of the records that it mapped. */
async function run(): Promise<{ counts: Json; mapped: unknown[]; said: Json }> {
  Witness.mapped = [];
  const said = await runJob(app, jobID);
  return { counts: said['counts'] as Json, mapped: Witness.mapped, said };
}

const names = async (): Promise<string[]> =>
  (await app.productsOf(jobID)).nodes.map(({ data }) => data['Name'] as string);

it('a record that is what it was is not mapped again, and counts as unchanged', async () => {
  expect(await run()).toMatchObject({ counts: { read: 100, mapped: 100, unchanged: 100, removed: 0 }, mapped: [] });
  feed.records = [...lamps(1, 99), { ...lamps(99, 100)[0], title: 'Another name' }, ...lamps(100, 101)];
  expect(await run()).toMatchObject({
    counts: { read: 100, added: 1, updated: 1, unchanged: 98, removed: 1 },
    mapped: ['Another name', 'Lamp 100'],
  });
  expect(await names()).toContain('Another name');
});

it('a dry run does not map it either', async () => {
  Witness.mapped = [];
  const { startRun } = await app.ask('mutation ($id: ID!) { startRun(jobID: $id, dryRun: true) { id } }', {
    id: jobID,
  });
  await app.settle();
  const { getRun } = await app.ask(
    'query ($id: ID!) { getRun(id: $id) { status counts { read unchanged } } }',
    startRun,
  );
  expect(getRun).toEqual({ status: 'SUCCEEDED', counts: { read: 100, unchanged: 100 } });
  expect(Witness.mapped).toEqual([]);
});

it('a record that comes twice is a duplicate, whether it is known or not', async () => {
  feed.records = [...lamps(0, 100), ...lamps(0, 2), { ...lamps(1, 2)[0], title: 'The same lamp by another name' }];
  expect(await run()).toMatchObject({ counts: { read: 103, duplicates: 3, mapped: 100, unchanged: 100 } });
});

it('a run in which many records repeat a product says so, known or not', async () => {
  feed.records = [...lamps(0, 100), ...lamps(0, 20)];
  for (let runs = 0; runs < 2; runs++) {
    const { said } = await run();
    expect(said).toMatchObject({ status: 'SUCCEEDED', reason: null, counts: { duplicates: 20, unchanged: 100 } });
    expect(said['message']).toMatch(/^20 of 120 records/);
  }
});

it('after the mapping was edited everything is mapped again, and then known again', async () => {
  await app.ask(SAVE_MAPPING, {
    id: mappingID,
    mapping: RULES.map((rule) =>
      rule.targetField === 'Name' ? { ...rule, transform: 'witness().trim().replace("Lamp 7", "Seven")' } : rule,
    ),
  });
  const first = await run();
  expect(first.mapped).toHaveLength(100);
  expect(first.counts).toMatchObject({ updated: 11, unchanged: 89 });
  expect((await run()).mapped).toEqual([]);
  // Back to a mapping that was there before: what it made then says nothing of what the catalogue holds now.
  await app.ask(SAVE_MAPPING, { id: mappingID, mapping: RULES });
  expect(await run()).toMatchObject({ counts: { updated: 11, unchanged: 89 } });
  expect(await names()).toEqual(expect.arrayContaining(['Lamp 7', 'Lamp 70']));
  expect((await run()).mapped).toEqual([]);
});

it('what a run under another mapping found and did not commit misleads nobody', async () => {
  await app.ask(SAVE_MAPPING, {
    id: mappingID,
    mapping: RULES.map((rule) =>
      rule.targetField === 'Name' ? { ...rule, transform: 'witness().trim().slice(0, 5)' } : rule,
    ),
  });
  feed.respond = text('application/json', JSON.stringify(lamps(0, 100)).slice(0, -1));
  expect((await run()).said).toMatchObject({ status: 'FAILED', reason: 'SOURCE_TRUNCATED' });
  feed.respond = null;
  await app.ask(SAVE_MAPPING, { id: mappingID, mapping: RULES });
  expect(await run()).toMatchObject({ counts: { updated: 0, unchanged: 100 } });
  expect(await names()).toContain('Lamp 42');
});

it('a change that no rule reads changes no product, and the record is known from then on', async () => {
  feed.records = [{ ...lamps(0, 1)[0], seen: 'today' }, ...lamps(1, 100)];
  expect(await run()).toMatchObject({ counts: { unchanged: 100, updated: 0 }, mapped: ['Lamp 0'] });
  expect((await run()).mapped).toEqual([]);
});

it.each([
  ['another one', (known: Json, changed: Json) => [changed, known], { updated: 1, unchanged: 0 }, 'Another name'],
  ['what it was', (known: Json, changed: Json) => [known, changed], { updated: 0, unchanged: 1 }, 'Lamp 0'],
])('of two records of one product the first one wins: %s', async (_, order, counts, name) => {
  const [known] = lamps(0, 1) as [Json];
  feed.records = [...order(known, { ...known, title: 'Another name' }), ...lamps(1, 100)];
  expect((await run()).counts).toMatchObject({ ...counts, unchanged: counts.unchanged + 99, duplicates: 1 });
  expect(await names()).toContain(name);
});

it('a feed whose every record is new in what no rule reads stays unchanged, and is not written in every run', async () => {
  const rows = () => app.reader.query<Json[]>('SELECT "rawHash" FROM "product" ORDER BY "row"');
  const before = await rows();
  for (const day of ['Monday', 'Tuesday']) {
    feed.records = lamps(0, 100, { seen: day });
    expect(await run()).toMatchObject({ counts: { unchanged: 100, updated: 0 } });
  }
  expect(await rows()).toEqual(before);
});

it('a record with an issue is looked at in every run, so that the issues of each run are all there', async () => {
  feed.records = [...lamps(0, 99), { ...lamps(99, 100)[0], link: undefined, on_sale: 'perhaps' }, { title: 'No link' }];
  const issuesOf = async () => (await app.runsOf(jobID))[0]?.['issueCounts'];
  await run();
  const first = await issuesOf();
  expect(first).not.toEqual([]);
  await run();
  expect(await issuesOf()).toEqual(first);
});
