import { Database } from '../../src/database/database.js';
import { Webhook } from '../../src/webhooks/webhook.entity.js';
import { WebhookDelivery } from '../../src/webhooks/webhook-delivery.js';
import { type Receiver, saveWebhook } from '../support/receiver.js';
import { waresFrom } from '../support/shelf.js';
import { LATER, REDELIVER, SECONDS, WebhookRig } from '../support/webhook-rig.js';

let rig: WebhookRig;
let receiver: Receiver;

beforeEach(async () => {
  rig = await WebhookRig.start();
  receiver = rig.receiver;
});
afterEach(() => rig.close());

describe('redeliver', () => {
  it('delivers a version and everything after it again, with other ids, and enables the webhook', async () => {
    const { id } = await rig.hook();
    for (const name of ['Lamp', 'Sofa']) await rig.add(name);
    receiver.reply = () => 410;
    await rig.add('Bed');
    const before = receiver.tries.map(({ headers }) => headers['webhook-id']);
    receiver.forget();
    receiver.reply = () => 200;
    expect(await rig.redeliver(id, 3)).toEqual({ redeliver: true });
    await rig.app.settle();
    expect(rig.names()).toEqual(['Sofa', 'Bed']);
    expect(await rig.state(id)).toMatchObject({ state: 'ACTIVE', version: 4, lastError: null });
    expect(receiver.taken.filter(({ headers }) => before.includes(headers['webhook-id']))).toEqual([]);
  });

  it('is not undone by the delivery that is under way', async () => {
    const { id } = await rig.hook();
    let again: Promise<unknown> | null = null;
    receiver.reply = async () => {
      await (again ??= rig.redeliver(id, 1));
      return 200;
    };
    await rig.add('Lamp');
    expect(rig.versions()).toEqual([2, 1, 2]);
  });

  it('refuses what cannot be delivered again', async () => {
    const { app, jobID } = rig;
    const { id } = await rig.hook();
    const { id: ofRuns } = await saveWebhook(app, { url: receiver.origin, event: 'RUN_FAILED', jobID });
    await rig.add('Lamp');
    const refusal = (webhookID: string, from: number) => app.refusal(REDELIVER, { id: webhookID, from });
    expect(await refusal(id, -1)).toMatchObject({ code: 'BAD_USER_INPUT', field: 'fromVersion' });
    expect(await refusal(id, 3)).toMatchObject({ code: 'BAD_USER_INPUT', field: 'fromVersion' });
    expect(await refusal(ofRuns, 1)).toMatchObject({ code: 'BAD_USER_INPUT', field: 'webhookID' });
    expect(await refusal('nobody', 1)).toMatchObject({ code: 'NOT_FOUND', field: 'webhookID' });
  });
});

it('counts the rest of a version anew when other fields are monitored in the middle of it', async () => {
  rig.shelf.wares = waresFrom(1, 150);
  await rig.run();
  const { app, jobID } = rig;
  const hook = (fields: string[]) => saveWebhook(app, { url: receiver.origin, event: 'UPDATED', jobID, fields });
  const { id } = await hook([]);
  receiver.reply = ({ payload }) => (payload['batch'].index === 1 ? 200 : 503);
  rig.shelf.wares = waresFrom(1, 150, 12);
  await rig.run();
  await app.settle();
  expect(receiver.tries.map(({ payload }) => payload['batch'])).toEqual([
    { index: 1, count: 2 },
    { index: 2, count: 2 },
  ]);
  receiver.reply = () => 200;
  await hook(['Price']);
  await app.settle();
  const [, failed, arrived, ...others] = receiver.tries;
  expect(others).toEqual([]);
  expect(arrived?.payload).toMatchObject({ batch: { index: 2, count: 2 }, products: failed?.payload['products'] });
  expect(arrived?.headers['webhook-id']).not.toBe(failed?.headers['webhook-id']);
  expect(await rig.state(id)).toMatchObject({ version: 3, fields: ['Price'] });
});

describe('versions that are not kept any more', () => {
  it('cannot be delivered again, and a webhook that comes back goes on with the oldest and says so', async () => {
    const { id } = await rig.hook();
    await rig.add('Lamp');
    receiver.reply = () => 410;
    for (let number = 20; number < 31; number++) {
      rig.shelf.wares = rig.shelf.wares.map((ware) => ({ ...ware, price: ware.price + 1 }));
      await rig.add(`Ware ${number}`);
    }
    await rig.app.tick();
    // The first version, the lamp, and eleven more; seven are kept.
    expect(await rig.app.refusal(REDELIVER, { id, from: 6 })).toMatchObject({ code: 'VERSION_GONE' });
    receiver.reply = () => 200;
    receiver.forget();
    await rig.hook();
    await rig.app.settle();
    expect(rig.versions()).toEqual([7, 8, 9, 10, 11, 12, 13]);
    const webhook = await rig.state(id);
    expect(webhook).toMatchObject({ state: 'ACTIVE', version: 13 });
    expect(webhook['lastError']).toContain('the versions 3 to 6 are no longer kept');
    expect(await rig.redeliver(id, 7)).toEqual({ redeliver: true });
  });

  it('are kept for a webhook that is active, however late it is', async () => {
    await rig.hook();
    receiver.reply = () => 503;
    for (let number = 20; number < 32; number++) await rig.add(`Ware ${number}`);
    await rig.app.tick();
    receiver.reply = () => 200;
    await rig.later(1);
    expect(rig.versions()).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
  });
});

describe('a server that stops', () => {
  it('goes on after the last delivery that arrived, in the middle of a version', async () => {
    await rig.hook();
    receiver.reply = ({ payload }) => (payload['batch'].index === 2 ? 'hang' : 200);
    rig.shelf.wares = [...waresFrom(1, 5), ...waresFrom(1001, 250)];
    await rig.run();
    while (receiver.tries.length < 2) await new Promise((resolve) => setTimeout(resolve, 10));
    await rig.restart();
    receiver.reply = () => 200;
    await rig.later(5 * SECONDS * LATER);
    expect(receiver.tries.map(({ payload }) => payload['batch'].index as number)).toEqual([1, 2, 2, 3]);
    expect(receiver.tries[1]?.headers['webhook-id']).toBe(receiver.tries[2]?.headers['webhook-id']);
    expect(rig.names().sort()).toEqual(
      waresFrom(1001, 250)
        .map(({ name }) => name)
        .sort(),
    );
  });

  it('keeps a webhook from other servers until its lease is over', async () => {
    const { id } = await rig.hook();
    const leaseUntil = new Date((await rig.clock.now()).getTime() + 60_000);
    await rig.app.nest
      .get(Database)
      .transact((manager) => manager.update(Webhook, id, { leaseOwner: 'another server', leaseUntil }));
    await rig.add('Lamp');
    await rig.later(59 * SECONDS);
    expect(receiver.tries).toEqual([]);
    await rig.later(2 * SECONDS);
    expect(rig.names()).toEqual(['Lamp']);
  });
});

describe('several servers on one database', () => {
  // On SQLite the second one is refused.
  if (!process.env['TEST_DATABASE_URL'])
    return void it('are for PostgreSQL', () => expect(rig.another()).rejects.toThrow());

  it('deliver everything once, one after the other', async () => {
    await rig.hook();
    let underWay = 0;
    let most = 0;
    receiver.reply = async () => {
      most = Math.max(most, ++underWay);
      await new Promise((resolve) => setImmediate(resolve));
      underWay--;
      return 200;
    };
    const other = await rig.another();
    rig.shelf.wares = [...waresFrom(1, 5), ...waresFrom(1001, 950)];
    await rig.run();
    const servers = [rig.app, other].map(({ nest }) => nest.get(WebhookDelivery));
    for (let i = 0; i < 20; i++) for (const server of servers) server.wake();
    await Promise.all(servers.map((server) => server.idle()));
    await rig.app.settle();
    await other.stop();
    expect(most).toBe(1);
    expect(receiver.tries.map(({ payload }) => payload['batch'].index as number)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ]);
  });
});
