import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { Database } from '../../src/database/database.js';
import { query } from '../../src/database/sql.js';
import { TestApp } from '../support/app.js';
import { holdAnswers, jobOfLamps, lamps, startShopFeed } from '../support/shop-feed.js';
import { type Editions, jobOfEditions, startEditions } from '../support/editions.js';

const NO_LIMIT = 1_073_741_823;
const SPARE_PAGES = 60;

let folder: string;
let app: TestApp;
let feed: Editions;

/** Always on SQLite, whose file can be given a limit; on PostgreSQL a full disk fails a statement like any other error. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'feedmill-'));
  app = await TestApp.start({}, { databaseUrl: `sqlite:${join(folder, 'full.sqlite')}` });
  feed = await startEditions(100);
});
afterEach(async () => {
  await app?.close();
  await feed?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function limitPages(pages: number): Promise<void> {
  await app.nest.get(Database).transact((manager) => manager.query(`PRAGMA max_page_count = ${pages}`));
}

async function pageCount(): Promise<number> {
  return (await query<{ page_count: number }>(app.reader.manager, 'PRAGMA page_count'))[0]!.page_count;
}

/** As on a disk on which nothing has room any more: every statement that writes fails. */
async function refuseWrites(refuse: boolean): Promise<void> {
  await app.nest.get(Database)['write'].query(`PRAGMA query_only = ${Number(refuse)}`);
}

const runJob = (id: string) => app.graphql('mutation ($id: ID!) { runJob(id: $id) }', { id });

it('fails a run that fills the disk with INTERNAL, and leaves the catalogue as it was', async () => {
  const jobID = await app.saveJob(jobOfEditions(feed));
  await app.settle();
  const before = await app.productsOf(jobID);
  Object.assign(feed, { records: 3_000, characters: 1_000, edition: 2 });
  await limitPages((await pageCount()) + SPARE_PAGES);

  const { data, extensions } = await runJob(jobID);
  expect(data['runJob']).toBe(false);
  expect(extensions?.['runs']?.['runJob']).toMatchObject({ status: 'FAILED', reason: 'INTERNAL' });
  expect(await app.productsOf(jobID)).toEqual(before);
  const rows = await query(
    app.reader.manager,
    'SELECT "row" FROM "product" WHERE "validFrom" <> 1 OR "validUntil" IS NOT NULL',
  );
  expect(rows).toEqual([]);
  expect((await app.ask('query ($id: ID!) { getJob(id: $id) { health } }', { id: jobID })).getJob.health).toBe(
    'FAILING',
  );

  await limitPages(NO_LIMIT);
  expect((await runJob(jobID)).data['runJob']).toBe(true);
  const { totalCount, nodes } = await app.productsOf(jobID);
  expect([totalCount, nodes[0]!.data['Edition']]).toEqual([3_000, 2]);
  expect(await query(app.reader.manager, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
});

it('begins a run again of which not even the end could be written, once there is room', async () => {
  const shop = await startShopFeed(lamps(0, 100));
  const jobID = await app.saveJob(jobOfLamps(shop));
  await app.settle();
  const before = await app.productsOf(jobID);
  shop.records = lamps(0, 100, { price: 1 });
  const held = holdAnswers(shop);
  const { startRun } = await app.ask('mutation ($id: ID!) { startRun(jobID: $id) { id } }', { id: jobID });
  await held.arrived(1);
  await refuseWrites(true);
  held.release();
  await app.settle();
  expect(await app.runsOf(jobID)).toMatchObject([{ id: startRun.id, status: 'RUNNING' }, { trigger: 'INITIAL' }]);
  expect(await app.productsOf(jobID)).toEqual(before);

  await refuseWrites(false);
  await app.tick();
  expect((await app.runsOf(jobID))[0]).toMatchObject({ id: startRun.id, status: 'RUNNING' });
  app.clock.advance(61 / 3_600);
  await app.tick();
  expect(await app.runsOf(jobID)).toMatchObject([
    { id: startRun.id, status: 'SUCCEEDED', counts: { updated: 100 } },
    { trigger: 'INITIAL' },
  ]);
  await shop.close();
});

it('goes on with a run whose lease could not be renewed once', async () => {
  const { databaseUrl } = app;
  await app.stop();
  app = await TestApp.start({ RUN_LEASE: '200ms' }, { databaseUrl });
  const shop = await startShopFeed(lamps(0, 100));
  const held = holdAnswers(shop);
  const jobID = await app.saveJob(jobOfLamps(shop));
  await held.arrived(1);
  const warnings = jest.spyOn(Logger.prototype, 'warn');
  const warned = new Promise<void>((resolve) => warnings.mockImplementation(() => resolve()));
  await refuseWrites(true);
  await warned;
  await refuseWrites(false);
  held.release();
  await app.settle();
  expect(warnings.mock.calls[0]?.[0]).toMatch(/^The lease of run .+ was not renewed/);
  warnings.mockRestore();
  expect(await app.runsOf(jobID)).toMatchObject([{ status: 'SUCCEEDED', counts: { added: 100 } }]);
  await shop.close();
});
