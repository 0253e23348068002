import { Database } from '../../src/database/database.js';
import { Webhook } from '../../src/webhooks/webhook.entity.js';
import { type Json, newDatabase, TestApp } from '../support/app.js';
import { ManualClock } from '../support/manual-clock.js';
import { Receiver, saveWebhook, webhookOf } from '../support/receiver.js';
import { jobOfShelf, type Shelf, startShelf, waresFrom } from '../support/shelf.js';

const SECONDS = 1 / 3600;
const MINUTES = 1 / 60;
/** A little more than the jitter. */
const LATER = 1.101;
const WAITS = [5 * SECONDS, 5 * MINUTES, 30 * MINUTES, 2, 5, 10, 14, 20, 24];
const REDELIVER = 'mutation ($id: ID!, $from: Int!) { redeliver(webhookID: $id, fromVersion: $from) }';

let database: Awaited<ReturnType<typeof newDatabase>>;
let clock: ManualClock;
let app: TestApp;
let shelf: Shelf;
let receiver: Receiver;
let jobID: string;

beforeEach(async () => {
  database = await newDatabase();
  clock = new ManualClock();
  app = await start();
  receiver = await Receiver.start();
  shelf = await startShelf(waresFrom(1, 5));
  jobID = await app.saveJob(jobOfShelf(shelf));
  await app.settle();
});
afterEach(async () => {
  await app.close();
  await shelf.close();
  await receiver.close();
  await database.drop();
});

/** The application on the database and with the clock of the test. */
function start(variables: Record<string, string> = {}): Promise<TestApp> {
  return TestApp.start(
    { WEBHOOK_TIMEOUT: '300ms', RUN_INTERVAL: '365d', ...variables },
    { databaseUrl: database.url, clock },
  );
}

const added = (path = '/added') => saveWebhook(app, { url: `${receiver.origin}${path}`, event: 'ADDED', jobID });

/** Another version, with one more product of this name; waits for what is due to be delivered. */
async function add(name: string): Promise<Json> {
  shelf.wares = [...shelf.wares, { name, price: 1 }];
  const { extensions } = await app.graphql('mutation ($id: ID!) { runJob(id: $id) }', { id: jobID });
  await app.settle();
  return extensions?.['runs']?.['runJob'] as Json;
}

async function later(hours: number): Promise<void> {
  clock.advance(hours);
  await app.tick();
}

const names = () => receiver.products.map(({ productData }) => productData.Name);

it('brings a receiver that was down for a day everything once it is back, in order, and only what was committed', async () => {
  const { id } = await added();
  receiver.reply = () => 503;
  await add('On the first');
  for (let hour = 0; hour < 24; hour++) {
    await later(1);
    if (hour === 3) await add('Some hours later');
    if (hour === 8) {
      shelf.status = 404;
      await add('Never committed');
      shelf.status = null;
      shelf.wares = shelf.wares.filter(({ name }) => name !== 'Never committed');
    }
    if (hour === 20) await add('At night');
  }
  expect(await webhookOf(app, id)).toMatchObject({ state: 'ACTIVE', version: 1 });
  expect((await webhookOf(app, id))['lastError']).toContain('503');
  receiver.reply = () => 200;
  for (let hour = 0; hour < 24; hour++) await later(1);
  expect(names()).toEqual(['On the first', 'Some hours later', 'At night']);
  expect(receiver.payloads.map(({ version }) => version as number)).toEqual([2, 3, 4]);
  expect(await webhookOf(app, id)).toMatchObject({ state: 'ACTIVE', version: 4, lastError: null });
  const [first, ...others] = [...new Set(receiver.tries.map(({ headers }) => headers['webhook-id']))];
  expect(receiver.tries.filter(({ headers }) => headers['webhook-id'] === first).length).toBeGreaterThan(5);
  expect(others).toHaveLength(2);
});

it('tries again after each wait of the schedule, not before, and disables after the last one', async () => {
  const { id } = await added();
  receiver.reply = () => 500;
  await add('Lamp');
  for (const [i, wait] of WAITS.entries()) {
    expect(receiver.tries).toHaveLength(i + 1);
    await later(wait * 0.99);
    expect(receiver.tries).toHaveLength(i + 1);
    expect(await webhookOf(app, id)).toMatchObject({ state: 'ACTIVE' });
    await later(wait * (LATER - 0.99));
  }
  expect(receiver.tries).toHaveLength(10);
  expect(new Set(receiver.tries.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  expect(new Set(receiver.tries.map(({ body }) => body)).size).toBe(1);
  expect(new Set(receiver.tries.map(({ headers }) => headers['webhook-timestamp'])).size).toBe(10);
  const disabled = await webhookOf(app, id);
  expect(disabled).toMatchObject({ state: 'DISABLED', version: 1 });
  expect(disabled['lastError']).toMatch(/500.*10 tries.*again/);
  await later(1000);
  expect(receiver.tries).toHaveLength(10);
});

it('goes on from where it was when a disabled webhook is saved again', async () => {
  const { id } = await added();
  receiver.reply = () => 410;
  await add('Lamp');
  await add('Sofa');
  expect(receiver.tries).toHaveLength(1);
  const disabled = await webhookOf(app, id);
  expect(disabled).toMatchObject({ state: 'DISABLED', version: 1 });
  expect(disabled['lastError']).toContain('410');
  receiver.reply = () => 200;
  expect(await added()).toEqual({ id, secret: undefined });
  await app.settle();
  expect(names()).toEqual(['Lamp', 'Sofa']);
  expect(await webhookOf(app, id)).toMatchObject({ state: 'ACTIVE', version: 3, lastError: null });
});

it('does not follow a redirect', async () => {
  const other = await Receiver.start();
  const { id } = await added();
  receiver.reply = () => ({ status: 307, headers: { location: other.origin } });
  await add('Lamp');
  expect(other.tries).toEqual([]);
  expect((await webhookOf(app, id))['lastError']).toMatch(/307.*redirect/);
  receiver.reply = () => 200;
  await later(5 * SECONDS * LATER);
  expect(names()).toEqual(['Lamp']);
  await other.close();
});

it('takes no answer in time for a failure, and so a connection that is refused', async () => {
  const { id } = await added();
  receiver.reply = () => 'hang';
  await add('Lamp');
  expect((await webhookOf(app, id))['lastError']).toMatch(/did not answer within 0.3 s/);
  receiver.reply = () => 200;
  await later(5 * SECONDS * LATER);
  expect(names()).toEqual(['Lamp']);
  await receiver.close();
  await add('Sofa');
  expect((await webhookOf(app, id))['lastError']).toMatch(/refused the connection/);
});

it('waits as long as the receiver asks for', async () => {
  await added();
  receiver.reply = () => ({ status: 429, headers: { 'retry-after': '3600' } });
  await add('Lamp');
  await later(0.99);
  expect(receiver.tries).toHaveLength(1);
  await later(0.02);
  expect(receiver.tries).toHaveLength(2);
});

it('never fails or slows a run, nor another webhook, for a receiver that is dead', async () => {
  await added('/dead');
  await added('/alive');
  let release = (): void => undefined;
  const held = new Promise<number>((resolve) => (release = () => resolve(200)));
  receiver.reply = ({ path }) => (path === '/dead' ? held : 200);
  shelf.wares = waresFrom(1, 6);
  const started = performance.now();
  const { runJob } = await app.ask('mutation ($id: ID!) { runJob(id: $id) }', { id: jobID });
  expect(runJob).toBe(true);
  expect(performance.now() - started).toBeLessThan(5_000);
  await app.settle();
  expect(receiver.taken.map(({ path }) => path)).toEqual(['/alive']);
  release();
});

it('says what is wrong without the address, which may hold a secret', async () => {
  for (const [reply, path] of [
    [500, '/s3cret-a'],
    ['hang', '/s3cret-b?token=s3cret'],
    [{ status: 302, headers: { location: '/s3cret-c' } }, '/s3cret-d'],
    [410, '/s3cret-e'],
  ] as const) {
    const { id } = await added(path);
    receiver.reply = () => reply;
    await add(`Lamp ${path}`);
    const { lastError } = await webhookOf(app, id);
    expect(lastError).toContain(new URL(receiver.origin).host);
    expect(lastError).not.toContain('s3cret');
  }
});

it('reaches no private address unless that is allowed', async () => {
  const { id } = await added();
  receiver.reply = () => 503;
  await add('Lamp');
  await app.stop();
  receiver.forget();
  receiver.reply = () => 200;
  app = await start({ ALLOW_PRIVATE_ADDRESSES: 'false' });
  await later(5 * SECONDS * LATER);
  expect(receiver.tries).toEqual([]);
  const webhook = await webhookOf(app, id);
  expect(webhook).toMatchObject({ state: 'ACTIVE', version: 1 });
  expect(webhook['lastError']).toMatch(/not at a public address.*ALLOW_PRIVATE_ADDRESSES/);
});

describe('redeliver', () => {
  it('delivers a version and everything after it again, with other ids, and enables the webhook', async () => {
    const { id } = await added();
    for (const name of ['Lamp', 'Sofa']) await add(name);
    receiver.reply = () => 410;
    await add('Bed');
    const before = receiver.tries.map(({ headers }) => headers['webhook-id']);
    receiver.forget();
    receiver.reply = () => 200;
    expect(await app.ask(REDELIVER, { id, from: 3 })).toEqual({ redeliver: true });
    await app.settle();
    expect(names()).toEqual(['Sofa', 'Bed']);
    expect(await webhookOf(app, id)).toMatchObject({ state: 'ACTIVE', version: 4, lastError: null });
    expect(receiver.taken.filter(({ headers }) => before.includes(headers['webhook-id']))).toEqual([]);
  });

  it('is not undone by the delivery that is under way', async () => {
    const { id } = await added();
    let again: Promise<unknown> | null = null;
    receiver.reply = async () => {
      await (again ??= app.ask(REDELIVER, { id, from: 1 }));
      return 200;
    };
    await add('Lamp');
    expect(receiver.payloads.map(({ version }) => version as number)).toEqual([2, 1, 2]);
  });

  it('refuses what cannot be delivered again', async () => {
    const { id } = await added();
    const { id: ofRuns } = await saveWebhook(app, { url: receiver.origin, event: 'RUN_FAILED', jobID });
    await add('Lamp');
    expect(await app.refusal(REDELIVER, { id, from: -1 })).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'fromVersion',
    });
    expect(await app.refusal(REDELIVER, { id, from: 3 })).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await app.refusal(REDELIVER, { id: ofRuns, from: 1 })).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'webhookID',
    });
    expect(await app.ask(REDELIVER, { id: 'nobody', from: 1 })).toEqual({ redeliver: false });
  });
});

describe('versions that are not kept any more', () => {
  it('cannot be delivered again, and a webhook that comes back goes on with the oldest and says so', async () => {
    const { id } = await added();
    await add('Lamp');
    receiver.reply = () => 410;
    const names = ['Sofa', 'Bed', 'Desk', 'Shelf', 'Chair', 'Stool', 'Bench', 'Couch', 'Mirror', 'Rug', 'Vase'];
    for (const name of names) {
      shelf.wares = shelf.wares.map((ware) => ({ ...ware, price: ware.price + 1 }));
      await add(name);
    }
    await app.tick();
    const [{ oldestVersion }] = await app.reader.query('SELECT "oldestVersion" FROM "catalogue"');
    expect(oldestVersion).toBeGreaterThan(2);
    expect(await app.refusal(REDELIVER, { id, from: 3 })).toMatchObject({ code: 'VERSION_GONE' });
    receiver.reply = () => 200;
    receiver.forget();
    await added();
    await app.settle();
    expect(receiver.payloads.map(({ version }) => version as number)).toEqual(
      [...Array(13).keys()].map((i) => i + 1).filter((version) => version > oldestVersion),
    );
    const webhook = await webhookOf(app, id);
    expect(webhook).toMatchObject({ state: 'ACTIVE', version: 13 });
    expect(webhook['lastError']).toMatch(`the versions 3 to ${oldestVersion} changed is no longer kept`);
  });
});

describe('a server that stops', () => {
  it('goes on after the last delivery that arrived, in the middle of a version', async () => {
    await added();
    receiver.reply = ({ payload }) => (payload['batch'].index === 2 ? 'hang' : 200);
    shelf.wares = [...waresFrom(1, 5), ...waresFrom(1001, 250)];
    await app.ask('mutation ($id: ID!) { runJob(id: $id) }', { id: jobID });
    while (receiver.tries.length < 2) await new Promise((resolve) => setTimeout(resolve, 10));
    await app.stop();
    receiver.reply = () => 200;
    app = await start();
    await later(5 * SECONDS * LATER);
    expect(receiver.tries.map(({ payload }) => payload['batch'].index)).toEqual([1, 2, 2, 3]);
    expect(receiver.tries[1]?.headers['webhook-id']).toBe(receiver.tries[2]?.headers['webhook-id']);
    expect(names()).toEqual(waresFrom(1001, 250).map(({ name }) => name));
  });

  it('keeps a webhook from other servers until its lease is over', async () => {
    const { id } = await added();
    const now = await clock.now();
    const lease = { leaseOwner: 'another server', leaseUntil: new Date(now.getTime() + 60_000) };
    await app.nest.get(Database).transact((manager) => manager.update(Webhook, id, lease));
    await add('Lamp');
    await later(59 * SECONDS);
    expect(receiver.tries).toEqual([]);
    await later(2 * SECONDS);
    expect(names()).toEqual(['Lamp']);
  });
});
