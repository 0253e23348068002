import { loadConfig } from '../../src/config/config.js';
import { Database } from '../../src/database/database.js';
import { query } from '../../src/database/sql.js';
import { DATABASE_CONTENTS } from '../../src/feedmill.module.js';
import { TestApp } from '../support/app.js';
import { newDatabase } from '../support/new-database.js';
import { closeStubs, startStub } from '../support/stub-server.js';

const isPostgres = Boolean(process.env['TEST_DATABASE_URL']);
const onPostgres = isPostgres ? it : it.skip;
/** More than 32 bits hold. */
const LARGE = 3_000_000_000;

afterEach(closeStubs);

/** Makes the next row of each generated key a large number. */
async function useUpSmallKeys(app: TestApp): Promise<void> {
  await app.nest.get(Database).transact(async (manager) => {
    for (const [table, column] of [
      ['catalogue', 'id'],
      ['product', 'row'],
      ['run_issue', 'number'],
    ] as const) {
      const sql = isPostgres
        ? `SELECT setval(pg_get_serial_sequence('"${table}"', '${column}'), ${LARGE})`
        : `INSERT INTO sqlite_sequence ("name", "seq") VALUES ('${table}', ${LARGE})`;
      await query(manager, sql);
    }
  });
}

it('goes on when 32 bits no longer hold the numbers of rows', async () => {
  const app = await TestApp.start();
  try {
    await useUpSmallKeys(app);
    let price = 1;
    const { url } = await startStub((_, response) =>
      response.end(
        JSON.stringify([
          { id: 'a', price },
          { id: 'b', price: 5 },
          ...(price === 1 ? [{ id: 'c', price: 7 }] : []),
          { price: 9 },
        ]),
      ),
    );
    const jobID = await app.saveJob({
      source: { sourceRequest: { type: 'Request', url } },
      mapping: { data: ['id', 'price'].map((name) => ({ sourceField: name, targetField: name })) },
      targetFormat: { data: { id: { type: 'string', attributes: ['primary'] }, price: { type: 'number' } } },
    });
    await app.settle();
    price = 2;
    await app.ask('mutation ($id: ID!) { runJob(id: $id) }', { id: jobID });
    const { getJob, getChanges } = await app.ask(
      `query ($id: ID!) { getJob(id: $id) { runs(first: 1) { nodes { counts { updated rejected } issues { nodes { code } } } } }
        getChanges(jobID: $id, sinceVersion: 1) { nodes { event changedFields { from to } } } }`,
      { id: jobID },
    );
    expect(getJob.runs.nodes[0]).toEqual({
      counts: { updated: 1, rejected: 1 },
      issues: { nodes: [{ code: 'REQUIRED_MISSING' }] },
    });
    expect(getChanges.nodes).toContainEqual({ event: 'UPDATED', changedFields: [{ from: 1, to: 2 }] });
    const [last] = await query<{ row: number }>(app.reader.manager, 'SELECT MAX("row") AS "row" FROM "product"');
    expect(last!.row).toBeGreaterThan(LARGE);
  } finally {
    await app.close();
  }
});

onPostgres('four servers that start on an empty database at the same moment all start', async () => {
  const { url, drop } = await newDatabase();
  const config = loadConfig({ DATABASE_URL: url });
  const opened = await Promise.allSettled([1, 2, 3, 4].map(() => Database.open(config, DATABASE_CONTENTS)));
  for (const each of opened) if (each.status === 'fulfilled') await each.value.onApplicationShutdown();
  await drop();
  expect(opened.map(({ status }) => status)).toEqual(Array(4).fill('fulfilled'));
});

onPostgres('runs a transaction again that a deadlock ended', async () => {
  const app = await TestApp.start();
  try {
    const database = app.nest.get(Database);
    const formats = await query<{ id: string }>(app.reader.manager, 'SELECT "id" FROM "target_format" ORDER BY "id"');
    const [a, b] = formats.map(({ id }) => id);
    let waiting = 0;
    let bothWait = (): void => undefined;
    const met = new Promise<void>((resolve) => (bothWait = resolve));
    const rename = (order: readonly (string | undefined)[]) =>
      database.transact(async (manager) => {
        for (const [i, id] of order.entries()) {
          await query(manager, 'UPDATE "target_format" SET "revision" = "revision" + 1 WHERE "id" = ?', [id]);
          if (i > 0) continue;
          // Each holds what the other one wants next. A transaction that is run again finds that both have met.
          if (++waiting >= 2) bothWait();
          await met;
        }
      });
    await Promise.all([rename([a, b]), rename([b, a])]);
    expect(waiting).toBe(3);
    const revisions = await query<{ revision: number }>(
      app.reader.manager,
      'SELECT "revision" FROM "target_format" WHERE "id" IN (?, ?)',
      [a, b],
    );
    expect(revisions.map(({ revision }) => revision)).toEqual([3, 3]);
  } finally {
    await app.close();
  }
});

it.each([
  [
    'a PostgreSQL server that does not answer',
    'postgres://ann:s3cret@127.0.0.1:1/shop',
    /"shop" at 127\.0\.0\.1:1 .+DATABASE_URL/,
  ],
  ['a folder that cannot be made', 'sqlite:/dev/null/feedmill.sqlite', /\/dev\/null\/feedmill\.sqlite .+DATABASE_URL/],
])('says in one line that it cannot open %s', async (_, DATABASE_URL, message) => {
  const opening = Database.open(loadConfig({ DATABASE_URL }), DATABASE_CONTENTS);
  await expect(opening).rejects.toMatchObject({
    code: 'UNAVAILABLE',
    message: expect.stringMatching(message) as string,
  });
  await expect(opening).rejects.not.toMatchObject({ message: expect.stringMatching(/s3cret|\n/) as string });
});
