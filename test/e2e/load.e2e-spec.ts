import { TestApp } from '../support/app.js';
import { type Feed, jobOf, startFeed } from '../support/feed.js';
import { sized } from '../support/sizes.js';

const RECORDS = sized(30_000, 100_000);
const PATIENCE = 500;

let app: TestApp;
let feed: Feed;

beforeAll(async () => {
  app = await TestApp.start();
  feed = await startFeed(RECORDS);
});
afterAll(async () => {
  await app?.close();
  await feed?.close();
});

it(`answers reads and writes while a run of ${RECORDS} records goes on`, async () => {
  const jobID = await app.saveJob(jobOf(feed));
  const reads: number[] = [];
  const writes: number[] = [];
  const timed = async (times: number[], work: () => Promise<unknown>): Promise<void> => {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  };
  const isGoing = async (): Promise<boolean> => (await app.runsOf(jobID))[0]!['finishedAt'] === null;
  // Pages of a usual size: this process is server, client and feed at once, and pays for both ends of them.
  const read = (): Promise<unknown> =>
    app.ask('query ($id: ID!) { getProducts(jobID: $id, first: 100) { totalCount nodes { id data } } }', { id: jobID });
  const write = (name: string): Promise<unknown> =>
    app.ask('mutation ($name: String!, $mapping: JSON!) { saveMapping(name: $name, mapping: $mapping) }', {
      name,
      mapping: { sourceField: 'title', targetField: 'Name' },
    });
  // The first calls of a process compile what they need, run or no run.
  for (const name of ['one', 'two']) await Promise.all([read(), write(name)]);
  for (let number = 0; (await isGoing()) || number === 0; number++) {
    await timed(reads, read);
    await timed(writes, () => write(`Number ${number}`));
  }
  expect((await app.runsOf(jobID))[0]).toMatchObject({
    status: 'SUCCEEDED',
    counts: { read: RECORDS, added: RECORDS },
  });
  // A single read or write while the run went on would prove nothing.
  expect(writes.length).toBeGreaterThan(20);
  expect(p99(reads)).toBeLessThan(PATIENCE);
  expect(p99(writes)).toBeLessThan(PATIENCE);
}, 180_000);

function p99(times: number[]): number {
  return [...times].sort((a, b) => a - b)[Math.ceil(times.length * 0.99) - 1] ?? Infinity;
}
