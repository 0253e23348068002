import { Database } from '../../src/database/database.js';
import { query } from '../../src/database/sql.js';
import { TestApp } from '../support/app.js';
import { type Editions, jobOfEditions, startEditions } from '../support/editions.js';

const DAY = 24;

let app: TestApp;
let feed: Editions;
let jobID: string;

/** A job that no slot runs, of whose records none is right. */
beforeEach(async () => {
  app = await TestApp.start();
  feed = await startEditions(2);
  const targetFormat = { data: { Name: { type: 'string' }, Brand: { type: 'string', attributes: ['required'] } } };
  const mapping = { data: [{ sourceField: 'Name', targetField: 'Name' }] };
  jobID = await app.saveJob({ ...jobOfEditions(feed), mapping, targetFormat });
  await app.settle();
  await app.ask('mutation ($id: ID!) { pauseJob(id: $id) }', { id: jobID });
});
afterEach(async () => {
  await app?.close();
  await feed?.close();
});

async function run(times: number): Promise<void> {
  for (let i = 0; i < times; i++) await app.ask('mutation ($id: ID!) { runJob(id: $id) }', { id: jobID });
}

/** The ids of the job's runs, newest first. */
async function runIDs(): Promise<string[]> {
  const runs = await query<{ id: string }>(app.reader.manager, 'SELECT "id" FROM "run" ORDER BY "id" DESC');
  return runs.map(({ id }) => id);
}

const issuesOf = (runID: string): Promise<unknown[]> =>
  query(app.reader.manager, 'SELECT * FROM "run_issue" WHERE "runID" = ?', [runID]);

it('keeps runs for 90 days, and the last 20 of a job for ever', async () => {
  await run(22);
  const runs = await runIDs();
  expect(runs).toHaveLength(23);
  app.clock.advance(90 * DAY - 1);
  await app.tick();
  expect(await runIDs()).toEqual(runs);
  app.clock.advance(2);
  await app.tick();
  expect(await runIDs()).toEqual(runs.slice(0, 20));
  await run(5);
  app.clock.advance(400 * DAY);
  await app.tick();
  expect((await runIDs()).slice(5)).toEqual(runs.slice(0, 15));
});

it('keeps every run that is younger, however many there are', async () => {
  await run(5);
  app.clock.advance(91 * DAY);
  await run(30);
  const runs = await runIDs();
  await app.tick();
  expect(await runIDs()).toEqual(runs.slice(0, 30));
});

it('never lets go of a run that is going', async () => {
  await run(24);
  const runs = await runIDs();
  const until = (await app.clock.now()).getTime() + 200 * DAY * 3_600_000;
  await app.nest
    .get(Database)
    .transact((manager) =>
      query(
        manager,
        `UPDATE "run" SET "status" = 'RUNNING', "finishedAt" = NULL, "leaseOwner" = 'another', "leaseUntil" = ? WHERE "id" = ?`,
        [until, runs.at(-1)],
      ),
    );
  app.clock.advance(91 * DAY);
  await app.tick();
  expect(await runIDs()).toEqual([...runs.slice(0, 20), runs.at(-1)]);
});

it('keeps issues for 14 days, and their counts with the run', async () => {
  const [first] = await runIDs();
  app.clock.advance(13 * DAY);
  await run(1);
  const [second] = await runIDs();
  await app.tick();
  expect(await issuesOf(first!)).toHaveLength(2);
  app.clock.advance(1 * DAY + 1);
  await app.tick();
  expect(await issuesOf(first!)).toHaveLength(0);
  expect(await issuesOf(second!)).toHaveLength(2);
  expect((await app.runsOf(jobID))[1]).toMatchObject({
    id: first,
    issueCounts: [{ code: 'REQUIRED_MISSING', field: 'Brand', count: 2 }],
  });
});

it('lets go of the issues of a run with the run, also where issues are kept for longer', async () => {
  const { databaseUrl, clock } = app;
  await app.stop();
  const again = await TestApp.start({ ISSUES_KEPT: '1000d', RUNS_KEPT: '1d' }, { databaseUrl, clock });
  const drop = app;
  app = again;
  await run(20);
  const oldest = (await runIDs()).at(-1)!;
  expect(await issuesOf(oldest)).toHaveLength(2);
  clock.advance(2 * DAY);
  await app.tick();
  expect(await runIDs()).toHaveLength(20);
  expect(await issuesOf(oldest)).toHaveLength(0);
  await app.stop();
  app = drop;
});
