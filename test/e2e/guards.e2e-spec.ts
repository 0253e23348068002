import { gzipSync } from 'node:zlib';
import { startStorefront } from '../../demo/storefront.js';
import { type Json, TestApp } from '../support/app.js';
import { jobOfLamps, LAMP_FORMAT, lamps, runJob, type ShopFeed, startShopFeed } from '../support/shop-feed.js';

let app: TestApp;
let feed: ShopFeed;

beforeAll(async () => {
  app = await TestApp.start();
});
beforeEach(async () => {
  feed = await startShopFeed(lamps(0, 100));
});
afterEach(async () => {
  await feed.close();
});
afterAll(async () => {
  await app?.close();
});

async function savedJob(format: object = {}): Promise<string> {
  const jobID = await app.saveJob(jobOfLamps(feed, format));
  await app.settle();
  return jobID;
}

/** Runs the job a day later. */
async function nextDay(jobID: string): Promise<Json> {
  app.clock.advance(24);
  return runJob(app, jobID);
}

const POSITIVE = { Price: { ...LAMP_FORMAT.Price, attributes: ['required', 'positiveNumber'] } };

describe('value collapse', () => {
  it('stops all prices zero, says which field, and changes nothing', async () => {
    const jobID = await savedJob();
    const before = await app.productsOf(jobID);
    feed.records = lamps(0, 100, { price: 0 });
    expect(await runJob(app, jobID)).toMatchObject({
      answer: false,
      status: 'FAILED',
      reason: 'VALUE_COLLAPSE',
      message: expect.stringMatching(
        /^100 of 100 products .* "Price" .*approveRun\(runID: "[-0-9a-f]{36}"\)/,
      ) as string,
      counts: { updated: 100, removed: 0, removalsWithheld: 0 },
    });
    expect(await app.productsOf(jobID)).toEqual(before);
  });

  it('comes before the guard on rejected records, when the format does not take 0', async () => {
    const jobID = await savedJob(POSITIVE);
    feed.records = [...lamps(0, 30), ...lamps(30, 100, { price: 0 })];
    expect(await runJob(app, jobID)).toMatchObject({ reason: 'VALUE_COLLAPSE', counts: { rejected: 70 } });
  });

  it('does not count rejected records whose identity cannot be read, nor those that lack the value', async () => {
    const jobID = await savedJob(POSITIVE);
    feed.records = [...lamps(0, 30), ...lamps(30, 100, { price: 0, link: 'nothing' })];
    expect(await runJob(app, jobID)).toMatchObject({ reason: 'TOO_MANY_REJECTED', counts: { rejected: 70 } });
    feed.records = [...lamps(0, 30), ...lamps(30, 100, { price: null })];
    expect(await runJob(app, jobID)).toMatchObject({ reason: 'TOO_MANY_REJECTED', counts: { rejected: 70 } });
  });

  it('looks at true that becomes false', async () => {
    const jobID = await savedJob();
    feed.records = [...lamps(0, 39), ...lamps(39, 100, { on_sale: false })];
    expect(await runJob(app, jobID)).toMatchObject({
      reason: 'VALUE_COLLAPSE',
      message: expect.stringContaining('"OnSale"') as string,
    });
  });

  it('lets 60 % through', async () => {
    const jobID = await savedJob();
    feed.records = [...lamps(0, 40), ...lamps(40, 100, { price: 0 })];
    expect(await runJob(app, jobID)).toMatchObject({ status: 'SUCCEEDED', counts: { updated: 60 } });
  });

  it('counts products that had a value and arrived again only', async () => {
    // 70 without a price from the first day; of the other 30 18 lose it, and 12 that are gone had one too.
    feed.records = [...lamps(0, 42), ...lamps(42, 112, { price: 0 })];
    const jobID = await savedJob();
    feed.records = [
      ...lamps(0, 12, { title: 'Other' }),
      ...lamps(12, 30, { price: 0 }),
      ...lamps(42, 112, { price: 0 }),
    ];
    expect(await runJob(app, jobID)).toMatchObject({ status: 'SUCCEEDED', counts: { updated: 30, removed: 12 } });
    feed.records = [...lamps(0, 42), ...lamps(42, 112, { price: 0 })];
    await runJob(app, jobID);
    feed.records = [...lamps(0, 11), ...lamps(11, 30, { price: 0 }), ...lamps(42, 112, { price: 0 })];
    expect(await runJob(app, jobID)).toMatchObject({
      reason: 'VALUE_COLLAPSE',
      message: expect.stringMatching(/^19 of 30 products/) as string,
    });
  });

  it('takes 20 products for too few to judge only when there are fewer', async () => {
    feed.records = lamps(0, 19);
    const jobID = await savedJob();
    feed.records = lamps(0, 19, { price: 0 });
    expect(await runJob(app, jobID)).toMatchObject({ status: 'SUCCEEDED', counts: { updated: 19 } });
    feed.records = lamps(0, 20);
    await runJob(app, jobID);
    feed.records = lamps(0, 20, { price: 0 });
    expect(await runJob(app, jobID)).toMatchObject({ reason: 'VALUE_COLLAPSE' });
  });
});

describe('too many rejected', () => {
  it('stops a run in which more than 30 % are rejected', async () => {
    const jobID = await savedJob();
    feed.records = [...lamps(0, 70), ...lamps(70, 100, { title: '' })];
    expect(await runJob(app, jobID)).toMatchObject({ status: 'PARTIAL', reason: 'RECORDS_REJECTED' });
    feed.records = [...lamps(0, 69), ...lamps(69, 100, { title: '' })];
    expect(await runJob(app, jobID)).toMatchObject({ status: 'FAILED', reason: 'TOO_MANY_REJECTED' });
  });

  it('stops a first run in which nothing is valid, however small', async () => {
    feed.records = lamps(0, 2, { title: '' });
    const jobID = await savedJob();
    expect((await app.runsOf(jobID))[0]).toMatchObject({ status: 'FAILED', reason: 'TOO_MANY_REJECTED' });
  });
});

describe('an empty feed', () => {
  it('does not empty a catalogue', async () => {
    const jobID = await savedJob();
    feed.records = [];
    expect(await runJob(app, jobID)).toMatchObject({
      status: 'FAILED',
      reason: 'EMPTY_FEED',
      message: expect.stringContaining('approveRun') as string,
    });
    expect((await app.productsOf(jobID)).totalCount).toBe(100);
  });

  it('is fine where there is nothing yet', async () => {
    feed.records = [];
    const jobID = await savedJob();
    expect((await app.runsOf(jobID))[0]).toMatchObject({ status: 'SUCCEEDED', counts: { read: 0 } });
  });
});

describe('the feed of another shop', () => {
  it('is stopped as a churn of ids', async () => {
    const jobID = await savedJob();
    feed.records = lamps(1000, 1100);
    expect(await runJob(app, jobID)).toMatchObject({ status: 'FAILED', reason: 'ID_CHURN' });
    expect((await app.productsOf(jobID)).nodes.some(({ data }) => data['Name'] === 'Lamp 1000')).toBe(false);
  });

  it('is not suspected among fewer than 20 products', async () => {
    feed.records = lamps(0, 10);
    const jobID = await savedJob();
    feed.records = lamps(1000, 1010);
    expect(await runJob(app, jobID)).toMatchObject({ status: 'SUCCEEDED', counts: { added: 10, removed: 10 } });
  });
});

describe('too many removals', () => {
  it('are withheld when half of the feed is missing, and what is new is taken', async () => {
    const jobID = await savedJob();
    feed.records = [...lamps(0, 50), ...lamps(100, 103)];
    expect(await runJob(app, jobID)).toMatchObject({
      answer: true,
      status: 'PARTIAL',
      reason: 'REMOVALS_WITHHELD',
      message: expect.stringMatching(/^50 of 100 products .*approveRun/) as string,
      counts: { added: 3, unchanged: 50, removed: 0, removalsWithheld: 50 },
    });
    expect((await app.productsOf(jobID)).totalCount).toBe(103);
  });

  it('are no more than 10 in any case', async () => {
    feed.records = lamps(0, 20);
    const jobID = await savedJob();
    feed.records = lamps(0, 10);
    expect(await runJob(app, jobID)).toMatchObject({ status: 'SUCCEEDED', counts: { removed: 10 } });
  });

  it('are withheld when the paging of a shop ends early', async () => {
    const store = await startStorefront({ products: 600 });
    const jobID = await app.saveJob({ source: { sourceRequest: { type: 'Shopify', url: store.url } } });
    await app.settle();
    expect((await app.productsOf(jobID)).totalCount).toBe(600);
    store.respond(({ url }, response) => {
      if (!url?.includes('page=2')) return false;
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"products":[]}');
      return true;
    });
    expect(await runJob(app, jobID)).toMatchObject({ status: 'PARTIAL', reason: 'REMOVALS_WITHHELD' });
    expect((await app.productsOf(jobID)).totalCount).toBe(600);
    await store.close();
  });
});

describe('slow bleeding', () => {
  it('is noticed when a feed loses 19 % a day, and only what stayed away for days is removed', async () => {
    feed.records = lamps(0, 1000);
    const jobID = await savedJob();
    const runs: Json[] = [];
    let left = 1000;
    for (let day = 1; day <= 10; day++) {
      left = Math.ceil(left * 0.81);
      feed.records = lamps(0, left);
      runs.push(await nextDay(jobID));
    }
    // 1000, 810, 657: the third day would leave 533 of 1000. From then on each product goes two days after it was missed.
    expect(runs.slice(0, 5)).toMatchObject([
      { status: 'SUCCEEDED', counts: { removed: 190 } },
      { status: 'SUCCEEDED', counts: { removed: 153 } },
      {
        status: 'PARTIAL',
        reason: 'REMOVALS_WITHHELD',
        message: expect.stringMatching(/would have 533; within the last seven days it had 1000/) as string,
        counts: { removed: 0, removalsWithheld: 124 },
      },
      { status: 'PARTIAL', counts: { removed: 0, removalsWithheld: 225 } },
      {
        status: 'PARTIAL',
        message: expect.stringContaining('124 of them have been missing for days') as string,
        counts: { removed: 124, removalsWithheld: 183 },
      },
    ]);
    expect(runs.slice(2).every(({ status }) => status === 'PARTIAL')).toBe(true);
    expect((await app.productsOf(jobID)).totalCount).toBeGreaterThan(left);
  });

  it('looks back for seven days, which a size belongs to for as long as it lasted', async () => {
    feed.records = lamps(0, 1000);
    const jobID = await savedJob();
    const shrink = async (left: number): Promise<Json> => {
      feed.records = lamps(0, left);
      return runJob(app, jobID);
    };
    app.clock.advance(30 * 24);
    expect(await shrink(810)).toMatchObject({ status: 'SUCCEEDED' });
    expect(await shrink(657)).toMatchObject({ status: 'SUCCEEDED' });
    expect(await shrink(533)).toMatchObject({ status: 'PARTIAL', reason: 'REMOVALS_WITHHELD' });
    app.clock.advance(7 * 24 - 1);
    expect(await shrink(532)).toMatchObject({ status: 'PARTIAL', reason: 'REMOVALS_WITHHELD' });
    app.clock.advance(1);
    expect(await shrink(533)).toMatchObject({ status: 'SUCCEEDED', counts: { removed: 124 } });
  });
});

describe('removals that were withheld', () => {
  it('are forgotten when the products are back', async () => {
    const jobID = await savedJob();
    for (const to of [50, 50, 100]) {
      feed.records = lamps(0, to);
      await nextDay(jobID);
    }
    expect((await app.runsOf(jobID))[0]).toMatchObject({ status: 'SUCCEEDED', counts: { unchanged: 100 } });
    // Missing again: the days before do not count any more.
    feed.records = lamps(0, 50);
    expect(await nextDay(jobID)).toMatchObject({ status: 'PARTIAL', counts: { removalsWithheld: 50 } });
  });

  it('are done after three complete runs in a row, the first and the last 48 hours apart', async () => {
    const jobID = await savedJob();
    feed.records = lamps(0, 50);
    for (let i = 0; i < 3; i++) {
      app.clock.advance(20);
      expect(await runJob(app, jobID)).toMatchObject({ reason: 'REMOVALS_WITHHELD', counts: { removalsWithheld: 50 } });
    }
    app.clock.advance(8);
    expect(await runJob(app, jobID)).toMatchObject({ status: 'SUCCEEDED', reason: null, counts: { removed: 50 } });
    expect((await app.productsOf(jobID)).totalCount).toBe(50);
  });

  it('wait for the third run, however long it takes', async () => {
    const jobID = await savedJob();
    feed.records = lamps(0, 50);
    await runJob(app, jobID);
    app.clock.advance(100);
    expect(await runJob(app, jobID)).toMatchObject({ counts: { removed: 0, removalsWithheld: 50 } });
    expect(await runJob(app, jobID)).toMatchObject({ counts: { removed: 50, removalsWithheld: 0 } });
  });

  it('are neither counted nor forgotten by runs that are not complete, but one product is that arrives in them', async () => {
    const jobID = await savedJob();
    feed.records = lamps(0, 50);
    await nextDay(jobID);
    await nextDay(jobID);
    feed.unproved = true;
    feed.records = [...lamps(0, 50), ...lamps(99, 100)];
    expect(await nextDay(jobID)).toMatchObject({
      reason: 'REMOVALS_WITHHELD',
      message: expect.stringContaining('not proved complete') as string,
      counts: { removed: 0, removalsWithheld: 49 },
    });
    feed.unproved = false;
    feed.records = lamps(0, 50);
    expect(await nextDay(jobID)).toMatchObject({ status: 'PARTIAL', counts: { removed: 49, removalsWithheld: 1 } });
  });

  it('are not counted by a run that changes nothing in the end', async () => {
    const jobID = await savedJob();
    feed.records = lamps(0, 50);
    await nextDay(jobID);
    feed.records = lamps(0, 50, { price: 0 });
    expect(await nextDay(jobID)).toMatchObject({ reason: 'VALUE_COLLAPSE' });
    feed.records = lamps(0, 50);
    expect(await nextDay(jobID)).toMatchObject({ counts: { removed: 0, removalsWithheld: 50 } });
    expect(await nextDay(jobID)).toMatchObject({ counts: { removed: 50, removalsWithheld: 0 } });
  });
});

describe('what did not arrive for certain', () => {
  it('stays when a gzip file ends in the middle', async () => {
    const jobID = await savedJob();
    const archive = gzipSync(JSON.stringify(lamps(0, 100)));
    feed.respond = (_, response) => {
      const half = archive.subarray(0, archive.length / 2);
      response.writeHead(200, { 'content-type': 'application/gzip', 'content-length': half.length }).end(half);
      return true;
    };
    expect(await runJob(app, jobID)).toMatchObject({ status: 'FAILED', reason: 'SOURCE_TRUNCATED' });
    expect((await app.productsOf(jobID)).totalCount).toBe(100);
  });

  it('stays when a record was rejected but its product is known, which counts as present', async () => {
    const jobID = await savedJob();
    feed.records = [...lamps(0, 90), ...lamps(90, 95, { title: '' })];
    expect(await runJob(app, jobID)).toMatchObject({
      status: 'PARTIAL',
      reason: 'RECORDS_REJECTED',
      counts: { rejected: 5, unchanged: 90, removed: 5 },
    });
    const { nodes } = await app.productsOf(jobID);
    expect(nodes.filter(({ data }) => /^Lamp 9[0-4]$/.test(data['Name'] as string))).toHaveLength(5);
  });

  it('stays when a record was rejected whose product is not known, and the message says that', async () => {
    const jobID = await savedJob();
    feed.records = [...lamps(0, 90), ...lamps(90, 91, { link: '' })];
    expect(await runJob(app, jobID)).toMatchObject({
      status: 'PARTIAL',
      reason: 'REMOVALS_WITHHELD',
      message: expect.stringContaining('1 rejected records could not be told apart') as string,
      counts: { removed: 0, removalsWithheld: 10 },
    });
    expect((await app.productsOf(jobID)).totalCount).toBe(100);
  });
});

it('leaves a guard out whose setting says never', async () => {
  const own = await TestApp.start({ GUARD_COLLAPSED_SHARE: '100', GUARD_REMOVED_SHARE: '100', GUARD_LEFT_SHARE: '0' });
  const jobID = await own.saveJob(jobOfLamps(feed));
  await own.settle();
  feed.records = lamps(0, 30, { price: 0 });
  expect(await runJob(own, jobID)).toMatchObject({ status: 'SUCCEEDED', counts: { updated: 30, removed: 70 } });
  await own.close();
});
