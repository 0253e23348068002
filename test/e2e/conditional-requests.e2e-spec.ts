import { type Json, TestApp } from '../support/app.js';
import {
  dryRun,
  jobOfLamps,
  LAMP_FORMAT,
  LAMP_MAPPING,
  lamps,
  runJob,
  type ShopFeed,
  startShopFeed,
  status,
} from '../support/shop-feed.js';

const NOTHING = { read: 0, mapped: 0, added: 0, updated: 0, unchanged: 0, removed: 0, removalsWithheld: 0 };

let app: TestApp;
let feed: ShopFeed;
let jobID: string;

beforeAll(async () => {
  app = await TestApp.start();
});
beforeEach(async () => {
  feed = await startShopFeed(lamps(0, 100));
  feed.etag = '"one"';
  jobID = await app.saveJob(jobOfLamps(feed));
  await app.settle();
});
afterEach(async () => {
  await feed.close();
});
afterAll(async () => {
  await app?.close();
});

/** The etag that the last request named; undefined when it wanted the feed in any case. */
const asked = (): unknown => feed.requests.at(-1)?.['if-none-match'];

async function parts(): Promise<Json> {
  const { getJob } = await app.ask(
    'query ($id: ID!) { getJob(id: $id) { sourceID mappingID targetSchemaID version } }',
    { id: jobID },
  );
  return getJob as Json;
}

it('asks for a newer feed only, and when there is none the run succeeded and changed nothing', async () => {
  expect(asked()).toBeUndefined();
  const before = await app.productsOf(jobID);
  expect(await runJob(app, jobID)).toMatchObject({ answer: true, status: 'SUCCEEDED', reason: null, counts: NOTHING });
  expect(asked()).toBe('"one"');
  expect(await app.productsOf(jobID)).toEqual(before);
  expect((await parts())['version']).toBe(1);
  // And again: the version of the document is still known.
  expect(await runJob(app, jobID)).toMatchObject({ counts: NOTHING });
  feed.etag = '"two"';
  feed.records = lamps(0, 101);
  expect(await runJob(app, jobID)).toMatchObject({ counts: { read: 101, added: 1 } });
  expect(await runJob(app, jobID)).toMatchObject({ counts: NOTHING });
  expect(asked()).toBe('"two"');
});

it('wants the whole feed after a change of the mapping, so that no 304 hides it', async () => {
  const { mappingID } = await parts();
  await app.ask('mutation ($id: ID!, $mapping: JSON!) { saveMapping(id: $id, name: "Edited", mapping: $mapping) }', {
    id: mappingID as string,
    mapping: LAMP_MAPPING.map((rule) =>
      rule.targetField === 'Price' ? { ...rule, transform: 'toNumber() * 2' } : rule,
    ),
  });
  expect(await runJob(app, jobID)).toMatchObject({ status: 'SUCCEEDED', counts: { updated: 100 } });
  expect(asked()).toBeUndefined();
  await runJob(app, jobID);
  expect(asked()).toBe('"one"');
});

it('wants the whole feed after a change of the target format or the source', async () => {
  const { targetSchemaID, sourceID } = await parts();
  const format = { ...LAMP_FORMAT, Colour: { type: 'string' } };
  await app.ask('mutation ($id: ID!, $format: [JSON!]!) { saveTargetFormat(id: $id, targetFormat: $format) }', {
    id: targetSchemaID as string,
    format: [format],
  });
  expect(await runJob(app, jobID)).toMatchObject({ counts: { updated: 100 } });
  expect(asked()).toBeUndefined();
  await app.ask('mutation ($id: ID!, $source: SourceRequest!) { saveSource(id: $id, source: $source) }', {
    id: sourceID as string,
    source: { type: 'Request', url: `${feed.url}?other` },
  });
  await runJob(app, jobID);
  expect(asked()).toBeUndefined();
  await runJob(app, jobID);
  expect(asked()).toBe('"one"');
});

it.each([
  ['that was held back', () => (feed.records = lamps(0, 50)), 'REMOVALS_WITHHELD'],
  [
    'that rejected records',
    () => (feed.records = [...lamps(0, 98), ...lamps(98, 100, { title: '' })]),
    'RECORDS_REJECTED',
  ],
  ['that a guard stopped', () => (feed.records = lamps(0, 100, { price: 0 })), 'VALUE_COLLAPSE'],
  ['that is not proved complete', () => (feed.unproved = true), null],
])('wants the whole feed after a run %s', async (_, change, reason) => {
  feed.etag = '"two"';
  change();
  expect(await runJob(app, jobID)).toMatchObject({ reason });
  await runJob(app, jobID);
  expect(asked()).toBeUndefined();
});

it('still asks by the last complete run after one that could not read its source', async () => {
  feed.respond = status(404);
  expect(await runJob(app, jobID)).toMatchObject({ reason: 'SOURCE_NOT_FOUND' });
  feed.respond = null;
  expect(await runJob(app, jobID)).toMatchObject({ status: 'SUCCEEDED', counts: NOTHING });
  expect(asked()).toBe('"one"');
});

it('leaves dry runs out of it: they read the whole feed, and no later run builds on them', async () => {
  feed.etag = '"two"';
  feed.records = lamps(0, 101);
  expect(await dryRun(app, jobID)).toMatchObject({ counts: { read: 101, added: 1 } });
  expect(asked()).toBeUndefined();
  expect(await runJob(app, jobID)).toMatchObject({ counts: { read: 101, added: 1 } });
  expect(asked()).toBe('"one"');
});
