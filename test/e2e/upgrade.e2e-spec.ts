import { Injectable, Module } from '@nestjs/common';
import request from 'supertest';
import {
  ChangeListener,
  type ChangeListenerContract,
  type CommittedVersion,
} from '../../src/extensions/change-listener.js';
import { type Json, TestApp } from '../support/app.js';
import { newDatabase } from '../support/new-database.js';
import { ManualClock } from '../support/manual-clock.js';
import { type Received, saveWebhook, verified } from '../support/receiver.js';
import { MINUTES } from '../support/webhook-rig.js';
import { restoreDump, StoredRows } from '../upgrade/dump.js';
import { CREDENTIALS_KEY, Shop } from '../upgrade/shop.js';

const JOBS = ['Lamps', 'Books', 'Chairs', 'Fans', 'Doors', 'Books again'];

@Injectable()
@ChangeListener('search-index')
class SearchIndex implements ChangeListenerContract {
  readonly told: { jobID: string; version: number; changes: number }[] = [];

  async changed({ jobID, version, changes }: CommittedVersion): Promise<void> {
    let count = 0;
    for await (const change of changes) count += change.version === version ? 1 : 0;
    this.told.push({ jobID, version, changes: count });
  }
}

@Module({ providers: [SearchIndex] })
class SearchModule {}

// One server for the whole story: each test goes on where the one before it ended.
describe('a database that version 0.1.0 wrote and was killed over', () => {
  let database: Awaited<ReturnType<typeof newDatabase>>;
  let shop: Shop;
  let openFeeds: () => void;
  let stored: StoredRows;
  let clock: ManualClock;
  let app: TestApp;

  beforeAll(async () => {
    shop = await Shop.start();
    Object.assign(shop.editions, { lamps: 4, books: 3, fans: 2 });
    shop.failures.clear();
    openFeeds = shop.hold();
    database = await newDatabase();
    await restoreDump('0.1.0', database.url, shop.origin);
    stored = await StoredRows.read(database.url);
    const lastQueued = Math.max(...stored.of('run').map(({ queuedAt }) => Number(queuedAt)));
    clock = new ManualClock(new Date(lastQueued + 1_000));
    app = await TestApp.start({ CREDENTIALS_KEY }, { databaseUrl: database.url, clock, imports: [SearchModule] });
  });
  afterAll(async () => {
    openFeeds();
    await app?.close();
    await shop.close();
    await database.drop();
  });

  const jobID = (name: string): string => stored.job(name)['id'];
  const lastRun = async (name: string): Promise<Json> => (await app.runsOf(jobID(name)))[0]!;
  const runJob = (name: string) => app.graphql('mutation ($id: ID!) { runJob(id: $id) }', { id: jobID(name) });
  const hookTo = (path: string): Json => stored.of('webhook').find(({ url }) => url === shop.origin + path)!;
  const deliveriesTo = (path: string): Received[] => shop.deliveries.filter((each) => each.path === path);
  const namesIn = ({ payload }: Received): string[] =>
    (payload['products'] as Json[]).map(({ productData }) => (productData as Json)['Name'] as string);
  const names = (products: Json[]): string[] =>
    products.map(({ data }) => (JSON.parse(data) as Json)['Name'] as string);
  const later = async (minutes: number): Promise<void> => {
    clock.advance(minutes * MINUTES);
    await app.tick();
  };

  it('shows every job with its parts, its finished runs and its webhooks as they were', async () => {
    const { getJobs } = await app.ask(`{ getJobs { id status health lastRun nextRun version productCount
      source { name url sourceHeaders } mapping { mapping } targetFormat { id targetFormat }
      webhooks { id url event fields state lastError version }
      runs(first: 100) { nodes { id status trigger reason message scheduledFor queuedAt startedAt finishedAt counts {
        read skipped duplicates rejected mapped added updated unchanged removed removalsWithheld } issueCounts { code field count }
        issues { nodes { code field message record position } } dryRun sample { event productID } } } } }`);
    const isEnded = ({ status }: Json): boolean => status !== 'QUEUED' && status !== 'RUNNING';
    for (const job of getJobs as Json[]) job['runs'] = (job['runs'].nodes as Json[]).filter(isEnded);
    expect(getJobs).toEqual(
      JOBS.map((name) => {
        const job = stored.job(name);
        const source = stored.of('source').find(({ id }) => id === job['sourceID'])!;
        const { version, productCount } = stored.catalogueOf(name);
        return {
          id: job['id'],
          status: job['paused'] ? 'Paused' : 'Live',
          health: job['health'],
          lastRun: iso(job['lastRunAt']),
          nextRun: iso(job['nextRunAt']),
          version,
          productCount,
          source: { name, url: source['url'], sourceHeaders: JSON.parse(source['headers']) },
          mapping: { mapping: JSON.parse(stored.of('mapping').find(({ id }) => id === job['mappingID'])!['rules']) },
          targetFormat: {
            id: job['targetFormatID'],
            targetFormat: JSON.parse(
              stored.of('target_format').find(({ id }) => id === job['targetFormatID'])!['format'],
            ),
          },
          webhooks: stored
            .of('webhook')
            .filter((hook) => hook['jobID'] === job['id'])
            .sort((a, b) => (a['id'] < b['id'] ? -1 : 1))
            .map(({ id, url, event, fields, state, lastError, version: at }) => {
              return { id, url, event, fields: JSON.parse(fields), state, lastError, version: at };
            }),
          runs: stored
            .runsOf(name)
            .filter(isEnded)
            .reverse()
            .map((run) => ({ ...shownRun(run), issues: { nodes: stored.issuesOf(run['id']).map(shownIssue) } })),
        };
      }),
    );
  });

  it.each(JOBS)('shows the products of the job %s as they were', async (name) => {
    const { nodes, totalCount } = await app.productsOf(jobID(name));
    expect(byID(nodes)).toEqual(byID(stored.productsOf(name).map(shownProduct)));
    expect(totalCount).toBe(nodes.length);
  });

  it.each([0, 1, 2])('answers what changed since version %d, from before the upgrade', async (since) => {
    const { getChanges } = await app.ask(
      `query ($id: ID!, $since: Int!) { getChanges(jobID: $id, sinceVersion: $since, first: 1000) {
         currentVersion nodes { version event productID data changedFields { name from to } } } }`,
      { id: jobID('Lamps'), since },
    );
    expect(getChanges.currentVersion).toBe(3);
    expect(sorted(getChanges.nodes)).toEqual(sorted(stored.changesOf('Lamps', since)));
  });

  it.each(['Lamps', 'Books', 'Fans'])(
    'exports the products of the job %s, without the interrupted run',
    async (name) => {
      const { text } = await request(app.nest.getHttpServer())
        .get(`/jobs/${jobID(name)}/products.ndjson`)
        .expect(200);
      const lines = text.split('\n').filter((line) => line !== '');
      expect(lines.sort()).toEqual(
        stored
          .productsOf(name)
          .map(({ data }) => data as string)
          .sort(),
      );
    },
  );

  it('finishes the run that was interrupted before its commit, and the one that was queued behind it', async () => {
    openFeeds();
    // The lease of the interrupted run ends.
    await later(2);
    const [interrupted, queued] = ['Lamps', 'Books'].map((name) => stored.runsOf(name).at(-1)!);
    expect([interrupted!['status'], queued!['status']]).toEqual(['RUNNING', 'QUEUED']);
    expect(await lastRun('Lamps')).toMatchObject({
      id: interrupted!['id'],
      status: 'SUCCEEDED',
      counts: { read: 214, added: 3, updated: 5, unchanged: 206, removed: 1 },
    });
    expect(await lastRun('Books')).toMatchObject({
      id: queued!['id'],
      status: 'PARTIAL',
      reason: 'RECORDS_REJECTED',
      counts: { read: 13, rejected: 1, added: 1, updated: 1, unchanged: 10, removed: 1 },
    });
    const { nodes } = await app.productsOf(jobID('Lamps'));
    expect(nodes).toHaveLength(214);
    const before = new Map(stored.productsOf('Lamps').map((product) => [product['productID'], shownProduct(product)]));
    const dearer = ['Lamp 10', 'Lamp 11', 'Lamp 12', 'Lamp 13', 'Lamp 14'];
    const isUpdated = ({ data }: Json): boolean => dearer.includes(data['Name']);
    const kept = nodes.filter(({ id }) => before.has(id));
    expect(kept).toHaveLength(211);
    for (const product of kept.filter((each) => !isUpdated(each))) expect(product).toEqual(before.get(product.id));
    for (const { id, data, addedAt } of kept.filter(isUpdated)) {
      expect({ addedAt, price: data['Price'] }).toEqual({
        addedAt: before.get(id)!.addedAt,
        price: before.get(id)!.data['Price'] + 1000,
      });
    }
  });

  it('delivers to each webhook what it has not had, once, from within the version where it stood', async () => {
    // The tries that failed are due.
    await later(6);
    const rest = deliveriesTo('/hooks/added');
    expect(rest.map(({ payload }) => [payload['version'], payload['batch']])).toEqual([
      [1, { index: 2, count: 3 }],
      [1, { index: 3, count: 3 }],
      [2, { index: 1, count: 1 }],
      [3, { index: 1, count: 1 }],
      [4, { index: 1, count: 1 }],
    ]);
    const firstVersion = stored.of('product').filter(({ catalogueID, validFrom }) => {
      return catalogueID === stored.catalogueOf('Lamps')['id'] && validFrom === 1;
    });
    const undelivered = firstVersion.sort((a, b) => a['row'] - b['row']).slice(100);
    expect(rest.slice(0, 2).flatMap(namesIn)).toEqual(names(undelivered));
    expect(rest.slice(2).flatMap(namesIn).sort()).toEqual(
      ['Lamp 209', 'Lamp 211', 'Lamp 212', 'Lamp 213', 'Lamp 214', 'Lamp 215', 'Lamp 216'].sort(),
    );
    // The receiver knows a delivery that it may have had by its id.
    expect(rest[0]!.headers['webhook-id']).toBe(hookTo('/hooks/added')['deliveryID']);
    for (const delivery of rest) await verified(app, delivery, hookTo('/hooks/added')['secret']);

    expect(deliveriesTo('/hooks/removed').map(namesIn)).toEqual([['Lamp 213']]);
    expect(deliveriesTo('/hooks/books').map(namesIn)).toEqual([['Book 15']]);
    const emptied = stored.runsOf('Lamps').find(({ reason }) => reason === 'EMPTY_FEED')!;
    expect(deliveriesTo('/hooks/failed').map(({ payload }) => payload['runID'] as string)).toEqual([emptied['id']]);
    expect(deliveriesTo('/hooks/failed')[0]!.headers['webhook-id']).toBe(hookTo('/hooks/failed')['deliveryID']);
    expect([...deliveriesTo('/hooks/price'), ...deliveriesTo('/hooks/held')]).toEqual([]);
  });

  it('goes on with a disabled webhook where it stopped, once it is saved again', async () => {
    const { id, url, event, jobID: ofJob } = hookTo('/hooks/price');
    const saved = await saveWebhook(app, { url, event, jobID: ofJob, fields: ['Price'] });
    await app.settle();
    expect(saved).toEqual({ id, secret: undefined });
    const numbers = [
      ['Lamp 6', 'Lamp 7', 'Lamp 8', 'Lamp 9'],
      ['Lamp 10', 'Lamp 11', 'Lamp 12', 'Lamp 13', 'Lamp 14'],
    ];
    expect(deliveriesTo('/hooks/price').map((delivery) => namesIn(delivery).sort())).toEqual(
      numbers.map((each) => each.sort()),
    );
    expect(deliveriesTo('/hooks/price').map(({ payload }) => payload['version'] as number)).toEqual([3, 4]);
  });

  it('tells a change listener the versions after the one that it was told last', () => {
    const { told } = app.nest.get(SearchIndex, { strict: false });
    expect(sorted(told)).toEqual(
      sorted([
        { jobID: jobID('Lamps'), version: 3, changes: 5 },
        { jobID: jobID('Lamps'), version: 4, changes: 9 },
        { jobID: jobID('Books'), version: 3, changes: 3 },
        { jobID: jobID('Doors'), version: 1, changes: 3 },
      ]),
    );
  });

  it('tries a run again that failed before the upgrade', async () => {
    expect(await lastRun('Doors')).toMatchObject({ trigger: 'RETRY', status: 'SUCCEEDED', counts: { added: 3 } });
  });

  it('changes nothing in the next run over the same feed, conditional or not', async () => {
    for (const name of ['Lamps', 'Books', 'Chairs']) {
      const before = await app.productsOf(jobID(name));
      await runJob(name);
      expect((await lastRun(name))['counts']).toMatchObject({ added: 0, updated: 0, removed: 0, removalsWithheld: 0 });
      expect(await app.productsOf(jobID(name))).toEqual(before);
    }
    await runJob('Books again');
    expect((await lastRun('Books again'))['counts']).toMatchObject({ added: 1, updated: 1, unchanged: 10, removed: 1 });
  });

  it('remembers since when products are missing whose removal was withheld', async () => {
    await runJob('Fans');
    await app.settle();
    expect(await lastRun('Fans')).toMatchObject({
      status: 'PARTIAL',
      reason: 'REMOVALS_WITHHELD',
      counts: { unchanged: 25, removed: 0, removalsWithheld: 15 },
    });
    const held = (await lastRun('Fans'))['id'];
    expect(deliveriesTo('/hooks/held').map(({ payload }) => payload['runID'] as string)).toEqual([held]);
    // The third run without them, and more than two days after the first.
    await later(49 * 60);
    expect(await lastRun('Fans')).toMatchObject({
      status: 'SUCCEEDED',
      trigger: 'SCHEDULE',
      counts: { unchanged: 25, removed: 15 },
    });
  });

  it('deletes the products of a job that was deleted before the upgrade', async () => {
    const gone = stored.of('catalogue').find((catalogue) => catalogue['jobID'] === null)!;
    const rows: object[] = await app.reader.query(`SELECT 1 FROM "product" WHERE "catalogueID" = ${gone['id']}`);
    expect(rows).toEqual([]);
  });
});

function iso(milliseconds: string | number | null): string | null {
  return milliseconds === null ? null : new Date(Number(milliseconds)).toISOString();
}

function shownRun({ id, status, trigger, reason, message, counts, issueCounts, dryRun, sample, ...run }: Json): Json {
  const changes = JSON.parse(sample ?? 'null') as Json[] | null;
  return {
    ...{ id, status, trigger, reason, message, dryRun: Boolean(dryRun) },
    ...{ counts: JSON.parse(counts), issueCounts: JSON.parse(issueCounts) },
    sample: changes?.map(({ event, productID }) => ({ event, productID })) ?? null,
    scheduledFor: iso(run['scheduledFor']),
    queuedAt: iso(run['queuedAt']),
    startedAt: iso(run['startedAt']),
    finishedAt: iso(run['finishedAt']),
  };
}

function shownIssue({ code, field, message, record, position }: Json): Json {
  return { code, field, message, record: JSON.parse(record ?? 'null') as unknown, position };
}

function shownProduct({ productID, data, addedAt, updatedAt }: Json) {
  return { id: productID as string, data: JSON.parse(data) as Json, addedAt: iso(addedAt), updatedAt: iso(updatedAt) };
}

function byID<T extends { id: string }>(products: T[]): T[] {
  return [...products].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function sorted(values: object[]): unknown[] {
  const text = (value: object): string => JSON.stringify(value, Object.keys(value).sort());
  return [...values].sort((a, b) => (text(a) < text(b) ? -1 : 1));
}
