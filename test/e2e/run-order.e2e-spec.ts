import { Database } from '../../src/database/database.js';
import { NumberRuns1764000000008 } from '../../src/database/migrations/1764000000008-number-runs.js';
import { query } from '../../src/database/sql.js';
import { type Json, TestApp } from '../support/app.js';
import { Receiver, saveWebhook } from '../support/receiver.js';
import { approveRun, jobOfLamps, lamps, runJob, type ShopFeed, startShopFeed, status } from '../support/shop-feed.js';

let app: TestApp;
let feed: ShopFeed;
let receiver: Receiver;
let jobID: string;

beforeEach(async () => {
  app = await TestApp.start();
  [feed, receiver] = await Promise.all([startShopFeed(lamps(0, 100)), Receiver.start()]);
  jobID = await app.saveJob(jobOfLamps(feed));
  await app.settle();
});
afterEach(async () => {
  await app.close();
  await Promise.all([feed.close(), receiver.close()]);
});

/** Gives a run the id that a server would have given it whose clock is far ahead of all others. Returns that id. */
async function ahead(runID: string): Promise<string> {
  const id = `ffffffff${runID.slice(8)}`;
  await app.nest.get(Database).transact(async (manager) => {
    await query(manager, 'UPDATE "run" SET "id" = ? WHERE "id" = ?', [id, runID]);
    await query(manager, 'UPDATE "catalogue_version" SET "runID" = ? WHERE "runID" = ?', [id, runID]);
  });
  return id;
}

const statuses = async (): Promise<string[]> => (await app.runsOf(jobID)).map(({ status }) => status as string);

async function pages(first: number): Promise<string[]> {
  const query =
    'query ($id: ID!, $first: Int, $after: String) { getJob(id: $id) { runs(first: $first, after: $after) { nodes { status } pageInfo { endCursor hasNextPage } } } }';
  const found: string[] = [];
  let after: string | null = null;
  do {
    const { getJob }: Json = await app.ask(query, { id: jobID, first, after });
    found.push(...getJob.runs.nodes.map(({ status }: Json) => status as string));
    after = getJob.runs.pageInfo.hasNextPage ? (getJob.runs.pageInfo.endCursor as string) : null;
  } while (after !== null);
  return found;
}

describe('when the clock of one server is ahead of the others', () => {
  it('delivers the next failed run to RUN_FAILED, with the version of the catalogue after it', async () => {
    const [first] = await app.runsOf(jobID);
    await ahead(first!['id'] as string);
    await saveWebhook(app, { url: receiver.origin, event: 'RUN_FAILED', jobID });
    feed.respond = status(404);
    const failed = await runJob(app, jobID);
    await app.settle();
    expect(receiver.payloads).toMatchObject([{ runID: failed['runID'], version: 1 }]);
    await ahead(failed['runID'] as string);
    feed.respond = null;
    feed.records = lamps(0, 101);
    await runJob(app, jobID);
    feed.respond = status(404);
    const again = await runJob(app, jobID);
    await app.settle();
    expect(receiver.payloads.slice(1)).toMatchObject([{ runID: again['runID'], version: 2 }]);
  });

  it('lists the runs of a job newest first, on one page or on several', async () => {
    feed.respond = status(404);
    const failed = await runJob(app, jobID);
    await ahead(failed['runID'] as string);
    feed.respond = null;
    await runJob(app, jobID);
    const inOrder = ['SUCCEEDED', 'FAILED', 'SUCCEEDED'];
    expect(await statuses()).toEqual(inOrder);
    expect(await pages(1)).toEqual(inOrder);
  });

  it('refuses to approve a run after which another one committed', async () => {
    feed.records = lamps(0, 20);
    const withheld = await ahead((await runJob(app, jobID))['runID'] as string);
    feed.records = lamps(0, 100);
    await runJob(app, jobID);
    const approve = 'mutation ($id: ID!) { approveRun(runID: $id) { id } }';
    expect(await app.refusal(approve, { id: withheld })).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('counts the largest size of a catalogue from the last approved run on', async () => {
    const [first] = await app.runsOf(jobID);
    await ahead(first!['id'] as string);
    feed.records = lamps(0, 50);
    const withheld = await runJob(app, jobID);
    expect(withheld).toMatchObject({ reason: 'REMOVALS_WITHHELD' });
    expect(await approveRun(app, withheld['runID'] as string)).toMatchObject({ counts: { removed: 50 } });
    // 22 % of 50: fewer than 60 % of the 100 products before the approval would be left.
    feed.records = lamps(0, 40);
    expect(await runJob(app, jobID)).toMatchObject({ status: 'SUCCEEDED', counts: { removed: 10 } });
  });
});

it('numbers the runs of each job from 1 in the order of their requests, also when many are requested at once', async () => {
  const other = await app.saveJob(jobOfLamps(feed));
  const start = 'mutation ($id: ID!, $dryRun: Boolean) { startRun(jobID: $id, dryRun: $dryRun) { id } }';
  await Promise.all(
    [jobID, other].flatMap((id) => [app.ask(start, { id, dryRun: true }), app.ask(start, { id, dryRun: false })]),
  );
  await app.settle();
  const numbers = await query<{ number: number }>(
    app.reader.manager,
    'SELECT "number" FROM "run" WHERE "jobID" = ? ORDER BY "number"',
    [jobID],
  );
  expect(numbers.map(({ number }) => number)).toEqual([1, 2, 3]);
});

it('migrates stored runs and webhooks: numbers by id, and the position of a webhook stays', async () => {
  const { id: hookID } = await saveWebhook(app, { url: receiver.origin, event: 'RUN_FAILED', jobID });
  feed.respond = status(404);
  for (let runs = 0; runs < 2; runs++) await runJob(app, jobID);
  await app.settle();
  const stored = () => app.reader.query('SELECT "id", "number" FROM "run" ORDER BY "number"');
  const position = () => app.reader.query(`SELECT "lastRunNumber" FROM "webhook" WHERE "id" = '${hookID}'`);
  const [runs, place] = [await stored(), await position()];
  expect(place).toEqual([{ lastRunNumber: 3 }]);
  await app.nest.get(Database).transact(async ({ queryRunner }) => {
    const migration = new NumberRuns1764000000008();
    await migration.down(queryRunner!);
    await migration.up(queryRunner!);
  });
  expect([await stored(), await position()]).toEqual([runs, place]);
  await runJob(app, jobID);
  await app.settle();
  expect(receiver.payloads).toHaveLength(3);
});
