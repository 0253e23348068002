import { type Json, TestApp } from '../support/app.js';
import {
  approveRun,
  dryRun,
  holdAnswers,
  jobOfLamps,
  LAMP_FORMAT,
  lamps,
  runJob,
  type ShopFeed,
  startShopFeed,
  status,
} from '../support/shop-feed.js';

const APPROVE = 'mutation ($runID: ID!) { approveRun(runID: $runID) { id } }';

let app: TestApp;
let feed: ShopFeed;
let jobID: string;

beforeAll(async () => {
  app = await TestApp.start();
});
beforeEach(async () => {
  feed = await startShopFeed(lamps(0, 100));
  jobID = await savedJob();
});
afterEach(async () => {
  await feed.close();
});
afterAll(async () => {
  await app?.close();
});

async function savedJob(format: object = {}): Promise<string> {
  const id = await app.saveJob(jobOfLamps(feed, format));
  await app.settle();
  return id;
}

const elsewhere = (records: Json[]): Json[] =>
  records.map((record) => ({ ...record, link: (record['link'] as string).replace('shop.', 'store.') }));

describe('approving a run', () => {
  it('releases a changed domain, with all removals that come with it', async () => {
    feed.records = elsewhere(lamps(0, 100));
    const stopped = await runJob(app, jobID);
    expect(stopped).toMatchObject({ status: 'FAILED', reason: 'ID_CHURN' });
    expect(await approveRun(app, stopped['runID'])).toMatchObject({
      trigger: 'CONFIRM',
      status: 'SUCCEEDED',
      counts: { added: 100, removed: 100 },
    });
    const { totalCount, nodes } = await app.productsOf(jobID);
    expect(totalCount).toBe(100);
    expect(nodes.every(({ data }) => (data['Link'] as string).includes('store.'))).toBe(true);
  });

  it('releases a sale-out, whichever of the two guards held it back, and sizes count from then on', async () => {
    feed.records = lamps(0, 30);
    const held = await runJob(app, jobID);
    expect(await approveRun(app, held['runID'])).toMatchObject({ status: 'SUCCEEDED', counts: { removed: 70 } });
    // 30 -> 24 is 20 %, and 24 % of the hundred there were before the approval.
    feed.records = lamps(0, 24);
    expect(await runJob(app, jobID)).toMatchObject({ status: 'SUCCEEDED', counts: { removed: 6 } });
    feed.records = lamps(0, 12);
    expect(await runJob(app, jobID)).toMatchObject({ status: 'PARTIAL', reason: 'REMOVALS_WITHHELD' });
  });

  it('releases slow bleeding', async () => {
    for (const to of [81, 66, 54]) {
      feed.records = lamps(0, to);
      await runJob(app, jobID);
    }
    const [held] = await app.runsOf(jobID);
    expect(held).toMatchObject({
      reason: 'REMOVALS_WITHHELD',
      message: expect.stringContaining('seven days') as string,
    });
    expect(await approveRun(app, held!['id'])).toMatchObject({ status: 'SUCCEEDED', counts: { removed: 12 } });
    feed.records = lamps(0, 44);
    expect(await runJob(app, jobID)).toMatchObject({ status: 'SUCCEEDED', counts: { removed: 10 } });
    feed.records = lamps(0, 33);
    expect(await runJob(app, jobID)).toMatchObject({ status: 'PARTIAL', counts: { removalsWithheld: 11 } });
  });

  it('releases an empty shop', async () => {
    feed.records = [];
    const stopped = await runJob(app, jobID);
    expect(stopped).toMatchObject({ reason: 'EMPTY_FEED' });
    expect(await approveRun(app, stopped['runID'])).toMatchObject({ status: 'SUCCEEDED', counts: { removed: 100 } });
    expect((await app.productsOf(jobID)).totalCount).toBe(0);
  });

  it('releases prices that all are 0, and rejected records', async () => {
    feed.records = lamps(0, 100, { price: 0 });
    const collapsed = await runJob(app, jobID);
    expect(await approveRun(app, collapsed['runID'])).toMatchObject({ status: 'SUCCEEDED', counts: { updated: 100 } });
    feed.records = [...lamps(0, 50, { price: 0 }), ...lamps(50, 100, { title: '' })];
    const rejected = await runJob(app, jobID);
    expect(rejected).toMatchObject({ reason: 'TOO_MANY_REJECTED' });
    expect(await approveRun(app, rejected['runID'])).toMatchObject({ status: 'PARTIAL', reason: 'RECORDS_REJECTED' });
  });

  it('leaves every other guard on, and once two are approved both are off', async () => {
    feed.records = lamps(0, 50, { price: 0 });
    const collapsed = await runJob(app, jobID);
    expect(collapsed).toMatchObject({ reason: 'VALUE_COLLAPSE' });
    const held = await approveRun(app, collapsed['runID']);
    expect(held).toMatchObject({ status: 'PARTIAL', reason: 'REMOVALS_WITHHELD', counts: { updated: 50 } });
    expect(await approveRun(app, held['id'])).toMatchObject({ status: 'SUCCEEDED', counts: { removed: 50 } });

    feed.records = lamps(0, 50);
    const other = await savedJob({ Price: { ...LAMP_FORMAT.Price, attributes: ['required', 'positiveNumber'] } });
    feed.records = lamps(0, 50, { price: -1 });
    const first = await runJob(app, other);
    const second = await approveRun(app, first['runID']);
    expect([first['reason'], second['reason']]).toEqual(['VALUE_COLLAPSE', 'TOO_MANY_REJECTED']);
    const third = await approveRun(app, second['id']);
    expect(third).toMatchObject({ reason: 'EMPTY_FEED' });
    expect(await approveRun(app, third['id'])).toMatchObject({ status: 'PARTIAL', reason: 'RECORDS_REJECTED' });
  });

  it('takes the place of a retry, and is a run like any other for the job', async () => {
    feed.records = elsewhere(lamps(0, 100));
    const stopped = await runJob(app, jobID);
    feed.respond = status(500);
    await runJob(app, jobID);
    feed.respond = null;
    app.clock.advance(0.01);
    expect(await approveRun(app, stopped['runID'])).toMatchObject({ status: 'SUCCEEDED' });
    app.clock.advance(1);
    await app.tick();
    const [last] = await app.runsOf(jobID);
    expect(last).toMatchObject({ trigger: 'CONFIRM' });
    const { getJob } = await app.ask('query ($id: ID!) { getJob(id: $id) { health lastRun } }', { id: jobID });
    expect(getJob).toEqual({ health: 'HEALTHY', lastRun: last!['startedAt'] });
  });
});

describe('there is nothing to approve', () => {
  const refusal = (runID: string) => app.refusal(APPROVE, { runID });

  it('in a run that does not exist', async () => {
    expect(await refusal('nothing')).toMatchObject({ code: 'NOT_FOUND', field: 'runID' });
  });

  it('in a run that no guard stopped', async () => {
    const [succeeded] = await app.runsOf(jobID);
    expect(await refusal(succeeded!['id'])).toMatchObject({ code: 'BAD_USER_INPUT', field: 'runID' });
    feed.respond = status(404);
    const { runID } = await runJob(app, jobID);
    expect(await refusal(runID)).toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining('FAILED (SOURCE_NOT_FOUND)') as string,
    });
  });

  it('in a run that does not know what is missing: an approval proves nothing', async () => {
    feed.unproved = true;
    feed.records = lamps(0, 99);
    const { runID, reason } = await runJob(app, jobID);
    expect(reason).toBe('REMOVALS_WITHHELD');
    expect(await refusal(runID)).toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining('not read completely') as string,
    });
  });

  it('in a dry run, even one that a guard stopped', async () => {
    feed.records = [];
    const run = await dryRun(app, jobID);
    expect(run).toMatchObject({ status: 'FAILED', reason: 'EMPTY_FEED' });
    expect(await refusal(run['id'])).toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining('dry run') as string,
    });
  });

  it('after a later run has committed, but there is after one that failed', async () => {
    feed.records = [];
    const first = await runJob(app, jobID);
    const second = await runJob(app, jobID);
    expect(second).toMatchObject({ reason: 'EMPTY_FEED' });
    feed.records = lamps(0, 100);
    await dryRun(app, jobID);
    feed.records = [];
    expect(await approveRun(app, first['runID'])).toMatchObject({ status: 'SUCCEEDED', counts: { removed: 100 } });
    expect(await refusal(second['runID'])).toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining('later run') as string,
    });
  });

  it('after a later run has brought everything again, and changed nothing', async () => {
    feed.records = [];
    const stopped = await runJob(app, jobID);
    feed.records = lamps(0, 100);
    const later = await runJob(app, jobID);
    expect(later).toMatchObject({ status: 'SUCCEEDED', counts: { unchanged: 100, updated: 0 } });
    expect(await refusal(stopped['runID'])).toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining(`the later run "${later['runID']}" has ended SUCCEEDED.`) as string,
    });
  });

  it('while the job is running', async () => {
    feed.records = [];
    const stopped = await runJob(app, jobID);
    const held = holdAnswers(feed);
    const { startRun } = await app.ask('mutation ($id: ID!) { startRun(jobID: $id) { id } }', { id: jobID });
    await held.arrived(1);
    const { errors } = await app.graphql(APPROVE, { runID: stopped['runID'] });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'RUN_IN_PROGRESS', runID: startRun.id });
    held.release();
    await app.settle();
  });
});
