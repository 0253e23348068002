import { Database } from '../../src/database/database.js';
import { Catalogue } from '../../src/catalogue/catalogue.entity.js';
import { IndexConnector } from '../../src/products/index.connector.js';
import { connectorConformance, readPlatform } from '../../src/testing/index.js';
import { TestApp } from '../support/app.js';
import { type Feed, jobOf, startFeed } from '../support/feed.js';

const PRODUCTS = 600;
const UNKNOWN = '00000000-0000-7000-8000-000000000000';

let app: TestApp;
let feed: Feed;
/** A job that reads the feed. */
let first: string;

beforeAll(async () => {
  app = await TestApp.start();
  feed = await startFeed(PRODUCTS);
});

afterAll(async () => {
  await app.close();
  await feed.close();
});

beforeEach(async () => {
  Object.assign(feed, { records: PRODUCTS, edition: 'first' });
  first = await app.saveJob(jobOf(feed));
  await app.settle();
});

const sourceOf = (jobID: string) => ({ sourceRequest: { type: 'Index', url: jobID } });

/** A job that reads the products of another one. */
async function follower(jobID: string): Promise<string> {
  const id = await app.saveJob({ source: sourceOf(jobID) });
  await app.settle();
  return id;
}

const run = async (jobID: string) => (await app.ask('mutation ($id: ID!) { runJob(id: $id) }', { id: jobID })).runJob;

const refusedJob = (input: object) =>
  app.refusal('mutation ($source: SourceInput!, $id: ID) { saveJob(source: $source, id: $id) }', input);

/** Reads the first job, and does something after its first products. */
function readAnd(then: () => Promise<unknown>) {
  const index = app.nest.get(IndexConnector);
  let done = false;
  const connector = {
    async *read(...[source, tools]: Parameters<IndexConnector['read']>) {
      for await (const batch of index.read(source, tools)) {
        yield batch;
        if (!done) await then();
        done = true;
      }
    },
  };
  return readPlatform(connector, { url: first });
}

describe('a job that reads another one', () => {
  it('has its products, and loses what that one loses', async () => {
    const second = await follower(first);
    expect(await app.runsOf(second)).toMatchObject([
      { status: 'SUCCEEDED', counts: { read: PRODUCTS, added: PRODUCTS } },
    ]);
    const [one] = (await app.productsOf(first)).nodes.sort((a, b) => a.data.Link.localeCompare(b.data.Link));
    const [other] = (await app.productsOf(second)).nodes.sort((a, b) => a.data.Link.localeCompare(b.data.Link));
    expect(other!.data).toEqual(one!.data);

    feed.records = PRODUCTS - 5;
    expect(await run(first)).toBe(true);
    expect(await run(second)).toBe(true);
    expect((await app.productsOf(second)).totalCount).toBe(PRODUCTS - 5);
  });

  it('sees id and landing page beside the fields', async () => {
    const { getProductPreview: records } = await app.ask(
      'query ($source: SourceInput!) { getProductPreview(source: $source) }',
      { source: sourceOf(first) },
    );
    const { nodes } = await app.productsOf(first);
    expect(records).toHaveLength(20);
    for (const record of records) {
      const product = nodes.find(({ id }) => id === record._id);
      expect(record).toEqual({ ...product!.data, _id: product!.id, _link: product!.data.Link });
    }
  });

  it('has no landing page where no url is primary', async () => {
    const name = { Name: { type: 'string', attributes: ['primary'] }, Link: { type: 'string', attributes: ['url'] } };
    const plain = await app.saveJob({ ...jobOf(feed), mapping: null, targetFormat: { data: name } });
    await app.settle();
    const { records } = await readPlatform(app.nest.get(IndexConnector), { url: plain });
    expect(records).toHaveLength(PRODUCTS);
    expect(records[0]).toEqual({ _id: expect.any(String), Name: expect.any(String), Link: expect.any(String) });
  });

  it('reads one version to the end while others are committed', async () => {
    const { records, complete } = await readAnd(async () => {
      Object.assign(feed, { records: PRODUCTS - 10, edition: 'second' });
      expect(await run(first)).toBe(true);
    });
    expect(records.filter(({ Name }) => /first edition/i.test(String(Name)))).toHaveLength(PRODUCTS);
    expect(complete).toHaveLength(1);
  });

  it('is tried again when the version is purged in the middle', async () => {
    const { failure, complete } = await readAnd(() =>
      app.nest
        .get(Database)
        .transact((manager) => manager.update(Catalogue, { jobID: first }, { version: 9, oldestVersion: 9 })),
    );
    expect(failure).toMatchObject({ code: 'SOURCE_TRUNCATED' });
    expect(complete).toEqual([]);
  });

  it('fails when that one is deleted in the middle', async () => {
    const { failure, complete } = await readAnd(() =>
      app.ask('mutation ($id: ID!) { deleteJob(id: $id) }', { id: first }),
    );
    expect(failure).toMatchObject({ code: 'SOURCE_NOT_FOUND' });
    expect(complete).toEqual([]);
  });

  it('reads nothing from a job that has nothing yet', async () => {
    feed.records = 0;
    const empty = await app.saveJob(jobOf(feed));
    await app.settle();
    const { records, complete } = await readPlatform(app.nest.get(IndexConnector), { url: empty });
    expect([records.length, complete.length]).toEqual([0, 1]);
  });

  it('fails with SOURCE_NOT_FOUND once that one is deleted', async () => {
    const second = await follower(first);
    await app.ask('mutation ($id: ID!) { deleteJob(id: $id) }', { id: first });
    await run(second);
    expect((await app.runsOf(second))[0]).toMatchObject({ status: 'FAILED', reason: 'SOURCE_NOT_FOUND' });
    expect((await app.productsOf(second)).totalCount).toBe(PRODUCTS);
  });
});

describe('saving refuses', () => {
  it.each([null, '', UNKNOWN, 'https://shop.example.com'])('the url %j, which is not an id of a job', async (url) => {
    const source = { sourceRequest: { type: 'Index', url } };
    expect(await refusedJob({ source })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'source.sourceRequest.url' });
    expect(
      await app.refusal('mutation ($source: SourceRequest!) { saveSource(source: $source) }', {
        source: source.sourceRequest,
      }),
    ).toMatchObject({ code: 'BAD_USER_INPUT', field: 'source.url' });
  });

  it('a job that would read itself', async () => {
    const before = (await app.ask('{ getSources { id } }')).getSources;
    expect(await refusedJob({ id: first, source: sourceOf(first) })).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'source.sourceRequest.url',
    });
    expect((await app.ask('{ getSources { id } }')).getSources).toEqual(before);
    expect(await run(first)).toBe(true);
  });

  it('a job that would read itself through others', async () => {
    const third = await follower(await follower(first));
    expect(await refusedJob({ id: first, source: sourceOf(third) })).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'source.sourceRequest.url',
      message: expect.stringContaining(first),
    });
    const { saveSource: id } = await app.ask('mutation ($source: SourceRequest!) { saveSource(source: $source) }', {
      source: sourceOf(third).sourceRequest,
    });
    expect(await refusedJob({ id: first, source: { id } })).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'source.id',
    });
  });

  it('a source whose job would read itself', async () => {
    const second = await follower(first);
    const third = await follower(second);
    const { getJob } = await app.ask('query ($id: ID!) { getJob(id: $id) { sourceID } }', { id: second });
    const save = 'mutation ($source: SourceRequest!, $id: ID) { saveSource(source: $source, id: $id) }';
    for (const url of [second, third]) {
      expect(await app.refusal(save, { id: getJob.sourceID, source: { type: 'Index', url } })).toMatchObject({
        code: 'BAD_USER_INPUT',
        field: 'source.url',
      });
    }
    expect(await run(second)).toBe(true);
  });

  it('nothing where two jobs read the same one', async () => {
    await follower(first);
    expect(await follower(first)).toEqual(expect.any(String));
  });
});

describe('the Index connector', () => {
  const checks = connectorConformance({
    get connector() {
      return app.nest.get(IndexConnector);
    },
    platform: () => () => ({ status: 404 }),
    source: () => ({ type: 'Index', url: first }),
    records: PRODUCTS,
    without: {
      requests: 'it reads the database',
      errors: 'it reads the database',
      credentials: 'jobs of one server read each other',
    },
  });
  for (const { promise, check } of checks) it(promise, check);
});
