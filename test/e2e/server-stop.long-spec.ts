import { TestApp } from '../support/app.js';
import { newDatabase } from '../support/new-database.js';
import { jobOfEditions, seed, startEditions } from '../support/editions.js';
import { download, textOf } from '../support/http.js';
import { holdAnswers, jobOfLamps, lamps, runOf, startShopFeed } from '../support/shop-feed.js';

// These wait for the real grace periods of a stop: 25 seconds for runs, ten for requests.

const START = 'mutation ($id: ID!, $dryRun: Boolean) { startRun(jobID: $id, dryRun: $dryRun) { id } }';

it('puts a run that does not end in time back to the queue, a dry run too, and the next server does both', async () => {
  const feed = await startShopFeed(lamps(0, 100));
  const database = await newDatabase();
  try {
    const first = await TestApp.start({}, { databaseUrl: database.url });
    const jobID = await first.saveJob(jobOfLamps(feed));
    await first.settle();
    const held = holdAnswers(feed);
    const { startRun: dry } = await first.ask(START, { id: jobID, dryRun: true });
    const { startRun: real } = await first.ask(START, { id: jobID });
    await held.arrived(2);
    await first.stop();
    held.release();
    const next = await TestApp.start({}, { databaseUrl: database.url, clock: first.clock });
    await next.settle();
    for (const id of [dry.id, real.id] as string[]) {
      expect(await runOf(next, id)).toMatchObject({ status: 'SUCCEEDED', counts: { unchanged: 100 } });
    }
    await next.stop();
  } finally {
    await feed.close();
    await database.drop();
  }
}, 90_000);

it('cuts off an export after ten seconds, as any request', async () => {
  const app = await TestApp.start({ EXPORT_STALL: '20s' });
  const feed = await startEditions(3);
  try {
    const jobID = await app.saveJob(jobOfEditions(feed));
    await app.settle();
    // More than fits between a server and a client that does not read.
    await seed(app, jobID, 2_000, 8_000);
    const answer = await download(app.nest, `/jobs/${jobID}/products.csv`);
    await new Promise((resolve) => answer.body.once('readable', resolve));
    await app.stop();
    await expect(textOf(answer)).rejects.toThrow('aborted');
  } finally {
    await app.close();
    await feed.close();
  }
}, 60_000);
