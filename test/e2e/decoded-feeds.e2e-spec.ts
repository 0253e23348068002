import { gzipSync } from 'node:zlib';
import { TestApp } from '../support/app.js';
import { closeStubs, startStub } from '../support/stub-server.js';

let app: TestApp;

beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.close());
afterEach(closeStubs);

const RUNS =
  'query ($id: ID!) { getJob(id: $id) { runs { nodes { status source counts { read rejected mapped } issueCounts { code field count } issues { nodes { code message } } } } } }';

async function runOf(body: Buffer, fragment = '') {
  const { url } = await startStub((_, response) => void response.end(body));
  const id = await app.saveJob({ source: { sourceRequest: { type: 'Request', url: `${url}/feed${fragment}` } } });
  await app.settle();
  const { getJob } = await app.ask(RUNS, { id });
  return { run: getJob.runs.nodes[0], products: (await app.productsOf(id)).nodes };
}

const row = (n: number, name = 'Lamp') => `${name} ${n},https://shop.example.com/p/${n},${n}.50\n`;

it('takes what does not fit the charset of a feed for one issue, and the records all the same', async () => {
  const text = 'name,url,price\n' + Array.from({ length: 30_000 }, (_, n) => row(n + 1)).join('');
  const late = Buffer.from(row(30_001, 'Caf\xe9') + row(30_002, 'Th\xe9'), 'latin1');
  const { run } = await runOf(Buffer.concat([Buffer.from(text), late]));
  expect(run).toMatchObject({
    status: 'SUCCEEDED',
    source: { format: 'csv', charset: 'utf-8', charsetReplaced: true },
    counts: { read: 30_002, rejected: 0, mapped: 30_002 },
    issueCounts: [{ code: 'CHARSET_REPLACED', field: null, count: 1 }],
    issues: { nodes: [{ code: 'CHARSET_REPLACED', message: expect.stringContaining('utf-8') }] },
  });
});

it('reads what is packed and written otherwise, and says so on the run', async () => {
  const text = 'name;url;price\nLampe für außen;https://shop.example.com/p/1;1.299,00\n';
  const { run, products } = await runOf(gzipSync(Buffer.from(text, 'latin1')), '#charset=windows-1252&delimiter=;');
  expect(run).toMatchObject({
    status: 'SUCCEEDED',
    source: { format: 'csv', compression: 'gzip', charset: 'windows-1252', delimiter: ';' },
  });
  expect(products[0]!.data).toMatchObject({ Name: 'Lampe Für Außen', Price: 1299 });
});

it('makes a record of each variant where the path says so', async () => {
  const variants = [1, 2].map((n) => ({ url: `https://shop.example.com/p/${n}`, price: n }));
  const { run, products } = await runOf(
    Buffer.from(JSON.stringify({ products: [{ title: 'Lamp', variants }] })),
    '#path=/products/*/variants/*',
  );
  expect(run).toMatchObject({ status: 'SUCCEEDED', counts: { read: 2, mapped: 2 } });
  expect(products.map(({ data }) => data['Name'])).toEqual(['Lamp', 'Lamp']);
});
