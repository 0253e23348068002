import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import { startStorefront, type Storefront, TROUBLE } from '../../demo/storefront.js';
import { DueJobs } from '../../src/jobs/due-jobs.js';
import { JobsScheduler } from '../../src/jobs/jobs.scheduler.js';
import { JobsService } from '../../src/jobs/jobs.service.js';
import { RunRecovery } from '../../src/jobs/runs/run-recovery.js';
import { TestApp } from '../support/app.js';

let app: TestApp;
let store: Storefront;

beforeEach(async () => {
  app = await TestApp.start();
  store = await startStorefront({ products: 8 });
});
afterEach(async () => {
  await app.close();
  await store.close();
});

const save = async () => {
  const id = await app.saveJob({ source: { sourceRequest: { type: 'Shopify', url: store.url } } });
  await app.settle();
  return id;
};

it('runs a new job once without waiting for the tick, and nothing more while the clock stands still', async () => {
  const id = await save();
  await app.tick();
  await app.tick();
  expect(await app.runsOf(id)).toMatchObject([{ trigger: 'INITIAL', status: 'SUCCEEDED' }]);
});

it('runs a job again 24 hours later, by itself', async () => {
  const id = await save();
  app.clock.advance(23.9);
  await app.tick();
  expect(await app.runsOf(id)).toHaveLength(1);
  app.clock.advance(0.2);
  await app.tick();
  expect(await app.runsOf(id)).toMatchObject([
    { trigger: 'SCHEDULE', status: 'SUCCEEDED', scheduledFor: '2026-01-03T03:04:05.000Z', counts: { unchanged: 8 } },
    { trigger: 'INITIAL' },
  ]);
});

it('runs once after three days of downtime, and is on the grid again', async () => {
  const id = await save();
  await app.stop();
  app.clock.advance(80);
  app = await TestApp.start({}, { databaseUrl: app.databaseUrl, clock: app.clock });
  await app.tick();
  expect(await app.runsOf(id)).toMatchObject([{ trigger: 'SCHEDULE', scheduledFor: '2026-01-05T03:04:05.000Z' }, {}]);
  const { getJob } = await app.ask('query ($id: ID!) { getJob(id: $id) { nextRun } }', { id });
  expect(getJob.nextRun).toBe('2026-01-06T03:04:05.000Z');
});

it('warns of nothing when a run of a slot takes longer than a client would wait', async () => {
  const id = await save();
  await app.stop();
  app = await TestApp.start({ RUN_JOB_WAIT: '20ms' }, { databaseUrl: app.databaseUrl, clock: app.clock });
  const warnings = jest.spyOn(Logger.prototype, 'warn');
  store.respond(() => true);
  app.clock.advance(24);
  await app.nest.get(JobsScheduler).tick();
  await app.nest.get(JobsScheduler).settled();
  const [run] = await app.runsOf(id);
  expect(run).toMatchObject({ trigger: 'SCHEDULE', finishedAt: null });
  expect(warnings.mock.calls).toEqual([]);
  warnings.mockRestore();
  await app.ask('mutation ($id: ID!) { cancelRun(id: $id) }', { id: run?.['id'] as string });
});

it('runs a slot once when two ticks come at once', async () => {
  const id = await save();
  app.clock.advance(24);
  const scheduler = app.nest.get(JobsScheduler);
  await Promise.all([scheduler.tick(), scheduler.tick()]);
  await app.settle();
  expect(await app.runsOf(id)).toHaveLength(2);
});

it('runs every slot once when runs end while the tick still claims other jobs', async () => {
  const ids = await Promise.all(Array.from({ length: 20 }, save));
  app.clock.advance(24);
  const scheduler = app.nest.get(JobsScheduler);
  let claiming = true;
  const tick = scheduler.tick().finally(() => (claiming = false));
  // What the tick of another server does meanwhile: it executes the runs that are queued.
  while (claiming) await app.nest.get(RunRecovery).recover();
  await tick;
  await scheduler.tick();
  await app.settle();
  const runs = await Promise.all(ids.map((id) => app.runsOf(id)));
  expect(runs.map((each) => each.map(({ trigger }) => trigger as string))).toEqual(
    ids.map(() => ['SCHEDULE', 'INITIAL']),
  );
});

it('hands over the run of a slot, even when another server has executed it by then', async () => {
  const id = await save();
  app.clock.advance(24);
  for await (const run of app.nest.get(DueJobs).claim()) {
    await app.nest.get(RunRecovery).recover();
    await app.settle();
    const report = await app.nest.get(JobsService).run(run.jobID, { run });
    expect(report).toMatchObject({ runID: run.id, status: 'SUCCEEDED' });
  }
  expect(await app.runsOf(id)).toMatchObject([{ trigger: 'SCHEDULE' }, { trigger: 'INITIAL' }]);
});

it('does not run a paused job by itself, and takes up the next slot when it is resumed', async () => {
  const id = await save();
  expect(await app.ask('mutation ($id: ID!) { pauseJob(id: $id) }', { id })).toEqual({ pauseJob: true });
  app.clock.advance(50);
  await app.tick();
  expect(await app.runsOf(id)).toHaveLength(1);
  await app.ask('mutation ($id: ID!) { resumeJob(id: $id) }', { id });
  await app.tick();
  expect(await app.runsOf(id)).toHaveLength(1);
  const { getJob } = await app.ask('query ($id: ID!) { getJob(id: $id) { status nextRun } }', { id });
  expect(getJob).toEqual({ status: 'Live', nextRun: '2026-01-05T03:04:05.000Z' });
});

it('tries again after 5 minutes, then 30, then waits for the slot', async () => {
  const id = await save();
  store.respond(TROUBLE.status(500));
  await app.ask('mutation ($id: ID!) { runJob(id: $id) }', { id });
  for (const [hours, runs] of [
    [4 / 60, 2],
    [2 / 60, 3],
    [29 / 60, 3],
    [2 / 60, 4],
    [5, 4],
  ] as const) {
    app.clock.advance(hours);
    await app.tick();
    expect(await app.runsOf(id)).toHaveLength(runs);
  }
  expect(await app.runsOf(id)).toMatchObject([
    { trigger: 'RETRY', reason: 'SOURCE_UNREACHABLE' },
    { trigger: 'RETRY' },
    { trigger: 'MANUAL' },
    { trigger: 'INITIAL' },
  ]);
});

it('does not try again by itself what was paused while it failed', async () => {
  const id = await save();
  let paused: Promise<unknown> | null = null;
  store.respond((_, response) => {
    paused ??= app.ask('mutation ($id: ID!) { pauseJob(id: $id) }', { id });
    void paused.then(() => response.writeHead(500).end());
    return true;
  });
  await app.ask('mutation ($id: ID!) { runJob(id: $id) }', { id });
  app.clock.advance(1);
  await app.tick();
  const alone = [{ trigger: 'MANUAL', reason: 'SOURCE_UNREACHABLE' }, { trigger: 'INITIAL' }];
  expect(await app.runsOf(id)).toMatchObject(alone);
  // Nor once it is resumed: nothing is caught up.
  await app.ask('mutation ($id: ID!) { resumeJob(id: $id) }', { id });
  await app.tick();
  expect(await app.runsOf(id)).toMatchObject(alone);
});

it('does not try again what a saved job has replaced by a run of its own', async () => {
  const id = await save();
  store.respond(TROUBLE.status(500));
  await app.ask('mutation ($id: ID!) { runJob(id: $id) }', { id });
  // No answer any more, so that the run is still going when it is cancelled.
  store.respond(() => true);
  await app.saveJob({ id, source: {} });
  const [{ id: runID }] = (await app.runsOf(id)) as [{ id: string }];
  await app.ask('mutation ($id: ID!) { cancelRun(id: $id) }', { id: runID });
  await app.settle();
  app.clock.advance(1);
  await app.tick();
  expect(await app.runsOf(id)).toMatchObject([
    { id: runID, trigger: 'MANUAL', status: 'CANCELED' },
    { trigger: 'MANUAL', reason: 'SOURCE_UNREACHABLE' },
    { trigger: 'INITIAL' },
  ]);
});

it('reads SCHEDULER_CRON in UTC when the process is in another time zone', async () => {
  await app.stop();
  const zone = { ...Intl.DateTimeFormat().resolvedOptions(), timeZone: 'Asia/Tokyo' };
  const zoneOfProcess = jest.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions').mockReturnValue(zone);
  app = await TestApp.start({ SCHEDULER_CRON: '30 4 * * *' }, { databaseUrl: app.databaseUrl, clock: app.clock });
  const next = app.nest.get(SchedulerRegistry).getCronJob('due-jobs').nextDate();
  zoneOfProcess.mockRestore();
  expect(next.toUTC().toISO()).toMatch(/T04:30:00\.000Z$/);
});
