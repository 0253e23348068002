import { type Json } from '../support/app.js';
import { newDatabase } from '../support/new-database.js';
import { Receiver } from '../support/receiver.js';
import { ServerProcess } from '../support/server.js';
import { jobOfShelf, type Shelf, startShelf, waresFrom } from '../support/shelf.js';

const BATCHES = 30;
/** A tick a second, so that a lease is taken over as soon as it is over. */
const SETTINGS = { RUN_LEASE: '2s', SCHEDULER_CRON: '* * * * * *' };

let database: Awaited<ReturnType<typeof newDatabase>>;
let server: ServerProcess;
let shelf: Shelf;
let receiver: Receiver;

beforeAll(() => ServerProcess.build(), 120_000);
beforeEach(async () => {
  database = await newDatabase();
  shelf = await startShelf(waresFrom(1, 5));
  receiver = await Receiver.start();
  server = await ServerProcess.start(database.url, SETTINGS);
});
afterEach(async () => {
  await server.end('SIGKILL');
  await shelf.close();
  await receiver.close();
  await database.drop();
});

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20));
}

it('loses nothing and mixes up nothing when the server is killed while it delivers', async () => {
  const { saveJob: jobID } = await server.ask(
    `mutation ($source: SourceInput!, $mapping: MappingInput, $targetFormat: TargetFormatInput) {
       saveJob(source: $source, mapping: $mapping, targetFormat: $targetFormat) }`,
    jobOfShelf(shelf),
  );
  const version = async () =>
    (await server.ask('query ($id: ID!) { getJob(id: $id) { version } }', { id: jobID }))['getJob'].version as number;
  await until(async () => (await version()) === 1);
  await server.ask('mutation ($url: String!, $id: ID!) { saveWebhook(url: $url, event: ADDED, jobID: $id) }', {
    url: receiver.origin,
    id: jobID,
  });
  shelf.wares = [...waresFrom(1, 5), ...waresFrom(1001, BATCHES * 100)];
  // Killed when a delivery has come: at once, after the answer, and before there is one.
  let killed: Promise<unknown>[] = [];
  const killAt = (index: number, when: 'answered' | 'silent') => {
    killed = [];
    receiver.reply = ({ payload }) => {
      if (payload['batch'].index < index) return 200;
      if (killed.length === 0) killed.push(server.end('SIGKILL'));
      return when === 'answered' ? 200 : 'hang';
    };
  };
  killAt(4, 'answered');
  await server.ask('mutation ($id: ID!) { startRun(jobID: $id) { id } }', { id: jobID });
  for (const next of [() => killAt(11, 'silent'), () => (receiver.reply = () => 200)]) {
    await until(() => killed.length > 0);
    await Promise.all(killed);
    next();
    server = await ServerProcess.start(database.url, SETTINGS);
  }
  await until(async () => {
    const { getWebhooks } = await server.ask('{ getWebhooks { version } }');
    return getWebhooks[0].version === 2;
  });
  const taken = new Map(receiver.taken.map(({ headers, payload }) => [headers['webhook-id'], payload]));
  expect([...taken.values()].map(({ batch }) => batch as Json)).toEqual(
    Array.from({ length: BATCHES }, (_, i) => ({ index: i + 1, count: BATCHES })),
  );
  const names = [...taken.values()].flatMap(({ products }) =>
    (products as Json[]).map(({ productData }) => productData.Name as string),
  );
  expect(names.sort()).toEqual(
    waresFrom(1001, BATCHES * 100)
      .map(({ name }) => name)
      .sort(),
  );
  const indices = receiver.tries.map(({ payload }) => payload['batch'].index as number);
  expect(indices.every((index, i) => i === 0 || index - indices[i - 1]! <= 1)).toBe(true);
  expect(indices.length).toBeGreaterThan(BATCHES);
}, 300_000);
