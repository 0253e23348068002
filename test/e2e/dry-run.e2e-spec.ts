import { type Json, TestApp } from '../support/app.js';
import {
  dryRun,
  holdAnswers,
  jobOfLamps,
  LAMP_MAPPING,
  lamps,
  runJob,
  runOf,
  type ShopFeed,
  startShopFeed,
  status,
} from '../support/shop-feed.js';

const START = 'mutation ($id: ID!, $dryRun: Boolean) { startRun(jobID: $id, dryRun: $dryRun) { id dryRun } }';

let app: TestApp;
let feed: ShopFeed;
let jobID: string;

beforeAll(async () => {
  app = await TestApp.start();
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

const jobOf = async (id: string): Promise<Json> => {
  const { getJob } = await app.ask(
    'query ($id: ID!) { getJob(id: $id) { version productCount lastRun health currentRun { id } } }',
    { id },
  );
  return getJob as Json;
};

/** Everything that is stored of a catalogue, also what readers do not see. */
const stored = async (): Promise<Json[]> =>
  app.reader.query('SELECT "row", "productID", "data", "validFrom", "validUntil" FROM "product" ORDER BY "row"');

describe('a dry run', () => {
  it('counts what an edited mapping would change and shows it, and writes nothing', async () => {
    const { getJob } = await app.ask('query ($id: ID!) { getJob(id: $id) { mappingID } }', { id: jobID });
    await app.ask('mutation ($id: ID!, $mapping: JSON!) { saveMapping(id: $id, name: "Edited", mapping: $mapping) }', {
      id: getJob.mappingID,
      mapping: LAMP_MAPPING.map((rule) =>
        rule.targetField === 'Name' ? { ...rule, transform: 'replace("Lamp", "Light")' } : rule,
      ),
    });
    feed.records = [...lamps(5, 100), ...lamps(100, 102)];
    const before = await stored();
    const run = await dryRun(app, jobID);
    expect(run).toMatchObject({
      dryRun: true,
      status: 'SUCCEEDED',
      reason: null,
      counts: { read: 97, added: 2, updated: 95, unchanged: 0, removed: 5, removalsWithheld: 0 },
    });
    const sample = run['sample'] as Json[];
    expect(sample).toHaveLength(20);
    const of = (event: string): Json[] => sample.filter((change) => change['event'] === event);
    expect([of('ADDED').length, of('UPDATED').length, of('REMOVED').length]).toEqual([2, 13, 5]);
    expect(of('UPDATED')[0]).toEqual({
      version: 2,
      event: 'UPDATED',
      productID: expect.any(String) as string,
      data: { Name: 'Light 5', Link: 'https://shop.example.com/lamps/5', Price: 15, OnSale: true },
      changedFields: [{ name: 'Name', from: 'Lamp 5', to: 'Light 5' }],
    });
    expect(of('ADDED')[0]).toMatchObject({ data: { Name: 'Light 100' }, changedFields: null });
    expect(of('REMOVED')[0]).toMatchObject({ data: { Name: expect.stringMatching(/^Lamp [0-4]$/) as string } });
    expect(await stored()).toEqual(before);
    // The real run then does what the dry one said.
    const { dryRun: _, sample: __, ...said } = run;
    const done = await runJob(app, jobID);
    expect(done['counts']).toEqual(said['counts']);
  });

  it('tells duplicates apart also among new products', async () => {
    feed.records = [...lamps(0, 100), ...lamps(100, 103), ...lamps(99, 103)];
    expect(await dryRun(app, jobID)).toMatchObject({ counts: { added: 3, unchanged: 100, duplicates: 4 } });
  });

  it('ends with the status and the reason that a real one would have', async () => {
    feed.records = lamps(0, 50);
    expect(await dryRun(app, jobID)).toMatchObject({
      status: 'PARTIAL',
      reason: 'REMOVALS_WITHHELD',
      counts: { removed: 0, removalsWithheld: 50 },
    });
    feed.records = lamps(0, 100, { price: 0 });
    expect(await dryRun(app, jobID)).toMatchObject({ status: 'FAILED', reason: 'VALUE_COLLAPSE' });
    feed.respond = status(403);
    expect(await dryRun(app, jobID)).toMatchObject({ status: 'FAILED', reason: 'SOURCE_AUTH', sample: null });
  });

  it('is listed, and counts for nothing else of the job', async () => {
    const before = await jobOf(jobID);
    app.clock.advance(1);
    feed.records = lamps(0, 50);
    await dryRun(app, jobID);
    feed.respond = status(500);
    expect(await dryRun(app, jobID)).toMatchObject({ status: 'FAILED', reason: 'SOURCE_UNREACHABLE' });
    expect(await jobOf(jobID)).toEqual(before);
    // No retry comes of it.
    feed.respond = null;
    app.clock.advance(2);
    await app.tick();
    expect((await app.runsOf(jobID)).map(({ reason }) => reason as string)).toEqual([
      'SOURCE_UNREACHABLE',
      'REMOVALS_WITHHELD',
      null,
    ]);
    // Nor do its missing products count as missing once already.
    for (let i = 0; i < 2; i++) {
      app.clock.advance(48);
      expect(await runJob(app, jobID)).toMatchObject({ counts: { removalsWithheld: 50, removed: 0 } });
    }
  });

  it('does not replace a retry that waits', async () => {
    feed.respond = status(500);
    await runJob(app, jobID);
    feed.respond = null;
    await dryRun(app, jobID);
    app.clock.advance(0.1);
    await app.tick();
    expect((await app.runsOf(jobID))[0]).toMatchObject({ trigger: 'RETRY', status: 'SUCCEEDED' });
  });

  it('goes on beside a real run and is compared with what was committed when it began', async () => {
    feed.records = lamps(0, 100, { price: 5 });
    const held = holdAnswers(feed);
    const { startRun: dry } = await app.ask(START, { id: jobID, dryRun: true });
    const { startRun: real } = await app.ask(START, { id: jobID });
    expect([dry.dryRun, real.dryRun, dry.id === real.id]).toEqual([true, false, false]);
    await held.arrived(2);
    expect((await jobOf(jobID))['currentRun']).toEqual({ id: real.id });
    expect(await app.refusal(START, { id: jobID, dryRun: true })).toMatchObject({ code: 'RUN_IN_PROGRESS' });
    held.release();
    await app.settle();
    expect(await runOf(app, real.id)).toMatchObject({ status: 'SUCCEEDED', counts: { updated: 100 } });
    expect(await runOf(app, dry.id)).toMatchObject({ status: 'SUCCEEDED', counts: { updated: 100 } });
    expect(await jobOf(jobID)).toMatchObject({ version: 2, productCount: 100 });
  });

  it('is ended by cancelRun', async () => {
    const held = holdAnswers(feed);
    const { startRun } = await app.ask(START, { id: jobID, dryRun: true });
    await held.arrived(1);
    expect(await app.ask('mutation ($id: ID!) { cancelRun(id: $id) }', { id: startRun.id })).toEqual({
      cancelRun: true,
    });
    await app.settle();
    expect(await runOf(app, startRun.id)).toMatchObject({ status: 'CANCELED', reason: 'CANCELED_BY_USER' });
    held.release();
    expect(await dryRun(app, jobID)).toMatchObject({ status: 'SUCCEEDED' });
  });

  it('ends with its job', async () => {
    const held = holdAnswers(feed);
    const { startRun } = await app.ask(START, { id: jobID, dryRun: true });
    await held.arrived(1);
    await app.ask('mutation ($id: ID!) { deleteJob(id: $id) }', { id: jobID });
    await app.settle();
    expect(await runOf(app, startRun.id)).toBeNull();
    held.release();
  });

  it('of an unknown job is NOT_FOUND', async () => {
    expect(await app.refusal(START, { id: 'nothing', dryRun: true })).toMatchObject({ code: 'NOT_FOUND' });
  });
});
