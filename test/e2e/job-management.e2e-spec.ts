import { startStorefront, type Storefront, TROUBLE } from '../../demo/storefront.js';
import { TestApp } from '../support/app.js';

let app: TestApp;
let store: Storefront;

beforeAll(async () => {
  app = await TestApp.start();
  store = await startStorefront({ products: 320 });
});
afterAll(async () => {
  await app?.close();
  await store?.close();
});

const source = () => ({ source: { sourceRequest: { name: 'My Shopify Store', type: 'Shopify', url: store.url } } });

// The example operations of the seed page as they stand there, but for ids that exist and the url of the store.
describe('the examples of the page that started it', () => {
  let jobID: string;

  it('saves a job of existing parts and a new source request, and runs it once', async () => {
    const first = await app.saveJob(source());
    await app.settle();
    const { getJob: parts } = await app.ask(
      'query ($id: ID!) { getJob(id: $id) { sourceID mappingID targetSchemaID } }',
      { id: first },
    );
    const { saveJob } = await app.ask(`
      mutation {
        saveJob(
          source: {
            id: "${parts.sourceID}",
            sourceRequest: {
              name: "My Shopify Store",
              type: Shopify,
              url: "${store.url}/"
            }
          },
          mapping: {
            id: "${parts.mappingID}"
          },
          targetFormat: {
            id: "${parts.targetSchemaID}"
          }
        )
      }`);
    jobID = saveJob;
    await app.settle();
    expect(await app.runsOf(jobID)).toMatchObject([
      { status: 'SUCCEEDED', trigger: 'INITIAL', counts: { read: 320, mapped: 320, added: 320, removed: 0 } },
    ]);
    const { getJob } = await app.ask('query ($id: ID!) { getJob(id: $id) { sourceID mappingID targetSchemaID } }', {
      id: jobID,
    });
    expect(getJob).toEqual(parts);
  });

  it('lists all jobs with their parts', async () => {
    const { getJobs } = await app.ask(`
      query {
        getJobs {
          id
          status
          sourceID
          mappingID
          targetSchemaID
          lastRun
          source {
            name
            type
          }
          mapping {
            name
          }
          targetFormat {
            name
          }
        }
      }`);
    expect(getJobs).toHaveLength(2);
    expect(getJobs[1]).toMatchObject({
      id: jobID,
      status: 'Live',
      lastRun: '2026-01-02T03:04:05.000Z',
      source: { name: 'My Shopify Store', type: 'Shopify' },
      mapping: { name: 'My Shopify Store' },
      targetFormat: { name: 'Standard Product Format' },
    });
  });

  it('runs a job and says what became of it', async () => {
    store.change(store.products[0]!.id, { title: 'Quite Another Lamp' });
    const { data, extensions } = await app.graphql(`mutation { runJob(id: "${jobID}") }`);
    expect(data).toEqual({ runJob: true });
    expect(extensions?.['runs']?.['runJob']).toMatchObject({
      jobID,
      status: 'SUCCEEDED',
      counts: { updated: 1, unchanged: 319, added: 0, removed: 0 },
    });
  });

  it('deletes a job: true once, then false', async () => {
    expect(await app.ask(`mutation { deleteJob(id: "${jobID}") }`)).toEqual({ deleteJob: true });
    expect(await app.ask(`mutation { deleteJob(id: "${jobID}") }`)).toEqual({ deleteJob: false });
    expect(
      await app.refusal('query ($id: ID!) { getProducts(jobID: $id) { totalCount } }', { id: jobID }),
    ).toMatchObject({
      code: 'NOT_FOUND',
      field: 'jobID',
    });
  });

  it('answers false for an unknown job, with the reason beside it', async () => {
    const { data, extensions } = await app.graphql('mutation { again: runJob(id: "587") }');
    expect(data).toEqual({ again: false });
    expect(extensions?.['runs']?.['again']).toMatchObject({ jobID: '587', reason: 'NOT_FOUND' });
  });
});

describe('a job saved with a source request and nothing else', () => {
  it('gets the default format and a generated mapping, and its catalogue appears', async () => {
    const jobID = await app.saveJob(source());
    await app.settle();
    const { totalCount, nodes } = await app.productsOf(jobID);
    expect(totalCount).toBe(320);
    const product = store.products.find(({ variants }) => variants.length > 1)!;
    const found = nodes.find(({ data }) => data['Link'].endsWith(`/products/${encodeURIComponent(product.handle)}`));
    expect(found?.data).toMatchObject({
      Brand: expect.stringMatching(/\S/),
      Price: Number(product.variants[0]!.price),
      Currency: 'USD',
      Availability: expect.stringMatching(/^(?:in|out of) stock$/),
    });
    expect(found?.data['Description']).not.toMatch(/[<>]|&amp;/);
    expect(found?.data['Image']).toHaveLength(product.images.length);
  });

  it('adds, updates and removes what the store did', async () => {
    const own = await startStorefront({ products: 40, seed: 7 });
    const jobID = await app.saveJob({ source: { sourceRequest: { type: 'Shopify', url: own.url } } });
    await app.settle();
    const before = await app.productsOf(jobID);
    own.products = [...(await startStorefrontProducts(43, 7)).slice(2)];
    own.change(own.products[5]!.id, { vendor: 'Someone Else' });
    app.clock.advance(1);
    await app.ask('mutation ($id: ID!) { runJob(id: $id) }', { id: jobID });
    expect((await app.runsOf(jobID))[0]).toMatchObject({
      status: 'SUCCEEDED',
      counts: { read: 41, added: 3, updated: 1, unchanged: 37, removed: 2 },
    });
    const after = await app.productsOf(jobID);
    expect(after.totalCount).toBe(41);
    const updated = after.nodes.find(({ data }) => data['Brand'] === 'Someone Else')!;
    expect(before.nodes.find(({ id }) => id === updated.id)?.addedAt).toBe(updated.addedAt);
    expect(updated.updatedAt > updated.addedAt).toBe(true);
    await own.close();
  });

  it('keeps one version for who started paging, while runs commit', async () => {
    const own = await startStorefront({ products: 30, seed: 3 });
    const jobID = await app.saveJob({ source: { sourceRequest: { type: 'Shopify', url: own.url } } });
    await app.settle();
    const page =
      'query ($id: ID!, $after: String) { getProducts(jobID: $id, first: 10, after: $after) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } }';
    let { getProducts } = await app.ask(page, { id: jobID });
    const ids = getProducts.nodes.map(({ id }: { id: string }) => id) as string[];
    own.products = own.products.slice(3);
    await app.ask('mutation ($id: ID!) { runJob(id: $id) }', { id: jobID });
    while (getProducts.pageInfo.hasNextPage) {
      ({ getProducts } = await app.ask(page, { id: jobID, after: getProducts.pageInfo.endCursor }));
      ids.push(...getProducts.nodes.map(({ id }: { id: string }) => id));
      expect(getProducts.totalCount).toBe(30);
    }
    expect(new Set(ids).size).toBe(30);
    expect((await app.productsOf(jobID)).totalCount).toBe(27);
    await own.close();
  });
});

describe('a job saved again by its id', () => {
  it('keeps what is not given, and runs', async () => {
    const jobID = await app.saveJob(source());
    await app.settle();
    await app.saveJob({
      id: jobID,
      source: {},
      mapping: {
        data: [
          { sourceField: 'title', targetField: 'Name' },
          { sourceField: '_link', targetField: 'Link' },
          { sourceField: 'variants[0].price', targetField: 'Price', transform: 'toNumber() * 2' },
        ],
      },
    });
    await app.settle();
    expect(await app.runsOf(jobID)).toMatchObject([
      { trigger: 'MANUAL', status: 'SUCCEEDED', counts: { updated: 320, added: 0, removed: 0 } },
      { trigger: 'INITIAL' },
    ]);
  });

  it('refuses an unknown id', async () => {
    expect(
      await app.refusal('mutation ($source: SourceInput!) { saveJob(source: $source, id: "nothing") }', source()),
    ).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a store in trouble', () => {
  const run = async (jobID: string) => {
    const { data, extensions } = await app.graphql('mutation ($id: ID!) { runJob(id: $id) }', { id: jobID });
    return { ok: data['runJob'], ...extensions?.['runs']?.['runJob'] };
  };

  it.each([
    ['HTML where JSON should be', TROUBLE.page(), 'FORMAT_UNRECOGNISED'],
    ['401', TROUBLE.status(401), 'SOURCE_AUTH'],
    ['404', TROUBLE.page(404), 'SOURCE_NOT_FOUND'],
    ['500', TROUBLE.status(500), 'SOURCE_UNREACHABLE'],
    ['an endless redirect', TROUBLE.redirectLoop(), 'SOURCE_UNREACHABLE'],
    ['a truncated body', TROUBLE.truncated(), 'SOURCE_TRUNCATED'],
  ])('%s ends the run with a reason, and the catalogue stays', async (_, trouble, reason) => {
    const own = await startStorefront({ products: 12, seed: 9 });
    const jobID = await app.saveJob({ source: { sourceRequest: { type: 'Shopify', url: own.url } } });
    await app.settle();
    const before = await app.productsOf(jobID);
    own.respond(trouble);
    expect(await run(jobID)).toMatchObject({
      ok: false,
      status: 'FAILED',
      reason,
      message: expect.stringMatching(/\w/),
    });
    expect(await app.productsOf(jobID)).toEqual(before);
    own.respond(null);
    expect(await run(jobID)).toMatchObject({ ok: true, counts: { unchanged: 12 } });
    await own.close();
  });

  it('takes {"errors": ...} with 200 for a failure, not for an empty store', async () => {
    const own = await startStorefront({ products: 12, seed: 9 });
    const jobID = await app.saveJob({ source: { sourceRequest: { type: 'Shopify', url: own.url } } });
    await app.settle();
    own.respond(TROUBLE.errors('Something is not right'));
    expect(await run(jobID)).toMatchObject({ ok: false, status: 'FAILED' });
    expect((await app.productsOf(jobID)).totalCount).toBe(12);
    await own.close();
  });

  it('does not empty a catalogue for an empty feed', async () => {
    const own = await startStorefront({ products: 12, seed: 9 });
    const jobID = await app.saveJob({ source: { sourceRequest: { type: 'Shopify', url: own.url } } });
    await app.settle();
    own.products = [];
    expect(await run(jobID)).toMatchObject({ ok: false, status: 'FAILED', reason: 'EMPTY_FEED' });
    expect((await app.productsOf(jobID)).totalCount).toBe(12);
    await own.close();
  });

  it('saves nothing when the sample for the mapping cannot be fetched', async () => {
    const count = async () => await app.ask('{ getSources { id } getMappings { id } getJobs { id } }');
    const before = await count();
    const own = await startStorefront({ products: 3 });
    own.respond(TROUBLE.status(404));
    expect(
      await app.refusal('mutation ($source: SourceInput!) { saveJob(source: $source) }', {
        source: { sourceRequest: { type: 'Shopify', url: own.url } },
      }),
    ).toMatchObject({ code: 'SOURCE_NOT_FOUND' });
    expect(await count()).toEqual(before);
    await own.close();
  });
});

async function startStorefrontProducts(count: number, seed: number) {
  const other = await startStorefront({ products: count, seed });
  await other.close();
  return other.products;
}
