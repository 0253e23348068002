import { Catalogue } from '../../src/catalogue/catalogue.entity.js';
import { Database } from '../../src/database/database.js';
import { type Json, TestApp } from '../support/app.js';
import { jobOfShelf, type Shelf, startShelf, waresFrom } from '../support/shelf.js';

const CHANGES = `query ($jobID: ID!, $since: Int!, $first: Int, $after: String) {
  getChanges(jobID: $jobID, sinceVersion: $since, first: $first, after: $after) {
    currentVersion pageInfo { hasNextPage endCursor }
    nodes { version event productID data changedFields { name from to } } } }`;

let app: TestApp;
let shelf: Shelf;
let jobID: string;

beforeEach(async () => {
  app = await TestApp.start();
  shelf = await startShelf(waresFrom(1, 5));
  jobID = await app.saveJob(jobOfShelf(shelf));
  await app.settle();
});
afterEach(async () => {
  await app.close();
  await shelf.close();
});

async function run(): Promise<void> {
  await app.ask('mutation ($id: ID!) { runJob(id: $id) }', { id: jobID });
}

async function page(since: number, first = 50, after?: string | null): Promise<Json> {
  return (await app.ask(CHANGES, { jobID, since, first, after })).getChanges;
}

/** All changes since a version, by pages of a size; `between` is done after each page. */
async function changesSince(since: number, first: number, between = () => Promise.resolve()): Promise<Json[]> {
  const nodes: Json[] = [];
  let after: string | null = null;
  do {
    const { pageInfo, ...answer } = await page(since, first, after);
    expect(answer.nodes.length).toBeLessThanOrEqual(first);
    nodes.push(...answer.nodes);
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    await between();
  } while (after !== null);
  return nodes;
}

function replay(changes: readonly Json[]): Map<string, unknown> {
  const products = new Map<string, unknown>();
  for (const { event, productID, data } of changes) {
    expect(products.has(productID)).toBe(event !== 'ADDED');
    if (event === 'REMOVED') {
      expect(products.get(productID)).toEqual(data);
      products.delete(productID);
    } else products.set(productID, data);
  }
  return products;
}

async function catalogue(): Promise<Map<string, unknown>> {
  return new Map((await app.productsOf(jobID)).nodes.map(({ id, data }) => [id, data]));
}

/** Four versions in which wares come, change, go, and come back. */
async function liveAWhile(): Promise<void> {
  shelf.wares = [...waresFrom(1, 3), { name: 'Ware 4', price: 12, note: 'dearer' }, ...waresFrom(6, 2)];
  await run();
  shelf.wares = [{ name: 'Ware 4', price: 12 }, ...waresFrom(5, 3), ...waresFrom(1, 2)];
  await run();
  shelf.wares = [...waresFrom(1, 5), ...waresFrom(9, 3)];
  await run();
}

it('tells what came, what changed and in which fields, and what went, in the order of versions', async () => {
  shelf.wares = [...waresFrom(1, 3), { name: 'Ware 4', price: 12, note: 'dearer' }, { name: 'Ware 6', price: 1 }];
  await run();
  const { nodes, currentVersion, pageInfo } = await page(0);
  expect(currentVersion).toBe(2);
  expect(pageInfo.hasNextPage).toBe(false);
  // The rows of a version may be written in any order; what was removed comes last.
  expect(new Set(nodes.slice(0, 5).map(({ event, data }: Json) => `${event} ${data.Name}`))).toEqual(
    new Set([1, 2, 3, 4, 5].map((number) => `ADDED Ware ${number}`)),
  );
  expect(nodes.map(({ version }: Json) => version)).toEqual([1, 1, 1, 1, 1, 2, 2, 2]);
  const removed = nodes[7];
  const [added, updated] = nodes.slice(5, 7).sort((a: Json, b: Json) => (a.event < b.event ? -1 : 1));
  expect(added).toMatchObject({ event: 'ADDED', data: { Name: 'Ware 6' } });
  expect(updated).toMatchObject({
    event: 'UPDATED',
    data: { Name: 'Ware 4', Price: 12, Note: 'dearer' },
    changedFields: [
      { name: 'Price', from: 10, to: 12 },
      { name: 'Note', from: '', to: 'dearer' },
    ],
  });
  expect(added.changedFields).toBeNull();
  expect(removed).toMatchObject({ event: 'REMOVED', data: { Name: 'Ware 5', Price: 10 }, changedFields: null });
  expect(removed.productID).toBe(nodes.find(({ data }: Json) => data.Name === 'Ware 5').productID);
});

it('yields the catalogue when the changes since 0 are replayed over an empty one, whatever the size of a page', async () => {
  await liveAWhile();
  const whole = await changesSince(0, 1000);
  expect(replay(whole)).toEqual(await catalogue());
  for (const first of [1, 2, 3, 7]) expect(await changesSince(0, first)).toEqual(whole);
  expect((await changesSince(2, 2)).map(({ version }) => version)).toEqual(
    whole.map(({ version }) => version as number).filter((version) => version > 2),
  );
});

it('shows a client that pages one version to the end, while runs commit', async () => {
  await liveAWhile();
  const before = await changesSince(0, 1000);
  let price = 20;
  const during = await changesSince(0, 4, async () => {
    shelf.wares = waresFrom(1, 5, price++);
    await run();
  });
  expect(during).toEqual(before);
});

it('tells nothing of a run that failed', async () => {
  shelf.status = 500;
  shelf.wares = waresFrom(1, 9, 99);
  await run();
  expect(await page(1)).toMatchObject({ nodes: [], currentVersion: 1, pageInfo: { hasNextPage: false } });
});

it('says VERSION_GONE for changes that are not kept any more, also in the middle of a paging', async () => {
  await liveAWhile();
  const { pageInfo } = await page(1, 1);
  await app.nest.get(Database).transact((manager) => manager.update(Catalogue, { jobID }, { oldestVersion: 2 }));
  expect(await app.refusal(CHANGES, { jobID, since: 0 })).toMatchObject({ code: 'VERSION_GONE' });
  expect(await app.refusal(CHANGES, { jobID, since: 1, after: pageInfo.endCursor })).toMatchObject({
    code: 'VERSION_GONE',
  });
  expect((await page(2)).nodes.length).toBeGreaterThan(0);
  expect((await page(4)).nodes).toEqual([]);
});

it('says VERSION_GONE where all that a purged version changed is gone, however short the pages are', async () => {
  shelf.wares = waresFrom(1, 4);
  await run();
  shelf.wares = waresFrom(1, 7);
  await run();
  const purge = ['UPDATE "catalogue" SET "oldestVersion" = 2', 'DELETE FROM "product" WHERE "validUntil" <= 2'];
  await app.nest.get(Database).transact(async (manager) => {
    for (const sql of purge) await manager.query(sql);
  });
  expect(await app.refusal(CHANGES, { jobID, since: 1, first: 2 })).toMatchObject({
    code: 'VERSION_GONE',
    message: expect.stringMatching(/^The changes of version 2 .+ getProducts.+getJob/) as string,
  });
  expect((await page(2, 2)).nodes).toMatchObject([{ event: 'ADDED', version: 3 }, { event: 'ADDED' }]);
});

it('refuses versions that are not there, other cursors and other jobs', async () => {
  const refusal = (variables: object) => app.refusal(CHANGES, { jobID, since: 0, ...variables });
  expect(await refusal({ since: -1 })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'sinceVersion' });
  expect(await refusal({ since: 2 })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'sinceVersion' });
  expect(await refusal({ first: 0 })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'first' });
  expect(await refusal({ after: 'nonsense' })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'after' });
  const { pageInfo } = await page(0, 1);
  expect(await refusal({ since: 1, after: pageInfo.endCursor })).toMatchObject({ code: 'BAD_USER_INPUT' });
  expect(await refusal({ jobID: 'nobody' })).toMatchObject({ code: 'NOT_FOUND', field: 'jobID' });
});
