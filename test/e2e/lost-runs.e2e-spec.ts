import { Database } from '../../src/database/database.js';
import { Job } from '../../src/jobs/job.entity.js';
import { RunRecovery } from '../../src/jobs/runs/run-recovery.js';
import { Run } from '../../src/jobs/runs/run.entity.js';
import { type Json, TestApp } from '../support/app.js';
import { newDatabase } from '../support/new-database.js';
import { ServerProcess } from '../support/server.js';
import { holdAnswers, jobOfLamps, lamps, runOf, type ShopFeed, startShopFeed } from '../support/shop-feed.js';

const SAVE =
  'mutation ($source: SourceInput!, $mapping: MappingInput, $targetFormat: TargetFormatInput) { saveJob(source: $source, mapping: $mapping, targetFormat: $targetFormat) }';
const START = 'mutation ($id: ID!, $dryRun: Boolean) { startRun(jobID: $id, dryRun: $dryRun) { id } }';
const RUN = 'query ($id: ID!) { getRun(id: $id) { status reason message startedAt counts { unchanged } } }';
const JOB = 'query ($id: ID!) { getJob(id: $id) { health lastRun version productCount } }';

let feed: ShopFeed;
let database: { url: string; drop: () => Promise<void> };

beforeEach(async () => {
  feed = await startShopFeed(lamps(0, 100));
  database = await newDatabase();
});
afterEach(async () => {
  await feed.close();
  await database.drop();
});

async function until(condition: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20));
}

describe('a run whose server is killed', () => {
  beforeAll(() => ServerProcess.build(), 120_000);

  /** On PostgreSQL another server may be alive: a lost run is noticed by its lease, which is short here. */
  const boot = (): Promise<ServerProcess> =>
    ServerProcess.start(database.url, { RUN_LEASE: '1s', SCHEDULER_CRON: '* * * * * *' });

  it('begins again twice, and the third time it is over: WORKER_LOST', async () => {
    let server = await boot();
    const saved = async (): Promise<string> => {
      const { saveJob: id } = await server.ask(SAVE, jobOfLamps(feed));
      await until(async () => (await jobNow(id as string))['version'] === 1);
      return id as string;
    };
    const jobNow = async (id: string): Promise<Json> => (await server.ask(JOB, { id }))['getJob'] as Json;
    const [jobID, triedOnly] = [await saved(), await saved()];
    const before = [await jobNow(jobID), await jobNow(triedOnly)];
    const held = holdAnswers(feed);
    const { startRun: real } = await server.ask(START, { id: jobID });
    const { startRun: dry } = await server.ask(START, { id: triedOnly, dryRun: true });
    for (const times of [1, 2, 3]) {
      await held.arrived(2 * times);
      await server.end('SIGKILL');
      server = await boot();
    }
    const lost: Json[] = [];
    for (const id of [real.id, dry.id] as string[]) {
      await until(async () => (await server.ask(RUN, { id }))['getRun'].status === 'FAILED');
      lost.push((await server.ask(RUN, { id }))['getRun'] as Json);
    }
    const end = { reason: 'WORKER_LOST', message: expect.stringMatching(/three times/) as string };
    expect(lost).toMatchObject([end, end]);
    // A dry run says nothing about the health of its job.
    expect([await jobNow(jobID), await jobNow(triedOnly)]).toEqual([
      { ...before[0], health: 'FAILING', lastRun: lost[0]?.['startedAt'] as string },
      before[1],
    ]);
    expect(server.said.join('')).toMatch(/Run ended: run=\S+ job=\S+ status=FAILED reason=WORKER_LOST/);
    held.release();
    await server.end('SIGKILL');
  }, 120_000);
});

describe('a lease that is renewed late', () => {
  it('keeps its run when it is renewed between the look at it and its release', async () => {
    const app = await TestApp.start({}, { databaseUrl: database.url });
    const jobID = await app.saveJob(jobOfLamps(feed));
    await app.settle();
    const now = await app.clock.now();
    const lease = { status: 'RUNNING', leaseOwner: 'another server', startedAt: now } as const;
    const runWith = (leaseUntil: Date) => ({ ...lease, leaseUntil, finishedAt: null });
    const run = await app.reader.manager.findOneByOrFail(Run, { jobID });
    const transact: Database['transact'] = (work) => app.nest.get(Database).transact(work);
    await transact((manager) => manager.update(Run, run.id, runWith(new Date(now.getTime() - 1))));
    const recovery = app.nest.get(RunRecovery);
    let recovered: Promise<void> | undefined;
    await transact(async (manager) => {
      await manager.update(Job, jobID, { paused: false });
      // It reads the old lease, and then waits for this transaction, which has locked the job.
      recovered = recovery.recover();
      for (let reads = 0; reads < 5; reads++) await app.reader.manager.findBy(Run, { jobID });
      await manager.update(Run, run.id, runWith(new Date(now.getTime() + 60_000)));
    });
    await recovered;
    expect(await app.reader.manager.findOneBy(Run, { jobID })).toMatchObject({ ...lease, lostLeases: 0 });
    app.clock.advance(2 / 60);
    await recovery.recover();
    await app.settle();
    expect(await runOf(app, run.id)).toMatchObject({ status: 'SUCCEEDED' });
    await app.stop();
  });
});

describe('a server that lost its lease', () => {
  // Two servers share a database on PostgreSQL only: on SQLite the second one is refused.
  if (!process.env['TEST_DATABASE_URL']) {
    it('cannot be beside another one on one SQLite file', async () => {
      const first = await TestApp.start({}, { databaseUrl: database.url });
      await expect(TestApp.start({}, { databaseUrl: database.url })).rejects.toMatchObject({ code: 'UNAVAILABLE' });
      await first.stop();
    });
    return;
  }

  it('can do nothing more: the run is done by who took it over', async () => {
    const slow = await TestApp.start({}, { databaseUrl: database.url });
    const jobID = await slow.saveJob(jobOfLamps(feed));
    await slow.settle();
    const held = holdAnswers(feed);
    const { startRun } = await slow.ask(START, { id: jobID });
    await held.arrived(1);
    // It is silent for two minutes, as far as the other one can see.
    slow.clock.advance(2 / 60);
    const other = await TestApp.start({}, { databaseUrl: database.url, clock: slow.clock });
    const ticked = other.tick();
    await held.arrived(2);
    feed.records = lamps(0, 100, { title: 'Of the other' });
    held.release();
    await ticked;
    await slow.settle();
    expect(await runOf(other, startRun.id as string)).toMatchObject({ status: 'SUCCEEDED', counts: { updated: 100 } });
    expect(await slow.runsOf(jobID)).toHaveLength(2);
    const [row] = await slow.nest
      .get(Database)
      .transact((manager) => manager.query<Json[]>(`SELECT "lostLeases" FROM "run" WHERE "id" = '${startRun.id}'`));
    expect(row).toEqual({ lostLeases: 1 });
    await other.stop();
    await slow.stop();
  });
});
