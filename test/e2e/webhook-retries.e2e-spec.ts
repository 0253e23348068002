import { Receiver } from '../support/receiver.js';
import { LATER, MINUTES, SECONDS, WebhookRig } from '../support/webhook-rig.js';

const WAITS = [5 * SECONDS, 5 * MINUTES, 30 * MINUTES, 2, 5, 10, 14, 20, 24];

let rig: WebhookRig;
let receiver: Receiver;

beforeEach(async () => {
  rig = await WebhookRig.start();
  receiver = rig.receiver;
});
afterEach(() => rig.close());

it('brings a receiver that was down for a day everything once it is back, in order, and only what was committed', async () => {
  const { id } = await rig.hook();
  receiver.reply = () => 503;
  await rig.add('On the first');
  for (let hour = 0; hour < 24; hour++) {
    await rig.later(1);
    if (hour === 3) await rig.add('Some hours later');
    if (hour === 8) {
      rig.shelf.status = 404;
      await rig.add('Never committed');
      rig.shelf.status = null;
      rig.shelf.wares = rig.shelf.wares.filter(({ name }) => name !== 'Never committed');
    }
    if (hour === 20) await rig.add('At night');
  }
  expect(await rig.state(id)).toMatchObject({ state: 'ACTIVE', version: 1 });
  expect((await rig.state(id))['lastError']).toContain('503');
  receiver.reply = () => 200;
  for (let hour = 0; hour < 24; hour++) await rig.later(1);
  expect(rig.names()).toEqual(['On the first', 'Some hours later', 'At night']);
  expect(rig.versions()).toEqual([2, 3, 4]);
  expect(await rig.state(id)).toMatchObject({ state: 'ACTIVE', version: 4, lastError: null });
  const ids = receiver.tries.map(({ headers }) => headers['webhook-id']);
  expect(ids.filter((each) => each === ids[0]).length).toBeGreaterThan(5);
  expect(new Set(ids).size).toBe(3);
});

it('tries again after each wait of the schedule, not before, and disables after the last one', async () => {
  const { id } = await rig.hook();
  receiver.reply = () => 500;
  await rig.add('Lamp');
  for (const [i, wait] of WAITS.entries()) {
    expect(receiver.tries).toHaveLength(i + 1);
    await rig.later(wait * 0.99);
    expect(receiver.tries).toHaveLength(i + 1);
    expect(await rig.state(id)).toMatchObject({ state: 'ACTIVE' });
    await rig.later(wait * (LATER - 0.99));
  }
  expect(receiver.tries).toHaveLength(10);
  expect(new Set(receiver.tries.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  expect(new Set(receiver.tries.map(({ body }) => body)).size).toBe(1);
  expect(new Set(receiver.tries.map(({ headers }) => headers['webhook-timestamp'])).size).toBe(10);
  const disabled = await rig.state(id);
  expect(disabled).toMatchObject({ state: 'DISABLED', version: 1 });
  expect(disabled['lastError']).toMatch(/500.*10 attempts.*again/);
  await rig.later(1000);
  expect(receiver.tries).toHaveLength(10);
});

it('goes on from where it was when a disabled webhook is saved again', async () => {
  const { id } = await rig.hook();
  receiver.reply = () => 410;
  await rig.add('Lamp');
  await rig.add('Sofa');
  expect(receiver.tries).toHaveLength(1);
  const disabled = await rig.state(id);
  expect(disabled).toMatchObject({ state: 'DISABLED', version: 1 });
  expect(disabled['lastError']).toContain('410');
  receiver.reply = () => 200;
  expect(await rig.hook()).toEqual({ id, secret: undefined });
  await rig.app.settle();
  expect(rig.names()).toEqual(['Lamp', 'Sofa']);
  expect(await rig.state(id)).toMatchObject({ state: 'ACTIVE', version: 3, lastError: null });
});

it('does not follow a redirect', async () => {
  const other = await Receiver.start();
  const { id } = await rig.hook();
  receiver.reply = () => ({ status: 307, headers: { location: other.origin } });
  await rig.add('Lamp');
  expect(other.tries).toEqual([]);
  expect((await rig.state(id))['lastError']).toMatch(/307.*redirect/);
  receiver.reply = () => 200;
  await rig.later(5 * SECONDS * LATER);
  expect(rig.names()).toEqual(['Lamp']);
  await other.close();
});

it('takes no answer in time for a failure, and so a connection that is refused', async () => {
  const { id } = await rig.hook();
  receiver.reply = () => 'hang';
  await rig.add('Lamp');
  expect((await rig.state(id))['lastError']).toMatch(/did not answer within 0.3 s/);
  receiver.reply = () => 200;
  await rig.later(5 * SECONDS * LATER);
  expect(rig.names()).toEqual(['Lamp']);
  await receiver.close();
  await rig.add('Sofa');
  expect((await rig.state(id))['lastError']).toMatch(/refused the connection/);
});

it('waits as long as the receiver asks for', async () => {
  await rig.hook();
  receiver.reply = () => ({ status: 429, headers: { 'retry-after': '3600' } });
  await rig.add('Lamp');
  await rig.later(0.99);
  expect(receiver.tries).toHaveLength(1);
  await rig.later(0.02);
  expect(receiver.tries).toHaveLength(2);
});

it('never fails or slows a run, nor another webhook, for a receiver that is dead', async () => {
  await rig.hook('/dead');
  await rig.hook('/alive');
  let release = (): void => undefined;
  const held = new Promise<number>((resolve) => (release = () => resolve(200)));
  receiver.reply = ({ path }) => (path === '/dead' ? held : 200);
  await rig.restart({ WEBHOOK_TIMEOUT: '1h' });
  rig.shelf.wares = [...rig.shelf.wares, { name: 'Lamp', price: 1 }];
  await rig.run();
  expect((await rig.app.runsOf(rig.jobID))[0]).toMatchObject({ status: 'SUCCEEDED' });
  while (receiver.taken.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(receiver.taken.map(({ path }) => path)).toEqual(['/alive']);
  release();
  await rig.app.settle();
  expect(receiver.taken.map(({ path }) => path)).toEqual(['/alive', '/dead']);
});

it('says what is wrong without the address, which may hold a secret', async () => {
  for (const [reply, path] of [
    [500, '/s3cret-a'],
    ['hang', '/s3cret-b?token=s3cret'],
    [{ status: 302, headers: { location: '/s3cret-c' } }, '/s3cret-d'],
    [410, '/s3cret-e'],
  ] as const) {
    const { id } = await rig.hook(path);
    receiver.reply = () => reply;
    await rig.add(`Lamp ${path}`);
    const { lastError } = await rig.state(id);
    expect(lastError).toContain(new URL(receiver.origin).host);
    expect(lastError).not.toContain('s3cret');
  }
});

it('reaches no private address unless that is allowed', async () => {
  const { id } = await rig.hook();
  receiver.reply = () => 503;
  await rig.add('Lamp');
  receiver.forget();
  receiver.reply = () => 200;
  await rig.restart({ ALLOW_PRIVATE_ADDRESSES: 'false' });
  await rig.later(5 * SECONDS * LATER);
  expect(receiver.tries).toEqual([]);
  const webhook = await rig.state(id);
  expect(webhook).toMatchObject({ state: 'ACTIVE', version: 1 });
  expect(webhook['lastError']).toMatch(/not at a public address.*ALLOW_PRIVATE_ADDRESSES/);
});
