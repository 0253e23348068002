import { CatalogueReader } from '../../src/catalogue/read/catalogue-reader.js';
import { Database } from '../../src/database/database.js';
import { query } from '../../src/database/sql.js';
import { JobsScheduler } from '../../src/jobs/jobs.scheduler.js';
import { type Json, TestApp } from '../support/app.js';
import { type Editions, jobOfEditions, seed, startEditions } from '../support/editions.js';
import { download, textOf } from '../support/http.js';

let app: TestApp;
let feed: Editions;
let jobID: string;

async function start(variables: Record<string, string> = {}, records = 3): Promise<void> {
  app = await TestApp.start({ VERSIONS_KEPT: '2', ...variables });
  feed = await startEditions(records);
  jobID = await app.saveJob(jobOfEditions(feed));
  await app.settle();
}
afterEach(async () => {
  await app?.close();
  await feed?.close();
});

/** Runs that each change every product, so that each is a version. */
async function commit(versions: number): Promise<void> {
  for (let i = 0; i < versions; i++) {
    feed.edition++;
    const { runJob } = await app.ask('mutation ($id: ID!) { runJob(id: $id) }', { id: jobID });
    expect(runJob).toBe(true);
  }
}

const rows = <T = Json>(sql: string, parameters: unknown[] = []): Promise<T[]> =>
  query<T>(app.reader.manager, sql, parameters);

/** Until which versions the kept states of products were valid, each once, oldest first. */
async function closedAt(): Promise<number[]> {
  const closed = await rows<{ at: number }>(
    'SELECT DISTINCT "validUntil" AS "at" FROM "product" WHERE "validUntil" IS NOT NULL ORDER BY "validUntil"',
  );
  return closed.map(({ at }) => at);
}

const oldestVersion = async (): Promise<number> =>
  (await rows<{ oldestVersion: number }>('SELECT "oldestVersion" FROM "catalogue"'))[0]!.oldestVersion;

const PAGE =
  'query ($id: ID!, $after: String) { getProducts(jobID: $id, first: 1, after: $after) { totalCount nodes { data } pageInfo { hasNextPage endCursor } } }';

const firstCursor = async (): Promise<string> =>
  (await app.ask(PAGE, { id: jobID })).getProducts.pageInfo.endCursor as string;

async function editionsAfter(cursor: string): Promise<number[]> {
  const editions: number[] = [];
  for (let after: string | null = cursor; after !== null;) {
    const { getProducts }: Json = await app.ask(PAGE, { id: jobID, after });
    editions.push(...getProducts.nodes.map(({ data }: Json) => data.Edition as number));
    after = getProducts.pageInfo.hasNextPage ? getProducts.pageInfo.endCursor : null;
  }
  return editions;
}

async function saveWebhook(event: string): Promise<void> {
  // Nobody listens there: the webhook stays where it is.
  await app.ask(
    'mutation ($jobID: ID!, $event: WebhookEvent!) { saveWebhook(url: "http://127.0.0.1:9/", event: $event, jobID: $jobID) }',
    { jobID, event },
  );
}

const updateWebhooks = (set: string): Promise<unknown> =>
  app.nest.get(Database).transact((manager) => query(manager, `UPDATE "webhook" SET ${set}`));

it('purges what was closed VERSIONS_KEPT commits ago, and nothing that is younger or current', async () => {
  await start();
  await commit(4);
  await app.tick();
  expect(await closedAt()).toEqual([4, 5]);
  expect(await oldestVersion()).toBe(3);
  const { nodes, totalCount } = await app.productsOf(jobID);
  expect([totalCount, nodes.map(({ data }) => data['Edition'])]).toEqual([3, [5, 5, 5]]);
  await app.tick();
  expect(await closedAt()).toEqual([4, 5]);
});

it('goes on with a paging whose version is kept, and answers VERSION_GONE when it was purged', async () => {
  await start();
  const cursor = await firstCursor();
  await commit(2);
  await app.tick();
  expect(await editionsAfter(cursor)).toEqual([1, 1]);
  expect((await app.ask(PAGE, { id: jobID, after: cursor })).getProducts.totalCount).toBe(3);
  await commit(1);
  await app.tick();
  expect(await app.refusal(PAGE, { id: jobID, after: cursor })).toMatchObject({ code: 'VERSION_GONE' });
});

it('answers VERSION_GONE for changes since a purged version, and the others in full', async () => {
  await start();
  await commit(4);
  await app.tick();
  const changes =
    'query ($id: ID!, $since: Int!) { getChanges(jobID: $id, sinceVersion: $since) { nodes { event version } } }';
  expect(await app.refusal(changes, { id: jobID, since: 2 })).toMatchObject({ code: 'VERSION_GONE' });
  const { getChanges } = await app.ask(changes, { id: jobID, since: 3 });
  expect(getChanges.nodes.map(({ event, version }: Json) => `${event} ${version}`)).toEqual([
    ...Array<string>(3).fill('UPDATED 4'),
    ...Array<string>(3).fill('UPDATED 5'),
  ]);
});

it('keeps what an active webhook has yet to deliver', async () => {
  await start();
  await saveWebhook('UPDATED');
  await commit(4);
  await app.tick();
  expect(await closedAt()).toEqual([2, 3, 4, 5]);
  await updateWebhooks('"version" = 2');
  await app.tick();
  expect(await closedAt()).toEqual([3, 4, 5]);
});

it.each([
  ['is disabled', 'UPDATED', `"state" = 'DISABLED'`],
  ['goes by runs', 'RUN_FAILED', '"version" = 0'],
])('keeps nothing for a webhook that %s', async (_, event, set) => {
  await start();
  await saveWebhook(event);
  await updateWebhooks(set);
  await commit(4);
  await app.tick();
  expect(await closedAt()).toEqual([4, 5]);
});

it('does not purge a version while it is exported', async () => {
  await start();
  await seed(app, jobID, 2_000, 8_000);
  const answer = await download(app.nest, `/jobs/${jobID}/products.ndjson`);
  await new Promise((resolve) => answer.body.once('readable', resolve));
  // Nothing of the seeded products comes any more, which is more than a run may remove.
  await app.nest
    .get(Database)
    .transact((manager) => query(manager, `UPDATE "product" SET "validUntil" = 3 WHERE "hash" = 'seeded'`));
  await app.nest
    .get(Database)
    .transact((manager) => query(manager, 'UPDATE "catalogue" SET "version" = 3, "productCount" = 3'));
  await commit(4);
  await app.tick();
  expect(await oldestVersion()).toBe(2);
  const lines = (await textOf(answer)).trimEnd().split('\n');
  expect(lines).toHaveLength(2_003);
  await app.tick();
  expect(await oldestVersion()).toBe(5);
  expect(await closedAt()).toEqual([6, 7]);
});

it('cuts off a read whose version was purged by another process, rather than to go on with what is left', async () => {
  await start({}, 600);
  const reads = app.nest.get(CatalogueReader);
  const pages = reads.pages(await reads.current(jobID), 100);
  expect((await pages.next()).value).toHaveLength(100);
  await commit(1);
  await app.nest.get(Database).transact((manager) => query(manager, 'UPDATE "catalogue" SET "oldestVersion" = 2'));
  await expect(pages.next()).rejects.toMatchObject({ code: 'VERSION_GONE' });
});

it('keeps the history of sizes for as long as guards look back, and then lets it go', async () => {
  await start();
  const versions = async () =>
    (await rows<{ version: number }>('SELECT "version" FROM "catalogue_version" ORDER BY "version"')).map(
      ({ version }) => version,
    );
  await commit(4);
  app.clock.advance(7 * 24);
  await commit(4);
  await app.tick();
  expect([await oldestVersion(), await versions()]).toEqual([7, [1, 2, 3, 4, 5, 6, 7, 8, 9]]);
  app.clock.advance(2 * 24);
  await app.tick();
  // Version 5 was in force when the last eight days began.
  expect(await versions()).toEqual([5, 6, 7, 8, 9]);
});

it('lets the writes of the API go first', async () => {
  await start();
  await seed(app, jobID, 60_000, 50);
  await app.nest
    .get(Database)
    .transact((manager) => query(manager, `UPDATE "product" SET "validUntil" = 3 WHERE "hash" = 'seeded'`));
  await app.nest
    .get(Database)
    .transact((manager) => query(manager, 'UPDATE "catalogue" SET "version" = 3, "productCount" = 3'));
  await commit(3);
  // The tick itself waits for nothing of it: the next one must come in time.
  await app.nest.get(JobsScheduler).tick();
  const save = 'mutation { saveMapping(name: "x", mapping: { sourceField: "a", targetField: "Name" }) }';
  const left = 'SELECT COUNT(*) AS "left" FROM "product" WHERE "hash" = \'seeded\'';
  const seen: number[] = [];
  do {
    await app.ask(save);
    seen.push(Number((await rows<{ left: number }>(left))[0]!.left));
  } while (seen.at(-1) !== 0);
  await app.settle();
  // Some writes were done while the purge was at work.
  expect(seen.filter((each) => each > 0 && each < 60_000).length).toBeGreaterThan(3);
});

it('deletes everything that a deleted job leaves behind', async () => {
  await start();
  await commit(2);
  await app.ask('mutation ($id: ID!) { deleteJob(id: $id) }', { id: jobID });
  await app.tick();
  for (const table of ['product', 'catalogue', 'catalogue_version', 'absence', 'run', 'run_issue']) {
    expect(await rows(`SELECT * FROM "${table}"`)).toEqual([]);
  }
});
