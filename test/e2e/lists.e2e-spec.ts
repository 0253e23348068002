import { type Json, TestApp } from '../support/app.js';
import { jobOfLamps, lamps, runJob, type ShopFeed, startShopFeed } from '../support/shop-feed.js';

let app: TestApp;
let feed: ShopFeed;

beforeAll(async () => {
  app = await TestApp.start({ LIMIT_LIST: '2' });
});
beforeEach(async () => {
  feed = await startShopFeed(lamps(0, 3));
});
afterEach(() => feed.close());
afterAll(() => app?.close());

const PAGE = 'pageInfo { hasNextPage endCursor }';

/** All nodes of a list by pages; `ask` answers the page after a cursor. */
async function allOf(ask: (after: string | null) => Promise<Json>): Promise<Json[]> {
  const nodes: Json[] = [];
  for (let after: string | null = null; ;) {
    const page: Json = await ask(after);
    nodes.push(...(page['nodes'] as Json[]));
    if (!page['pageInfo'].hasNextPage) return nodes;
    after = page['pageInfo'].endCursor as string;
  }
}

it('lists jobs oldest first, in pages after a job that need not exist any more, and refuses more than LIMIT_LIST at once', async () => {
  const ids: string[] = [];
  const idsOf = async (args: string): Promise<string[]> =>
    (await app.ask(`{ getJobs${args} { id } }`)).getJobs.map(({ id }: Json) => id as string);
  for (let i = 0; i < 2; i++) ids.push(await app.saveJob(jobOfLamps(feed)));
  expect(await idsOf('')).toEqual(ids);
  ids.push(await app.saveJob(jobOfLamps(feed)));
  expect(await app.refusal('{ getJobs { id } }')).toMatchObject({ code: 'BAD_USER_INPUT', field: 'first' });
  expect(await idsOf('(first: 3)')).toEqual(ids);
  await app.ask('mutation ($id: ID!) { deleteJob(id: $id) }', { id: ids[1] });
  expect(await idsOf(`(first: 1, after: "${ids[1]}")`)).toEqual([ids[2]]);
  expect(await idsOf(`(after: "${ids[2]}")`)).toEqual([]);
  await app.settle();
});

it('lists runs newest first, and whoever pages misses none when others begin meanwhile', async () => {
  const id = await app.saveJob(jobOfLamps(feed));
  await app.settle();
  for (let i = 0; i < 4; i++) await runJob(app, id);
  const before = (await app.runsOf(id)).map((run) => run['id'] as string);
  expect(before).toEqual([...before].sort().reverse());
  const paged = await allOf(async (after) => {
    await runJob(app, id);
    const query = `query ($id: ID!, $after: String) { getJob(id: $id) { runs(first: 2, after: $after) { nodes { id } ${PAGE} } } }`;
    return (await app.ask(query, { id, after })).getJob.runs as Json;
  });
  expect(paged.map((run) => run['id'] as string).slice(1)).toEqual(before);
});

it('counts all issues and keeps the first hundred of each code in order, with their place and at most 2 kB of their record', async () => {
  feed.records = [
    ...lamps(0, 150, { title: '' }),
    ...lamps(150, 152, { price: 'on request', text: 'x'.repeat(5_000) }),
    ...lamps(152, 500),
  ];
  const id = await app.saveJob(jobOfLamps(feed));
  await app.settle();
  const [run] = await app.runsOf(id);
  expect(run).toMatchObject({
    counts: { read: 500, rejected: 152, added: 348 },
    issueCounts: [
      { code: 'REQUIRED_MISSING', field: 'Name', count: 150 },
      { code: 'VALUE_INVALID', field: 'Price', count: 2 },
    ],
  });
  const issues = await allOf(async (after) => {
    const query = `query ($id: ID!, $after: String) { getRun(id: $id) { issues(first: 40, after: $after) { nodes { code position record } ${PAGE} } } }`;
    return (await app.ask(query, { id: run?.['id'] as string, after })).getRun.issues as Json;
  });
  expect(issues.map(({ code, position }) => `${code} ${position}`)).toEqual([
    ...Array.from({ length: 100 }, (_, i) => `REQUIRED_MISSING ${i}`),
    'VALUE_INVALID 150',
    'VALUE_INVALID 151',
  ]);
  expect(issues[7]?.['record']).toEqual(feed.records[7]);
  for (const { record } of issues) expect(JSON.stringify(record).length).toBeLessThan(2_100);
});

it('refuses cursors of other lists', async () => {
  const id = await app.saveJob(jobOfLamps(feed));
  await app.settle();
  const cursor = (place: unknown): string => Buffer.from(JSON.stringify(place)).toString('base64url');
  const runs = 'query ($id: ID!, $after: String) { getJob(id: $id) { runs(after: $after) { nodes { id } } } }';
  const issues =
    'query ($id: ID!, $after: String) { getJob(id: $id) { runs { nodes { issues(after: $after) { nodes { code } } } } } }';
  for (const [list, after] of [
    [runs, cursor(7)],
    [runs, 'nonsense'],
    [issues, cursor('a')],
    [issues, cursor(1.5)],
  ] as const) {
    expect(await app.refusal(list, { id, after })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'after' });
  }
});
