import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gunzipSync } from 'node:zlib';
import { CatalogueReader } from '../../src/catalogue/read/catalogue-reader.js';
import { type Json, TestApp } from '../support/app.js';
import { type Editions, jobOfEditions, seed, startEditions } from '../support/editions.js';
import { bytesOf, download, textOf } from '../support/http.js';

setFlagsFromString('--expose_gc');
const collectGarbage = runInNewContext('gc') as () => void;

const MEBIBYTE = 1024 ** 2;
/** Products of 8,000 characters that are more than fits between a server and a client that does not read. */
const LONG = 2_000;
const CHARACTERS = 8_000;

let app: TestApp;
let feed: Editions;

beforeEach(async () => {
  app = await TestApp.start({ EXPORT_STALL: '20s' });
  feed = await startEditions(3);
});
afterEach(async () => {
  await app?.close();
  await feed?.close();
});

async function newJob(): Promise<string> {
  const jobID = await app.saveJob(jobOfEditions(feed));
  await app.settle();
  expect((await app.runsOf(jobID))[0]).toMatchObject({ status: 'SUCCEEDED' });
  return jobID;
}

/** The export of a job after its first bytes; the client reads no more of it by itself. */
async function startExport(jobID: string, extension = 'ndjson') {
  const answer = await download(app.nest, `/jobs/${jobID}/products.${extension}`);
  await new Promise((resolve) => answer.body.once('readable', resolve));
  return answer;
}

/** The same of a job with a long catalogue. */
async function startLongExport(extension?: string) {
  const jobID = await newJob();
  await seed(app, jobID, LONG, CHARACTERS);
  return { jobID, answer: await startExport(jobID, extension) };
}

/** The version of a job's catalogue that is being read, if any. */
async function versionInUse(jobID: string): Promise<number | null> {
  const reads = app.nest.get(CatalogueReader);
  return reads.oldestBeingRead((await reads.current(jobID)).catalogueID);
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20));
}

it.each([
  ['ndjson', 'application/x-ndjson; charset=utf-8', /^(\{"Name":"Lamp \d","Link":.*\}\n){3}$/],
  [
    'csv',
    'text/csv; charset=utf-8; header=present',
    /^Name,Link,Edition,Description\r\n(Lamp \d,https.*,1,x+\r\n){3}$/,
  ],
  [
    'xml',
    'application/rss+xml; charset=utf-8',
    /<rss version="2.0"[^]*(<item><guid [^>]*>[^<]*<\/guid><title>Lamp \d<\/title><link>https[^<]*<\/link><g:edition>1<\/g:edition><description>x+<\/description><\/item>\n){3}<\/channel>\n<\/rss>\n$/,
  ],
])('exports a catalogue as %s, with its version as ETag', async (extension, contentType, content) => {
  const jobID = await newJob();
  const answer = await download(app.nest, `/jobs/${jobID}/products.${extension}`);
  expect(answer.status).toBe(200);
  expect(answer.headers).toMatchObject({
    etag: '"1"',
    'content-type': contentType,
    'content-disposition': `attachment; filename="products-1.${extension}"`,
  });
  expect(answer.headers['content-encoding']).toBeUndefined();
  expect(await textOf(answer)).toMatch(content);
});

it('exports a catalogue of no products', async () => {
  feed.records = 0;
  const jobID = await newJob();
  const csv = await download(app.nest, `/jobs/${jobID}/products.csv`);
  expect(csv.headers.etag).toBe('"0"');
  expect(await textOf(csv)).toBe('Name,Link,Edition,Description\r\n');
  expect(await textOf(await download(app.nest, `/jobs/${jobID}/products.ndjson`))).toBe('');
  expect(await textOf(await download(app.nest, `/jobs/${jobID}/products.xml`))).toMatch(/<\/channel>\n<\/rss>\n$/);
});

it('answers HEAD as GET, without the body', async () => {
  const jobID = await newJob();
  const { status, headers, body } = await download(app.nest, `/jobs/${jobID}/products.csv`, {}, 'HEAD');
  expect(status).toBe(200);
  expect(headers).toMatchObject({ etag: '"1"', 'content-type': 'text/csv; charset=utf-8; header=present' });
  expect(await textOf({ status, headers, body })).toBe('');
  expect(await versionInUse(jobID)).toBeNull();
});

it('answers 304 to a client that has the version, until there is another one', async () => {
  const jobID = await newJob();
  const ask = (etag: string) => download(app.nest, `/jobs/${jobID}/products.ndjson`, { 'if-none-match': etag });
  const same = await ask('"1"');
  expect([same.status, same.headers.etag, await textOf(same)]).toEqual([304, '"1"', '']);
  expect((await ask('"7", "1"')).status).toBe(304);
  feed.edition++;
  await app.ask('mutation ($id: ID!) { runJob(id: $id) }', { id: jobID });
  const next = await ask('"1"');
  expect([next.status, next.headers.etag]).toEqual([200, '"2"']);
  expect(await textOf(next)).toContain('"Edition":2');
});

it('compresses only on request', async () => {
  const jobID = await newJob();
  const ask = (encodings: string) =>
    download(app.nest, `/jobs/${jobID}/products.ndjson`, { 'accept-encoding': encodings });
  const zipped = await ask('br, gzip');
  expect(zipped.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' });
  expect(gunzipSync(await bytesOf(zipped)).toString()).toMatch(/^(\{.*\}\n){3}$/);
  for (const encodings of ['gzip;q=0', 'identity', 'br']) {
    const plain = await ask(encodings);
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(await textOf(plain)).toMatch(/^(\{.*\}\n){3}$/);
  }
});

it('answers 404 with a GraphQL error body for a job that does not exist', async () => {
  for (const extension of ['ndjson', 'csv', 'xml']) {
    const answer = await download(app.nest, `/jobs/nothing/products.${extension}`);
    expect(answer.status).toBe(404);
    expect(answer.headers['content-type']).toMatch(/^application\/json/);
    expect(JSON.parse(await textOf(answer))).toEqual({
      errors: [{ message: 'There is no job "nothing".', extensions: { code: 'NOT_FOUND', field: 'jobID' } }],
    });
  }
});

it('exports one version to the end while runs commit', async () => {
  Object.assign(feed, { records: LONG, characters: CHARACTERS });
  const jobID = await newJob();
  const answer = await startExport(jobID);
  for (feed.edition = 2; feed.edition <= 3; feed.edition++) {
    await app.ask('mutation ($id: ID!) { runJob(id: $id) }', { id: jobID });
  }
  const { getProducts } = await app.ask('query ($id: ID!) { getProducts(jobID: $id, first: 1) { nodes { data } } }', {
    id: jobID,
  });
  expect(getProducts.nodes[0].data.Edition).toBe(3);
  expect(await versionInUse(jobID)).toBe(1);
  const products = (await textOf(answer))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Json);
  expect(new Set(products.map((product) => product['Edition']))).toEqual(new Set([1]));
  expect(new Set(products.map((product) => product['Link'])).size).toBe(LONG);
  expect(await versionInUse(jobID)).toBeNull();
});

it('needs no more memory for 20,000 products than for a few', async () => {
  const jobID = await newJob();
  await seed(app, jobID, 20_000, 1_000);
  for (const extension of ['ndjson', 'csv', 'xml']) {
    const answer = await download(app.nest, `/jobs/${jobID}/products.${extension}`);
    let bytes = 0;
    let measured = 0;
    const heaps: number[] = [];
    for await (const chunk of answer.body) {
      bytes += (chunk as Buffer).length;
      if (bytes < measured) continue;
      // A collection takes long in a process with many modules, so there are few.
      measured += 5 * MEBIBYTE;
      collectGarbage();
      const { heapUsed, arrayBuffers } = process.memoryUsage();
      heaps.push(heapUsed + arrayBuffers);
    }
    expect(bytes).toBeGreaterThan(19 * MEBIBYTE);
    expect(heaps.length).toBeGreaterThan(3);
    expect(Math.max(...heaps) - heaps[0]!).toBeLessThan(10 * MEBIBYTE);
  }
}, 180_000);

it('stops reading, and lets go of the version, when the client goes away', async () => {
  const { jobID, answer } = await startLongExport();
  expect(await versionInUse(jobID)).toBe(2);
  answer.body.destroy();
  await until(async () => (await versionInUse(jobID)) === null);
});

it('cuts off a client that takes nothing any more', async () => {
  await app.close();
  app = await TestApp.start({ EXPORT_STALL: '300ms' });
  const { jobID, answer } = await startLongExport();
  expect(await versionInUse(jobID)).toBe(2);
  await until(async () => (await versionInUse(jobID)) === null);
  await expect(textOf(answer)).rejects.toThrow('aborted');
});

it('cuts an export off when its job is deleted, rather than to end it as if it were whole', async () => {
  const { jobID, answer } = await startLongExport();
  await app.ask('mutation ($id: ID!) { deleteJob(id: $id) }', { id: jobID });
  await expect(textOf(answer)).rejects.toThrow('aborted');
});
