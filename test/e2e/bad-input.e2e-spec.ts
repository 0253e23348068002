import request from 'supertest';
import { startStorefront, type Storefront } from '../../demo/storefront.js';
import { Database } from '../../src/database/database.js';
import { type Answer, TestApp } from '../support/app.js';

let app: TestApp;
let store: Storefront;

beforeAll(async () => {
  app = await TestApp.start();
  store = await startStorefront({ products: 5 });
});
afterAll(async () => {
  await app?.close();
  await store?.close();
});

const SAVE =
  'mutation ($source: SourceInput!, $mapping: MappingInput, $targetFormat: TargetFormatInput) { saveJob(source: $source, mapping: $mapping, targetFormat: $targetFormat) }';
const shop = () => ({ sourceRequest: { type: 'Shopify', url: store.url } });
const everything = () => app.ask('{ getJobs { id } getSources { id } getMappings { id } getTargetFormats { id } }');

describe('saveJob refuses, and saves nothing', () => {
  it.each<[string, () => object, object]>([
    ['an unknown source', () => ({ source: { id: 'nothing' } }), { code: 'NOT_FOUND', field: 'source.id' }],
    [
      'an unknown mapping',
      () => ({ source: shop(), mapping: { id: 'nothing' } }),
      { code: 'NOT_FOUND', field: 'mapping.id' },
    ],
    [
      'an unknown format',
      () => ({ source: shop(), targetFormat: { id: 'nothing' } }),
      { code: 'NOT_FOUND', field: 'targetFormat.id' },
    ],
    [
      'source.data alone',
      () => ({ source: { data: [{ title: 'x' }] } }),
      { code: 'BAD_USER_INPUT', field: 'source.data' },
    ],
    ['no source at all', () => ({ source: {} }), { code: 'BAD_USER_INPUT', field: 'source' }],
    [
      'a mapping without rules',
      () => ({ source: shop(), mapping: { data: [] } }),
      { code: 'BAD_USER_INPUT', field: 'mapping.data' },
    ],
    [
      'a mapping by id and data',
      () => ({ source: shop(), mapping: { id: 'a', data: [] } }),
      { code: 'BAD_USER_INPUT', field: 'mapping' },
    ],
    [
      'a format by id and data',
      () => ({ source: shop(), targetFormat: { id: 'a', data: {} } }),
      { code: 'BAD_USER_INPUT', field: 'targetFormat' },
    ],
    [
      'a mapping with an unknown function',
      () => ({
        source: shop(),
        mapping: { data: [{ sourceField: 'title', targetField: 'Name', transform: 'captialize()' }] },
      }),
      { code: 'BAD_USER_INPUT', field: 'mapping.data[0].transform', message: expect.stringContaining('capitalize') },
    ],
    [
      'a mapping for a field that the format lacks',
      () => ({ source: shop(), mapping: { data: [{ sourceField: 'title', targetField: 'Nmae' }] } }),
      { code: 'BAD_USER_INPUT', field: 'mapping.data[0].targetField' },
    ],
    [
      'a format with an unknown type',
      () => ({ source: shop(), targetFormat: { data: { Price: { type: 'decimal' } } } }),
      { code: 'BAD_USER_INPUT', field: expect.stringContaining('Price') },
    ],
    ['an empty format', () => ({ source: shop(), targetFormat: { data: {} } }), { code: 'BAD_USER_INPUT' }],
    [
      'a format that nothing in the feed can fill',
      () => ({ source: shop(), targetFormat: { data: { Voltage: { type: 'number', attributes: ['required'] } } } }),
      { code: 'BAD_USER_INPUT', field: expect.stringContaining('Voltage') },
    ],
    [
      'a source without a url',
      () => ({ source: { sourceRequest: { type: 'Shopify' } } }),
      { code: 'BAD_USER_INPUT', field: expect.stringContaining('url') },
    ],
    [
      'a url of another scheme',
      () => ({ source: { sourceRequest: { type: 'Request', url: 'file:///etc/passwd' } } }),
      { code: 'BAD_USER_INPUT', field: expect.stringContaining('url') },
    ],
    [
      'credentials in the url',
      () => ({ source: { sourceRequest: { type: 'Request', url: 'https://me:secret@example.com/feed' } } }),
      { code: 'BAD_USER_INPUT', field: expect.stringContaining('url') },
    ],
  ])('%s', async (_, input, expected) => {
    const before = await everything();
    expect(await app.refusal(SAVE, input())).toMatchObject(expected);
    expect(await everything()).toEqual(before);
  });
});

it('says what to give when the mapping that a job keeps does not fit another target format', async () => {
  const id = await app.saveJob({ source: shop(), mapping: { data: [{ sourceField: 'title', targetField: 'Name' }] } });
  await app.settle();
  const save = 'mutation ($id: ID!, $format: JSON) { saveJob(id: $id, source: {}, targetFormat: { data: $format }) }';
  expect(await app.refusal(save, { id, format: { Title: { type: 'string' } } })).toEqual({
    code: 'BAD_USER_INPUT',
    field: 'mapping[0].targetField',
    message: expect.stringMatching(/^The stored mapping does not fit .+"Name".+mapping\.data/) as string,
  });
  await app.ask('mutation ($id: ID!) { deleteJob(id: $id) }', { id });
});

describe('a mutation that fails half-way', () => {
  it('leaves nothing behind, and answers an id instead of what went wrong inside', async () => {
    const before = await everything();
    const database = app.nest.get(Database);
    await database.transact((manager) =>
      manager.query('ALTER TABLE "catalogue" RENAME COLUMN "productCount" TO "away"'),
    );
    // Source and mapping are written by then; the catalogue of the job cannot be.
    const { errors } = await app.graphql(SAVE, { source: shop() });
    await database.transact((manager) =>
      manager.query('ALTER TABLE "catalogue" RENAME COLUMN "away" TO "productCount"'),
    );
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'INTERNAL', id: expect.stringMatching(/\w/) });
    expect(JSON.stringify(errors)).not.toMatch(/catalogue|productCount|SQL|at .*\.ts/i);
    expect(await everything()).toEqual(before);
  });
});

describe('what is in use', () => {
  it('cannot be deleted, and the error names the jobs', async () => {
    const jobID = await app.saveJob({ source: shop() });
    await app.settle();
    const { getJob } = await app.ask('query ($id: ID!) { getJob(id: $id) { sourceID mappingID } }', { id: jobID });
    const { errors } = await app.graphql('mutation ($id: ID!) { deleteSource(id: $id) }', { id: getJob.sourceID });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'IN_USE', jobs: [jobID] });
    expect(await app.refusal('mutation ($id: ID!) { deleteMapping(id: $id) }', { id: getJob.mappingID })).toMatchObject(
      {
        code: 'IN_USE',
      },
    );
    await app.ask('mutation ($id: ID!) { deleteJob(id: $id) }', { id: jobID });
    expect(await app.ask('mutation ($id: ID!) { deleteSource(id: $id) }', { id: getJob.sourceID })).toEqual({
      deleteSource: true,
    });
    expect(await app.ask('mutation ($id: ID!) { deleteSource(id: $id) }', { id: getJob.sourceID })).toEqual({
      deleteSource: false,
    });
  });
});

describe('target formats', () => {
  it('has exactly one default at any time, also when two clients change it at once', async () => {
    const { getTargetFormats } = await app.ask('{ getTargetFormats { id name default } }');
    expect(getTargetFormats.map(({ name }: { name: string }) => name)).toEqual([
      'Standard Product Format',
      'Google Merchant',
      'Agentic commerce',
    ]);
    await Promise.all(
      getTargetFormats.map(({ id }: { id: string }) =>
        app.ask('mutation ($id: ID!) { setDefaultTargetFormat(id: $id) }', { id }),
      ),
    );
    const after = (await app.ask('{ getTargetFormats { default } }')).getTargetFormats;
    expect(after.filter((format: { default: boolean }) => format.default)).toHaveLength(1);
    const standard = getTargetFormats[0].id;
    await app.ask('mutation ($id: ID!) { setDefaultTargetFormat(id: $id) }', { id: standard });
    expect(await app.refusal('mutation ($id: ID!) { deleteTargetFormat(id: $id) }', { id: standard })).toMatchObject({
      code: 'BAD_USER_INPUT',
    });
    expect(await app.ask('mutation { setDefaultTargetFormat(id: "nothing") }')).toEqual({
      setDefaultTargetFormat: false,
    });
  });
});

describe('rules for all operations', () => {
  it.each(['getJob', 'getRun', 'getProduct'])('%s of an unknown id is null', async (name) => {
    expect(await app.ask(`{ ${name}(id: "nothing") { id } }`)).toEqual({ [name]: null });
  });

  it.each([0, 1001])('refuses pages of %d', async (first) => {
    for (const list of [`getJobs(first: ${first}) { id }`, `getProducts(jobID: "x", first: ${first}) { totalCount }`]) {
      expect(await app.refusal(`{ ${list} }`)).toMatchObject({ code: 'BAD_USER_INPUT', field: 'first' });
    }
  });

  it('keeps the codes of GraphQL', async () => {
    expect(await app.refusal('{ nothing }')).toMatchObject({ code: 'GRAPHQL_VALIDATION_FAILED' });
    expect(await app.refusal('{')).toMatchObject({ code: 'GRAPHQL_PARSE_FAILED' });
  });

  it('refuses a body past the limit with 413 and a GraphQL error', async () => {
    const small = await TestApp.start({ LIMIT_BODY: '1KiB' });
    const { status, body } = await request(small.nest.getHttpServer())
      .post('/graphql')
      .send({ query: '{ getJobs { id } }', variables: { padding: 'x'.repeat(2_000) } });
    expect(status).toBe(413);
    expect((body as Answer).errors?.[0]?.message).toContain('LIMIT_BODY');
    await small.close();
  });
});

describe('the address guard', () => {
  it('refuses a source at a private address', async () => {
    const guarded = await TestApp.start({ ALLOW_PRIVATE_ADDRESSES: 'false' });
    expect(await guarded.refusal(SAVE, { source: shop() })).toMatchObject({ code: 'SOURCE_BLOCKED' });
    expect((await guarded.ask('{ getSources { id } }')).getSources).toEqual([]);
    await guarded.close();
  });
});

// SQLite takes it as any other character.
if (process.env['TEST_DATABASE_URL'])
  it('a NUL, which PostgreSQL holds in no text, is bad input', async () => {
    for (const query of [
      'query ($text: ID!) { getJob(id: $text) { id } }',
      'mutation ($text: String!) { saveTargetFormat(name: $text, targetFormat: { Name: { type: "string" } }) }',
    ]) {
      expect(await app.refusal(query, { text: 'a\u0000b' })).toMatchObject({
        code: 'BAD_USER_INPUT',
        message: expect.stringContaining('NUL') as string,
      });
    }
  });
