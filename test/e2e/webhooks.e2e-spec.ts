import { randomBytes } from 'node:crypto';
import { type Json, TestApp } from '../support/app.js';
import { Receiver, saveWebhook, verified, webhookOf } from '../support/receiver.js';
import { jobOfShelf, type Shelf, startShelf, waresFrom } from '../support/shelf.js';

let app: TestApp;
let shelf: Shelf;
let receiver: Receiver;
let jobID: string;

beforeEach(async () => {
  app = await TestApp.start();
  receiver = await Receiver.start();
  shelf = await startShelf(waresFrom(1, 5));
  jobID = await app.saveJob(jobOfShelf(shelf));
  await app.settle();
});
afterEach(async () => {
  await app.close();
  await shelf.close();
  await receiver.close();
});

/** Runs the job and waits until everything is delivered; answers the run as `extensions.runs` tells it. */
async function run(): Promise<Json> {
  const { extensions } = await app.graphql('mutation ($id: ID!) { runJob(id: $id) }', { id: jobID });
  await app.settle();
  return extensions?.['runs']?.['runJob'] as Json;
}

const hook = (event: string, more: object = {}) =>
  saveWebhook(app, { url: `${receiver.origin}/${event}`, event, jobID, ...more });

const received = (event: string): Json[] =>
  receiver.taken.filter(({ path }) => path === `/${event}`).map(({ payload }) => payload);

it('delivers what came, what changed and what went, as the specification writes it', async () => {
  for (const event of ['ADDED', 'UPDATED', 'REMOVED']) await hook(event);
  shelf.wares = [...waresFrom(1, 3), { name: 'Ware 4', price: 12.5 }, { name: 'Ware 6', price: 1, note: 'new' }];
  app.clock.advance(1);
  const { runID } = await run();
  const head = { timestamp: '2026-01-02T04:04:05.000Z', jobID, runID, version: 2, batch: { index: 1, count: 1 } };
  expect(received('ADDED')).toEqual([
    { ...head, products: [{ event: 'ADDED', productData: { Name: 'Ware 6', Price: 1, Note: 'new' } }] },
  ]);
  expect(received('UPDATED')).toEqual([
    {
      ...head,
      products: [
        {
          event: 'UPDATED',
          productData: { Name: 'Ware 4', Price: 12.5, Note: '' },
          changedFields: [{ name: 'Price', from: 10, to: 12.5 }],
        },
      ],
    },
  ]);
  expect(received('REMOVED')).toEqual([
    { ...head, products: [{ event: 'REMOVED', productData: { Name: 'Ware 5', Price: 10, Note: '' } }] },
  ]);
  expect(receiver.taken[0]?.headers['content-type']).toBe('application/json');
});

it('signs every delivery with the secret of its webhook, which is shown once', async () => {
  const made = await hook('ADDED');
  const own = randomBytes(24).toString('base64');
  const given = await hook('REMOVED', { secret: own });
  expect((await hook('UPDATED', { secret: '' })).secret).toHaveLength(44);
  expect(Buffer.from(made.secret ?? '', 'base64')).toHaveLength(32);
  expect(given.secret).toBeUndefined();
  expect(await hook('ADDED')).toEqual({ id: made.id, secret: undefined });
  shelf.wares = waresFrom(2, 5);
  await run();
  expect(receiver.taken).toHaveLength(2);
  const [added, removed] = ['/ADDED', '/REMOVED'].map((path) => receiver.taken.find((each) => each.path === path)!);
  expect(await verified(app, added!, made.secret!)).toEqual(added!.payload);
  expect(await verified(app, removed!, own)).toEqual(removed!.payload);
  await expect(verified(app, added!, own)).rejects.toThrow(/signature/i);
  expect(added!.headers['webhook-id']).not.toBe(removed!.headers['webhook-id']);
});

it('delivers at most 100 products at a time, each product once, and says how many deliveries there are', async () => {
  await hook('ADDED');
  shelf.wares = [...waresFrom(1, 5), ...waresFrom(1001, 250)];
  await run();
  expect(received('ADDED').map(({ version, batch, products }) => [version, batch, products.length])).toEqual([
    [2, { index: 1, count: 3 }, 100],
    [2, { index: 2, count: 3 }, 100],
    [2, { index: 3, count: 3 }, 50],
  ]);
  expect(receiver.products.map(nameOf).sort()).toEqual(
    waresFrom(1001, 250)
      .map(({ name }) => name)
      .sort(),
  );
  expect(new Set(receiver.taken.map(({ headers }) => headers['webhook-id'])).size).toBe(3);
});

it('delivers at most 256 kB at a time', async () => {
  await hook('ADDED');
  const wares = Array.from({ length: 9 }, (_, i) => ({ name: `Long ${i}`, price: 1, note: 'ä'.repeat(30_000) }));
  shelf.wares = [...waresFrom(1, 5), ...wares];
  await run();
  expect(receiver.taken.map(({ payload }) => [payload['batch'], payload['products'].length])).toEqual([
    [{ index: 1, count: 3 }, 4],
    [{ index: 2, count: 3 }, 4],
    [{ index: 3, count: 3 }, 1],
  ]);
  for (const { body } of receiver.taken) expect(Buffer.byteLength(body)).toBeLessThanOrEqual(256_000);
  expect(receiver.products.map(nameOf).sort()).toEqual(wares.map(({ name }) => name));
});

it('tells of an update only when a monitored field changed, and only of that field', async () => {
  const { id } = await hook('UPDATED', { fields: ['Price'] });
  const [first, ...others] = waresFrom(1, 5);
  shelf.wares = [{ ...first!, note: 'only a note' }, ...others];
  await run();
  expect(receiver.tries).toEqual([]);
  expect(await webhookOf(app, id)).toMatchObject({ version: 2, fields: ['Price'] });
  shelf.wares = [{ ...first!, price: 11, note: 'both' }, ...others];
  await run();
  expect(received('UPDATED')).toMatchObject([
    {
      version: 3,
      products: [{ productData: { Price: 11, Note: 'both' }, changedFields: [{ name: 'Price', from: 10, to: 11 }] }],
    },
  ]);
  expect(received('UPDATED')[0]?.products[0].changedFields).toHaveLength(1);
});

it('starts at the present version, and says nothing of a run that changes nothing', async () => {
  const { id } = await hook('ADDED');
  await run();
  expect(receiver.tries).toEqual([]);
  expect(await webhookOf(app, id)).toMatchObject({ state: 'ACTIVE', lastError: null, version: 1 });
});

it('delivers a run that fails to RUN_FAILED, once, and nothing of what it had read', async () => {
  for (const event of ['ADDED', 'UPDATED', 'REMOVED', 'RUN_FAILED', 'RUN_HELD']) await hook(event);
  shelf.wares = [...waresFrom(1, 4), ...waresFrom(100, 3)];
  shelf.status = 404;
  const report = await run();
  expect(report).toMatchObject({ status: 'FAILED', reason: 'SOURCE_NOT_FOUND' });
  await app.tick();
  expect(receiver.payloads).toEqual([
    {
      timestamp: '2026-01-02T03:04:05.000Z',
      jobID,
      runID: report['runID'],
      version: 1,
      batch: { index: 1, count: 1 },
      run: report,
    },
  ]);
});

it('delivers a run that kept removals back to RUN_HELD, once, and its changes to the others', async () => {
  shelf.wares = waresFrom(1, 60);
  await run();
  for (const event of ['ADDED', 'REMOVED', 'RUN_FAILED', 'RUN_HELD']) await hook(event);
  shelf.wares = [...waresFrom(1, 40), ...waresFrom(100, 1)];
  const report = await run();
  expect(report).toMatchObject({ status: 'PARTIAL', reason: 'REMOVALS_WITHHELD', counts: { removalsWithheld: 20 } });
  await app.tick();
  expect(received('RUN_HELD')).toMatchObject([{ runID: report['runID'], version: 3, run: report }]);
  expect(received('ADDED')).toMatchObject([{ version: 3, products: [{}] }]);
  expect(receiver.tries).toHaveLength(2);
});

it('never delivers a dry run', async () => {
  for (const event of ['ADDED', 'RUN_FAILED', 'RUN_HELD']) await hook(event);
  const dryRun = async () => {
    await app.ask('mutation ($id: ID!) { startRun(jobID: $id, dryRun: true) { id } }', { id: jobID });
    await app.tick();
  };
  shelf.wares = waresFrom(1, 9);
  await dryRun();
  shelf.status = 404;
  await dryRun();
  expect((await app.runsOf(jobID)).map(({ status }) => status as string)).toEqual(['FAILED', 'SUCCEEDED', 'SUCCEEDED']);
  expect(receiver.tries).toEqual([]);
});

it('yields the catalogue when all deliveries are replayed over an empty one', async () => {
  for (const event of ['ADDED', 'UPDATED', 'REMOVED']) {
    const { id } = await hook(event);
    expect(await app.ask('mutation ($id: ID!) { redeliver(webhookID: $id, fromVersion: 0) }', { id })).toEqual({
      redeliver: true,
    });
  }
  shelf.wares = [...waresFrom(1, 3), { name: 'Ware 4', price: 12 }, ...waresFrom(6, 120)];
  await run();
  shelf.wares = [{ name: 'Ware 4', price: 12, note: 'x' }, ...waresFrom(5, 118, 11), ...waresFrom(1, 2)];
  await run();
  shelf.wares = [...waresFrom(1, 119), ...waresFrom(200, 3)];
  await run();
  expect(receiver.payloads.some(({ batch }) => batch.count > 1)).toBe(true);
  const products = new Map<string, unknown>();
  for (const { version, products: changes } of [...receiver.payloads].sort((a, b) => a['version'] - b['version'])) {
    expect(version).toBeGreaterThan(0);
    for (const { event, productData } of changes as Json[]) {
      expect(products.has(productData.Name)).toBe(event !== 'ADDED');
      if (event === 'REMOVED') products.delete(productData.Name);
      else products.set(productData.Name, productData);
    }
  }
  const { nodes } = await app.productsOf(jobID);
  expect(products).toEqual(new Map(nodes.map(({ data }) => [data['Name'], data])));
});

function nameOf({ productData }: Json): string {
  return (productData as Json)['Name'] as string;
}
