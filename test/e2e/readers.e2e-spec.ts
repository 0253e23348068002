import { encodeCursor } from '../../src/graphql/page-info.type.js';
import { type Json, TestApp } from '../support/app.js';
import { type Editions, jobOfEditions, startEditions } from '../support/editions.js';

const PAGE =
  'query ($id: ID!, $first: Int, $after: String) { getProducts(jobID: $id, first: $first, after: $after) { totalCount nodes { id data } pageInfo { hasNextPage endCursor } } }';
const PRODUCTS = 200;
const VERSIONS = 6;

let app: TestApp;
let feed: Editions;

beforeEach(async () => {
  app = await TestApp.start();
  feed = await startEditions(PRODUCTS);
});
afterEach(async () => {
  await app?.close();
  await feed?.close();
});

async function newJob(): Promise<string> {
  const jobID = await app.saveJob(jobOfEditions(feed));
  await app.settle();
  return jobID;
}

async function runJob(id: string): Promise<void> {
  expect((await app.ask('mutation ($id: ID!) { runJob(id: $id) }', { id })).runJob).toBe(true);
}

/** What one paging to the end has seen. */
async function readAll(id: string, first: number) {
  const nodes: Json[] = [];
  const counts = new Set<number>();
  for (let after: string | null = null, isFirst = true; isFirst || after !== null; isFirst = false) {
    const { getProducts }: Json = await app.ask(PAGE, { id, first, after });
    nodes.push(...getProducts.nodes);
    counts.add(getProducts.totalCount);
    after = getProducts.pageInfo.hasNextPage ? getProducts.pageInfo.endCursor : null;
  }
  const editions = [...new Set(nodes.map(({ data }) => data.Edition as number))];
  return { editions, counts: [...counts], products: new Set(nodes.map((node) => node['id'])).size };
}

it('shows every paging one version from its first page to its last, while runs commit', async () => {
  const jobID = await newJob();
  let isOver = false;
  const runs = (async () => {
    // Each version has other values in every product, and some products more.
    for (feed.edition = 2; feed.edition <= VERSIONS; feed.edition++) {
      feed.records = PRODUCTS + feed.edition;
      await runJob(jobID);
    }
    isOver = true;
  })();
  const seen = new Set<number>();
  let overtaken = 0;
  while (!isOver) {
    const { editions, counts, products } = await readAll(jobID, 20);
    const [edition] = editions;
    const expected = edition === 1 ? PRODUCTS : PRODUCTS + edition!;
    expect({ editions, counts, products }).toEqual({ editions: [edition], counts: [expected], products: expected });
    seen.add(edition!);
    const { getProducts } = await app.ask(PAGE, { id: jobID, first: 1 });
    if (getProducts.nodes[0].data.Edition !== edition) overtaken++;
  }
  await runs;
  expect((await readAll(jobID, 20)).editions).toEqual([VERSIONS]);
  // Without commits in the middle of a paging this would prove nothing.
  expect(seen.size).toBeGreaterThan(1);
  expect(overtaken).toBeGreaterThan(0);
});

it('shows the version that it was, and its count, to a client that goes on after runs committed', async () => {
  const jobID = await newJob();
  const { getProducts } = await app.ask(PAGE, { id: jobID, first: 50 });
  feed.edition = 2;
  feed.records = PRODUCTS + 5;
  await runJob(jobID);
  const rest = await app.ask(PAGE, { id: jobID, first: 1000, after: getProducts.pageInfo.endCursor });
  expect(rest.getProducts.totalCount).toBe(PRODUCTS);
  expect(rest.getProducts.nodes).toHaveLength(PRODUCTS - 50);
  expect(new Set(rest.getProducts.nodes.map(({ data }: Json) => data.Edition))).toEqual(new Set([1]));
});

it('takes totalCount and productCount from what is stored, and counts nothing', async () => {
  const jobID = await newJob();
  const asked: string[] = [];
  // TypeORM calls it for every query, whatever else it logs.
  app.reader.logger.logQuery = (sql) => void asked.push(sql);
  const { getJob, getProducts } = await app.ask(
    'query ($id: ID!) { getJob(id: $id) { productCount } getProducts(jobID: $id, first: 1) { totalCount } }',
    { id: jobID },
  );
  expect([getJob.productCount, getProducts.totalCount]).toEqual([PRODUCTS, PRODUCTS]);
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.filter((sql) => /\bcount\(/i.test(sql))).toEqual([]);
});

it('refuses a cursor of another catalogue', async () => {
  const [jobID, other] = [await newJob(), await newJob()];
  const { getProducts } = await app.ask(PAGE, { id: jobID, first: 1 });
  const cursor = getProducts.pageInfo.endCursor;
  const [catalogueID, version, last] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [
    number,
    number,
    string,
  ];
  const wrong = [
    'nonsense',
    cursor.slice(4),
    encodeCursor(null),
    encodeCursor([]),
    encodeCursor([catalogueID, 2, last]),
  ];
  wrong.push(encodeCursor([catalogueID, -1, last]), encodeCursor([catalogueID, version, 3]));
  for (const after of wrong) {
    expect(await app.refusal(PAGE, { id: jobID, after })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'after' });
  }
  expect(await app.refusal(PAGE, { id: other, after: cursor })).toMatchObject({
    code: 'BAD_USER_INPUT',
    field: 'after',
  });
});

it('looks one product up by key in each catalogue, and reads no table from end to end', async () => {
  const jobIDs = [await newJob(), await newJob()];
  const asked: { sql: string; parameters: unknown[] }[] = [];
  app.reader.logger.logQuery = (sql, parameters) => void asked.push({ sql, parameters: parameters ?? [] });
  for (const jobID of jobIDs) {
    const { getProducts } = await app.ask(PAGE, { id: jobID, first: 1 });
    const [product] = getProducts.nodes;
    const found = await app.ask('query ($id: ID!) { getProduct(id: $id) { id jobID } }', { id: product.id });
    expect(found.getProduct).toEqual({ id: product.id, jobID });
  }
  const { sql, parameters } = asked.findLast((statement) => /CROSS JOIN "product"/.test(statement.sql))!;
  if (app.reader.options.type === 'sqlite') {
    const plan = await app.reader.query<{ detail: string }[]>(`EXPLAIN QUERY PLAN ${sql}`, parameters);
    expect(plan.map(({ detail }) => detail).filter((detail) => /SCAN p\b/.test(detail))).toEqual([]);
    expect(plan.map(({ detail }) => detail)).toContainEqual(expect.stringMatching(/SEARCH p .*productID=\?/));
  } else {
    const run = async (statement: string) => app.reader.query<{ 'QUERY PLAN': string }[]>(statement, parameters);
    expect((await run(`EXPLAIN ${sql}`)).length).toBeGreaterThan(0);
  }
});
