import fc from 'fast-check';
import { type Json, TestApp } from '../support/app.js';
import {
  dryRun,
  jobOfLamps,
  lamps,
  runJob,
  runOf,
  type ShopFeed,
  startShopFeed,
  status,
} from '../support/shop-feed.js';
import { numRuns } from '../support/sizes.js';

/** What happens to a shop, to its feed, to time, or to its job. */
type Step =
  | { kind: 'stock'; from: number; count: number }
  | { kind: 'price'; price: number }
  | { kind: 'broken'; how: 'none' | 'down' | 'truncated' | 'unproved' }
  | { kind: 'mixed'; rejected: number; unidentified: number; duplicates: number }
  | { kind: 'reorder' }
  | { kind: 'wait'; hours: number }
  | { kind: 'run' | (typeof EVENTS)[number] };

const EVENTS = ['tick', 'dry', 'approve', 'cancel', 'restart'] as const;

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('stock' as const), from: fc.nat(30), count: fc.nat(60) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('price' as const), price: fc.constantFrom(0, 5, 7) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('broken' as const),
      how: fc.constantFrom(
        'none' as const,
        'none' as const,
        'down' as const,
        'truncated' as const,
        'unproved' as const,
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('mixed' as const),
      rejected: fc.nat(3),
      unidentified: fc.nat(1),
      duplicates: fc.nat(3),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'reorder' as const }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), hours: fc.constantFrom(1, 24, 60) }) },
  { weight: 6, arbitrary: fc.constant({ kind: 'run' as const }) },
  {
    weight: 5,
    arbitrary: fc.constantFrom(...EVENTS).map((kind) => ({ kind })),
  },
);

let app: TestApp;
let feed: ShopFeed;

beforeAll(async () => {
  app = await TestApp.start({ RETRY_ATTEMPTS: '0' });
  feed = await startShopFeed([]);
});
afterAll(async () => {
  await app?.close();
  await feed?.close();
});

/** The shop as it is, and what its feed makes of it. */
class Shop {
  private from = 0;
  private count = 40;
  private price = 5;
  private mixed = { rejected: 0, unidentified: 0, duplicates: 0 };
  private isReversed = false;
  broken: 'none' | 'down' | 'truncated' | 'unproved' = 'none';

  change(step: Step): void {
    if (step.kind === 'stock') [this.from, this.count] = [step.from, step.count];
    if (step.kind === 'price') this.price = step.price;
    if (step.kind === 'mixed') this.mixed = step;
    if (step.kind === 'reorder') this.isReversed = !this.isReversed;
    if (step.kind === 'broken') this.broken = step.how;
    const { from, count, price, mixed } = this;
    const good = lamps(from, from + count, { price });
    const records = [
      ...good,
      ...good.slice(0, mixed.duplicates),
      ...lamps(100, 100 + mixed.rejected, { title: '' }),
      ...lamps(200, 200 + mixed.unidentified, { link: '' }),
    ];
    feed.records = this.isReversed ? records.reverse() : records;
    feed.unproved = this.broken === 'unproved';
    feed.respond = this.broken === 'down' ? status(503) : this.broken === 'truncated' ? truncated : null;
  }

  /** Links of the products that the feed has. */
  get links(): string[] {
    return lamps(this.from, this.from + this.count).map(({ link }) => link as string);
  }
}

const truncated: NonNullable<ShopFeed['respond']> = (_, response) => {
  const body = JSON.stringify(feed.records).slice(0, -1);
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body);
  return true;
};

interface Snapshot {
  readonly version: number;
  readonly products: ReadonlyMap<string, Json>;
}

async function snapshot(jobID: string): Promise<Snapshot> {
  const { getJob } = await app.ask('query ($id: ID!) { getJob(id: $id) { version productCount } }', { id: jobID });
  const { totalCount, nodes } = await app.productsOf(jobID);
  expect([totalCount, getJob.productCount]).toEqual([nodes.length, nodes.length]);
  return {
    version: getJob.version as number,
    products: new Map(nodes.map(({ data, ...product }) => [data['Link'] as string, { data, ...product }])),
  };
}

/** What holds for every run that has ended, whatever went on before it. */
async function checkRun(jobID: string, runID: string, before: Snapshot, shop: Shop): Promise<void> {
  const after = await snapshot(jobID);
  const run = await runOf(app, runID);
  const { counts } = run as { counts: Record<string, number> };
  const { read, skipped, duplicates, rejected, mapped, added, updated, unchanged, removed } = counts as Json;
  expect(read).toBe(skipped + duplicates + rejected + mapped);
  expect(mapped).toBe(added + updated + unchanged);
  if (run['dryRun'] || !['SUCCEEDED', 'PARTIAL'].includes(run['status'])) return expect(after).toEqual(before);
  expect(after.products.size).toBe(before.products.size + added - removed);
  expect(after.version).toBe(before.version + (added + updated + removed > 0 ? 1 : 0));
  // What the feed has is there, and of what it does not have nothing is gone unless the run says that it was removed.
  expect(shop.links.filter((link) => !after.products.has(link))).toEqual([]);
  const gone = [...before.products.keys()].filter((link) => !after.products.has(link));
  expect(gone).toHaveLength(removed);
  if (shop.broken === 'unproved') expect(removed).toBe(0);
}

async function play(jobID: string, shop: Shop, one: Step): Promise<void> {
  shop.change(one);
  const before = await snapshot(jobID);
  const last = (await app.runsOf(jobID))[0] as Json;
  switch (one.kind) {
    case 'run':
      return checkRun(jobID, (await runJob(app, jobID))['runID'] as string, before, shop);
    case 'dry': {
      const said = await dryRun(app, jobID);
      await checkRun(jobID, said['id'] as string, before, shop);
      const done = await runJob(app, jobID);
      expect(done).toMatchObject({ status: said['status'], reason: said['reason'], counts: said['counts'] });
      return checkRun(jobID, done['runID'] as string, before, shop);
    }
    case 'approve': {
      const { errors } = await app.graphql('mutation ($id: ID!) { approveRun(runID: $id) { id } }', { id: last['id'] });
      await app.settle();
      if (errors) return expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
      const [approved] = await app.runsOf(jobID);
      expect(approved).toMatchObject({ trigger: 'CONFIRM' });
      return checkRun(jobID, approved?.['id'] as string, before, shop);
    }
    case 'cancel': {
      const { startRun } = await app.ask('mutation ($id: ID!) { startRun(jobID: $id) { id } }', { id: jobID });
      await app.ask('mutation ($id: ID!) { cancelRun(id: $id) }', { id: startRun.id as string });
      await app.settle();
      return checkRun(jobID, startRun.id as string, before, shop);
    }
    case 'tick': {
      await app.tick();
      const runs = await app.runsOf(jobID);
      if (runs[0]?.['id'] !== last['id']) await checkRun(jobID, runs[0]?.['id'] as string, before, shop);
      const slots = runs.flatMap(({ scheduledFor }) => (scheduledFor as string | null) ?? []);
      return expect(new Set(slots).size).toBe(slots.length);
    }
    case 'restart': {
      await app.stop();
      app = await TestApp.start({ RETRY_ATTEMPTS: '0' }, { databaseUrl: app.databaseUrl, clock: app.clock });
      return expect(await snapshot(jobID)).toEqual(before);
    }
    case 'wait':
      return app.clock.advance(one.hours);
    case 'stock':
    case 'price':
    case 'broken':
    case 'mixed':
    case 'reorder':
      return;
  }
}

it('keeps the laws of runs, whatever happens to a shop, its feed and its job', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 20 }), async (steps) => {
      const shop = new Shop();
      shop.change({ kind: 'broken', how: 'none' });
      const jobID = await app.saveJob(jobOfLamps(feed));
      await app.settle();
      for (const one of steps) await play(jobID, shop, one);
      // At most one run at a time, and the order of runs is that of time.
      const runs = (await app.runsOf(jobID)).reverse();
      const ends = runs.map(({ finishedAt }) => finishedAt as string);
      expect(ends).toEqual([...ends].sort());
      await app.ask('mutation ($id: ID!) { deleteJob(id: $id) }', { id: jobID });
    }),
    { numRuns: numRuns(12), endOnFailure: true },
  );
}, 300_000);
