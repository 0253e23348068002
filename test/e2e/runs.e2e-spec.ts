import { Injectable, Module } from '@nestjs/common';
import { Database } from '../../src/database/database.js';
import { Catalogue } from '../../src/catalogue/catalogue.entity.js';
import { FeedmillError, type RawRecord, SourceConnector, type SourceConnectorContract } from '../../src/index.js';
import { type Json, TestApp } from '../support/app.js';
import {
  holdAnswers,
  jobOfLamps,
  LAMP_FORMAT,
  LAMP_MAPPING,
  lamps,
  runJob,
  runOf,
  type ShopFeed,
  startShopFeed,
  status,
  text,
} from '../support/shop-feed.js';

/** What happens while a source of the silent platform is saved. */
let meanwhile: () => Promise<unknown> = () => Promise.resolve();

/** A platform that never answers in time. */
@Injectable()
@SourceConnector({ type: 'Silent' })
class SilentConnector implements SourceConnectorContract {
  async check(): Promise<void> {
    await meanwhile();
  }

  read(): AsyncIterable<RawRecord[]> {
    const next = () => Promise.reject(new FeedmillError('SOURCE_TIMEOUT', 'The platform did not answer.'));
    return { [Symbol.asyncIterator]: () => ({ next }) };
  }
}

@Module({ providers: [SilentConnector] })
class SilentModule {}

const START = 'mutation ($id: ID!) { startRun(jobID: $id) { id status } }';
const CANCEL = 'mutation ($id: ID!) { cancelRun(id: $id) }';
const SAVE = 'mutation ($id: ID!, $source: SourceInput!) { saveJob(id: $id, source: $source) }';
const DELETE = 'mutation ($id: ID!) { deleteJob(id: $id) }';

let app: TestApp;
let feed: ShopFeed;
let jobID: string;

beforeAll(async () => {
  app = await TestApp.start({ RETRY_ATTEMPTS: '0', LIMIT_FEED_BYTES: '4MiB' }, { imports: [SilentModule] });
});
beforeEach(async () => {
  feed = await startShopFeed(lamps(0, 100));
  jobID = await app.saveJob(jobOfLamps(feed));
  await app.settle();
});
afterEach(async () => {
  await feed.close();
});
afterAll(async () => {
  await app?.close();
});

const start = async (): Promise<string> => {
  const { startRun } = await app.ask(START, { id: jobID });
  return startRun.id as string;
};

const jobNow = async (): Promise<Json | null> => {
  const { getJob } = await app.ask(
    'query ($id: ID!) { getJob(id: $id) { health lastRun nextRun version productCount currentRun { id status phase } } }',
    { id: jobID },
  );
  return getJob as Json | null;
};

describe('a run that fails', () => {
  it.each([
    ['SOURCE_UNREACHABLE', status(503)],
    ['SOURCE_RATE_LIMITED', status(429, { 'retry-after': '86400' })],
    ['SOURCE_AUTH', status(401)],
    ['SOURCE_NOT_FOUND', status(410)],
    ['SOURCE_BLOCKED', status(302, { location: 'file:///etc/hostname' })],
    ['SOURCE_TOO_LARGE', text('application/json', JSON.stringify(lamps(0, 60_000)))],
    ['SOURCE_TRUNCATED', text('application/json', JSON.stringify(lamps(0, 100)).slice(0, -20))],
    ['FORMAT_UNRECOGNISED', text('text/html', '<!doctype html><title>Log in</title><form></form>')],
    ['PARSE_ERROR', text('application/json', '[{"title": "Lamp"}, {"title": Lamp}]')],
  ])('%s says so to runJob, to getRun and by the health of the job, and changes nothing', async (reason, respond) => {
    const before = await app.productsOf(jobID);
    feed.respond = respond;
    const said = await runJob(app, jobID);
    expect(said).toMatchObject({ answer: false, jobID, status: 'FAILED', reason, counts: { added: 0, removed: 0 } });
    expect(await runOf(app, said['runID'] as string)).toMatchObject({
      status: 'FAILED',
      reason,
      message: expect.stringMatching(/\w{3}[^]*[.!?] Nothing was changed\.$/) as string,
      finishedAt: expect.any(String) as string,
      phase: null,
    });
    expect(await jobNow()).toMatchObject({ health: 'FAILING', version: 1, currentRun: null });
    expect(await app.productsOf(jobID)).toEqual(before);
  });

  it.each([
    ['SOURCE_TIMEOUT', 'Silent'],
    ['SOURCE_RETIRED', 'ShareASale'],
  ])('%s', async (reason, type) => {
    const id = await app.saveJob({
      source: { sourceRequest: { type, url: feed.url } },
      mapping: { data: LAMP_MAPPING },
      targetFormat: { data: LAMP_FORMAT },
    });
    await app.settle();
    expect((await app.runsOf(id))[0]).toMatchObject({ status: 'FAILED', reason });
  });

  it('DEADLINE: it took too long, and what it had written is gone', async () => {
    const own = await TestApp.start({ RUN_DEADLINE: '3s' });
    const id = await own.saveJob(jobOfLamps(feed));
    await own.settle();
    feed.respond = (_, response) => {
      response.writeHead(200, { 'content-type': 'application/x-ndjson' });
      for (const record of lamps(0, 15_000, { price: 1 })) response.write(`${JSON.stringify(record)}\n`);
      return true;
    };
    expect(await runJob(own, id)).toMatchObject({ answer: false, status: 'FAILED', reason: 'DEADLINE' });
    expect(await own.reader.query('SELECT * FROM "product" WHERE "validFrom" > 1 OR "validUntil" IS NOT NULL')).toEqual(
      [],
    );
    expect((await own.productsOf(id)).totalCount).toBe(100);
    await own.close();
  });

  it('INTERNAL: the disk is full, and the catalogue is what it was', async () => {
    // A database of its own: another one may have room that earlier runs left.
    const own = await TestApp.start();
    const id = await own.saveJob(jobOfLamps(feed));
    await own.settle();
    const before = await own.productsOf(id);
    const free = await fillDisk(own);
    feed.records = lamps(0, 400, { title: 'Quite another lamp than before' });
    expect(await runJob(own, id)).toMatchObject({
      answer: false,
      status: 'FAILED',
      reason: 'INTERNAL',
      message: expect.not.stringMatching(/SELECT|INSERT|sqlite|disk/i) as string,
    });
    expect(await own.productsOf(id)).toEqual(before);
    await free();
    expect(await runJob(own, id)).toMatchObject({ status: 'SUCCEEDED', counts: { updated: 100, added: 300 } });
    await own.close();
  });
});

/** Leaves no room for new pages (PostgreSQL: as it would say so); the answer frees it again. */
async function fillDisk(own: TestApp): Promise<() => Promise<unknown>> {
  const database = own.nest.get(Database);
  const execute = (sql: string): Promise<Json[]> => database.transact((manager) => manager.query<Json[]>(sql));
  if (database.isExclusive) {
    const [row] = await execute('PRAGMA page_count');
    await execute(`PRAGMA max_page_count = ${Number(row?.['page_count']) + 3}`);
    return () => execute('PRAGMA max_page_count = 1073741823');
  }
  await execute(`CREATE FUNCTION disk_full() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$`);
  await execute('CREATE TRIGGER disk_full BEFORE INSERT ON "product" FOR EACH ROW EXECUTE FUNCTION disk_full()');
  return () => execute('DROP TRIGGER disk_full ON "product"');
}

describe('at most one run per job', () => {
  it('runJob and startRun join the run that is going, and all hear of its end', async () => {
    const held = holdAnswers(feed);
    const runID = await start();
    const joined = [runJob(app, jobID), runJob(app, jobID)];
    await held.arrived(1);
    expect(await start()).toBe(runID);
    expect((await jobNow())?.['currentRun']).toEqual({ id: runID, status: 'RUNNING', phase: 'PROCESSING' });
    held.release();
    for (const said of await Promise.all(joined))
      expect(said).toMatchObject({ answer: true, runID, status: 'SUCCEEDED' });
    expect(await app.runsOf(jobID)).toHaveLength(2);
  });

  it('two that are asked for at once are one', async () => {
    const held = holdAnswers(feed);
    const ids = await Promise.all([start(), start(), start(), start()]);
    expect(new Set(ids).size).toBe(1);
    held.release();
    await app.settle();
  });

  it('a slot that comes due meanwhile is left to the run that is there', async () => {
    const held = holdAnswers(feed);
    await start();
    await held.arrived(1);
    app.clock.advance(24);
    const slot = (await jobNow())?.['nextRun'] as string;
    const ticked = app.tick();
    while ((await jobNow())?.['nextRun'] === slot) await new Promise((resolve) => setTimeout(resolve, 5));
    held.release();
    await ticked;
    await app.tick();
    expect(await app.runsOf(jobID)).toMatchObject([{ trigger: 'MANUAL' }, { trigger: 'INITIAL' }]);
  });
});

describe('runJob', () => {
  it('answers RUN_IN_PROGRESS with the id of the run when it has waited long enough, and the run goes on', async () => {
    const own = await TestApp.start({ RUN_JOB_WAIT: '100ms' });
    const id = await own.saveJob(jobOfLamps(feed));
    await own.settle();
    const held = holdAnswers(feed);
    const { data, errors } = await own.graphql('mutation ($id: ID!) { runJob(id: $id) }', { id });
    expect(data).toBeNull();
    const extensions: Json = errors?.[0]?.extensions ?? {};
    expect(extensions).toMatchObject({ code: 'RUN_IN_PROGRESS', runID: expect.any(String) as string });
    held.release();
    await own.settle();
    expect(await runOf(own, extensions['runID'] as string)).toMatchObject({ status: 'SUCCEEDED' });
    await own.close();
  });

  it('answers false for a run that is cancelled, and for a job that is deleted meanwhile', async () => {
    const held = holdAnswers(feed);
    const cancelled = runJob(app, jobID);
    await held.arrived(1);
    const runID = (await jobNow())?.['currentRun'].id as string;
    await app.ask(CANCEL, { id: runID });
    expect(await cancelled).toMatchObject({ answer: false, runID, status: 'CANCELED', reason: 'CANCELED_BY_USER' });
    const deleted = runJob(app, jobID);
    await held.arrived(2);
    await app.ask(DELETE, { id: jobID });
    expect(await deleted).toMatchObject({ answer: false, jobID, status: 'CANCELED', reason: 'JOB_DELETED' });
    held.release();
    await app.settle();
  });
});

describe('a run that is stopped', () => {
  it('by cancelRun changes nothing, whatever it had written, and its state is final', async () => {
    const before = await app.productsOf(jobID);
    const job = await jobNow();
    let release = (): void => undefined;
    const reached = new Promise<void>((resolve) => {
      feed.respond = (_, response) => {
        response.writeHead(200, { 'content-type': 'application/x-ndjson' });
        response.write(
          lamps(0, 15_000, { price: 1 })
            .map((record) => `${JSON.stringify(record)}\n`)
            .join(''),
          () => resolve(),
        );
        release = () => response.end();
        return true;
      };
    });
    const runID = await start();
    await reached;
    while (!(await hasWritten(2))) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await app.productsOf(jobID)).toEqual(before);
    expect(await app.ask(CANCEL, { id: runID })).toEqual({ cancelRun: true });
    release();
    await app.settle();
    expect(await runOf(app, runID)).toMatchObject({ status: 'CANCELED', reason: 'CANCELED_BY_USER', phase: null });
    expect(await app.ask(CANCEL, { id: runID })).toEqual({ cancelRun: false });
    expect(await jobNow()).toEqual(job);
    expect(await app.productsOf(jobID)).toEqual(before);
    // The next run takes back what is left, and begins from what was committed.
    feed.respond = null;
    expect(await runJob(app, jobID)).toMatchObject({ status: 'SUCCEEDED', counts: { unchanged: 100, updated: 0 } });
    expect(await hasWritten(2)).toBe(false);
  });

  it('before it began never begins', async () => {
    const own = await TestApp.start({ RUN_CONCURRENCY: '1' });
    const [first, second] = [await own.saveJob(jobOfLamps(feed)), await own.saveJob(jobOfLamps(feed))];
    await own.settle();
    const held = holdAnswers(feed);
    await own.ask(START, { id: first });
    const { startRun } = await own.ask(START, { id: second });
    await held.arrived(1);
    expect(startRun.status).toBe('QUEUED');
    expect(await own.ask(CANCEL, { id: startRun.id as string })).toEqual({ cancelRun: true });
    held.release();
    await own.settle();
    expect(await runOf(own, startRun.id as string)).toMatchObject({ status: 'CANCELED', startedAt: null });
    await own.close();
  });

  it('by saving its job again gives way to a new one', async () => {
    const held = holdAnswers(feed);
    const runID = await start();
    await held.arrived(1);
    await app.saveJob({ id: jobID, source: {} });
    await held.arrived(2);
    held.release();
    await app.settle();
    expect(await app.runsOf(jobID)).toMatchObject([
      { trigger: 'MANUAL', status: 'SUCCEEDED' },
      { id: runID, status: 'CANCELED', reason: 'CANCELED_BY_USER' },
      { trigger: 'INITIAL' },
    ]);
  });

  it('goes on when its job could not be saved', async () => {
    const held = holdAnswers(feed);
    const runID = await start();
    await held.arrived(1);
    const circle = { id: jobID, source: { sourceRequest: { type: 'Index', url: jobID } } };
    expect(await app.refusal(SAVE, circle)).toMatchObject({ code: 'BAD_USER_INPUT' });
    held.release();
    await app.settle();
    expect(await app.runsOf(jobID)).toMatchObject([{ id: runID, status: 'SUCCEEDED' }, { trigger: 'INITIAL' }]);
  });

  it('by deleting its job leaves nothing behind', async () => {
    feed.records = lamps(0, 50);
    await runJob(app, jobID);
    const held = holdAnswers(feed);
    const runID = await start();
    await held.arrived(1);
    expect(await app.ask(DELETE, { id: jobID })).toEqual({ deleteJob: true });
    expect([await jobNow(), await runOf(app, runID)]).toEqual([null, null]);
    held.release();
    await app.settle();
    await app.tick();
    for (const [table, of] of [
      ['product', 'catalogueID'],
      ['absence', 'catalogueID'],
      ['catalogue_version', 'catalogueID'],
    ]) {
      const orphans = `SELECT * FROM "${table}" WHERE "${of}" NOT IN (SELECT "id" FROM "catalogue" WHERE "jobID" IS NOT NULL)`;
      expect(await app.reader.query(orphans)).toEqual([]);
    }
  });
});

describe('a run that ends in the same moment', () => {
  it.each<[string, () => Promise<unknown>, RegExp]>([
    ['in which its job is deleted', () => app.ask(DELETE, { id: jobID }), /^gone$/],
    ['in which its job is saved again', () => app.saveJob({ id: jobID, source: {} }), /^(?:SUCCEEDED|CANCELED)$/],
  ])('%s does not wait for it for ever', async (_, act, expected) => {
    const held = holdAnswers(feed);
    const runID = await start();
    await held.arrived(1);
    const kept = keepCatalogue();
    await kept.taken;
    held.release();
    await kept.waiting(1);
    const acted = act();
    await kept.waiting(2);
    kept.release();
    await acted;
    await app.settle();
    const run = (await runOf(app, runID)) as Json | null;
    expect(run?.['status'] ?? 'gone').toMatch(expected);
  });
});

it('ends whatever characters a feed brings, and shows them as far as they can be shown', async () => {
  const [first, second, ...others] = lamps(0, 100);
  feed.records = [{ ...first, price: 'a\0b' }, { ...second, title: 'Lamp \0' }, ...others];
  const { runID } = await runJob(app, jobID);
  const { getRun } = await app.ask('query ($id: ID!) { getRun(id: $id) { status issues { nodes { message } } } }', {
    id: runID as string,
  });
  expect(getRun).toEqual({
    status: 'SUCCEEDED',
    issues: { nodes: [{ message: expect.stringContaining('a\uFFFDb') as string }] },
  });
  const { nodes } = await app.productsOf(jobID);
  expect(nodes.filter(({ data }) => data['Name'] === 'Lamp \0')).toHaveLength(1);
});

it('a job that is deleted while it is saved is NOT_FOUND, and no run is left behind', async () => {
  meanwhile = () => app.ask(DELETE, { id: jobID });
  const saved = await app.refusal(SAVE, { id: jobID, source: { sourceRequest: { type: 'Silent' } } });
  meanwhile = () => Promise.resolve();
  expect(saved).toMatchObject({ code: 'NOT_FOUND', field: 'id' });
  expect(await app.reader.query(`SELECT * FROM "run" WHERE "jobID" = '${jobID}'`)).toEqual([]);
});

async function hasWritten(version: number): Promise<boolean> {
  const rows = await app.reader.query<Json[]>(
    `SELECT 1 FROM "product" p JOIN "catalogue" c ON c."id" = p."catalogueID" WHERE c."jobID" = '${jobID}' AND p."validFrom" = ${version} LIMIT 1`,
  );
  return rows.length > 0;
}

/**
 * Keeps the row of the catalogue in a transaction, so that who writes it has to wait. On SQLite, where one transaction
 * comes after the other, there is nobody to wait.
 */
function keepCatalogue() {
  let [taken, release] = [(): void => undefined, (): void => undefined];
  const isTaken = new Promise<void>((resolve) => (taken = resolve));
  const isReleased = new Promise<void>((resolve) => (release = resolve));
  const isPostgres = app.reader.options.type === 'postgres';
  if (!isPostgres) taken();
  else
    void app.nest.get(Database).transact(async (manager) => {
      await manager.update(Catalogue, { jobID }, { jobID });
      taken();
      await isReleased;
    });
  const waiting = async (count: number): Promise<void> => {
    const sql = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    while (isPostgres && (await app.reader.query<Json[]>(sql)).length < count)
      await new Promise((resolve) => setTimeout(resolve, 5));
  };
  return { taken: isTaken, waiting, release };
}
