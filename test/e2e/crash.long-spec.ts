import { connect } from 'node:net';
import { newDatabase } from '../support/new-database.js';
import { type Feed, jobOf, startFeed } from '../support/feed.js';
import { ServerProcess } from '../support/server.js';

const RECORDS = 4_000;
const KILLED_AT = 2_500;
/** On PostgreSQL another server may be alive: a lost run is noticed by its lease, which is short here. */
const SETTINGS = { RUN_LEASE: '1s', SCHEDULER_CRON: '* * * * * *' };

let feed: Feed;
let database: { url: string; drop: () => Promise<void> };
let server: ServerProcess;

beforeAll(() => ServerProcess.build(), 120_000);
beforeEach(async () => {
  feed = await startFeed(RECORDS);
  database = await newDatabase();
  server = await ServerProcess.start(database.url, SETTINGS);
});
afterEach(async () => {
  await server?.end('SIGKILL');
  await feed.close();
  await database.drop();
});

const SAVE = 'mutation ($source: SourceInput!, $mapping: MappingInput) { saveJob(source: $source, mapping: $mapping) }';

async function catalogue(jobID: string) {
  const products: { id: string; data: { Name: string } }[] = [];
  let after: string | null = null;
  do {
    const { getProducts } = await server.ask(
      'query ($id: ID!, $after: String) { getProducts(jobID: $id, first: 1000, after: $after) { totalCount nodes { id data } pageInfo { hasNextPage endCursor } } }',
      { id: jobID, after },
    );
    products.push(...getProducts.nodes);
    after = getProducts.pageInfo.hasNextPage ? getProducts.pageInfo.endCursor : null;
  } while (after !== null);
  return products;
}

async function lastRun(jobID: string) {
  const { getJob } = await server.ask(
    'query ($id: ID!) { getJob(id: $id) { runs(first: 1) { nodes { id status counts { added updated unchanged removed } } } } }',
    { id: jobID },
  );
  return getJob.runs.nodes[0];
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 50));
}

/** A job with a catalogue of the first edition, whose next run stops in the middle of the second one. */
async function jobInTheMiddle(): Promise<{ jobID: string; runID: string; release: () => void }> {
  const { saveJob: jobID } = await server.ask(SAVE, jobOf(feed));
  await until(async () => (await lastRun(jobID)).status === 'SUCCEEDED');
  feed.edition = 'second';
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const reached = new Promise<void>((resolve) => {
    feed.at = { records: KILLED_AT, then: () => (resolve(), held) };
  });
  const { startRun } = await server.ask('mutation ($id: ID!) { startRun(jobID: $id) { id } }', { id: jobID });
  await reached;
  return { jobID, runID: startRun.id, release };
}

it('shows the catalogue as it was before a run that was killed, then does that run again', async () => {
  const { jobID, runID, release } = await jobInTheMiddle();
  expect(await server.end('SIGKILL')).toBeNull();
  // The run is taken up again, and held at its first record, so that what the killed one left behind can be looked at.
  feed.at = { records: 0, then: feed.at!.then };
  server = await ServerProcess.start(database.url, SETTINGS);
  const products = await catalogue(jobID);
  expect(products).toHaveLength(RECORDS);
  expect(products.filter(({ data }) => data.Name.includes('First'))).toHaveLength(RECORDS);
  expect(['QUEUED', 'RUNNING']).toContain((await lastRun(jobID)).status);
  release();
  await until(async () => (await lastRun(jobID)).status === 'SUCCEEDED');
  expect(await lastRun(jobID)).toEqual({
    id: runID,
    status: 'SUCCEEDED',
    counts: { added: 0, updated: RECORDS, unchanged: 0, removed: 0 },
  });
  const after = await catalogue(jobID);
  expect(after.map(({ id }) => id)).toEqual(products.map(({ id }) => id));
  expect(after.every(({ data }) => data.Name.includes('Second'))).toBe(true);
});

it('stops within 30 s on SIGTERM, asked twice, with a request and a run that never end, and loses nothing', async () => {
  const { jobID, runID, release } = await jobInTheMiddle();
  const { hostname, port } = new URL(server.url);
  const stalled = connect(Number(port), hostname);
  stalled.on('error', () => undefined);
  stalled.write('POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{');
  const start = performance.now();
  const exit = server.end('SIGTERM');
  await until(() => Promise.resolve(server.said.join('').includes('Stopping')));
  expect(await server.end('SIGTERM')).toBe(0);
  expect(await exit).toBe(0);
  expect(performance.now() - start).toBeLessThan(30_000);
  stalled.destroy();
  release();
  server = await ServerProcess.start(database.url, SETTINGS);
  await until(async () => (await lastRun(jobID)).status === 'SUCCEEDED');
  expect(await lastRun(jobID)).toMatchObject({ id: runID, counts: { updated: RECORDS } });
}, 90_000);

it('ends a run that is going before it stops on SIGTERM, with exit code 0', async () => {
  const { jobID, release } = await jobInTheMiddle();
  const exit = server.end('SIGTERM');
  release();
  expect(await exit).toBe(0);
  server = await ServerProcess.start(database.url, SETTINGS);
  expect(await lastRun(jobID)).toMatchObject({ status: 'SUCCEEDED', counts: { updated: RECORDS } });
});
