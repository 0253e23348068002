import { setTimeout as sleep } from 'node:timers/promises';
import { type DemoServer, startServer } from './server.js';
import { makeProduct, startStorefront, type Storefront } from './storefront.js';
import { printTable } from './table.js';

const PRODUCTS = 620;
const REPRICED = 10;
const DISCONTINUED = 3;
const NEW = 5;
const RUN_PATIENCE = 60_000;

interface Counts {
  read: number;
  rejected: number;
  added: number;
  updated: number;
  unchanged: number;
  removed: number;
}

interface Run {
  id: string;
  status: string;
  reason: string | null;
  message: string | null;
  counts: Counts;
}

interface Job {
  mapping: { mapping: { sourceField?: string; targetField?: string; transform?: string; confidence?: number }[] };
  currentRun: { id: string } | null;
  runs: { nodes: Run[] };
}

interface ProductPage {
  totalCount: number;
  nodes: { data: Record<string, unknown> }[];
}

const JOB = `query ($id: ID!) {
  getJob(id: $id) {
    mapping { mapping }
    currentRun { id }
    runs(first: 1) { nodes { id status reason message counts { read rejected added updated unchanged removed } } }
  }
}`;

/** A shop, a feedmill, one call: the whole of it on this machine, from a feed to a catalogue that stays current. */
async function demo(once: boolean): Promise<void> {
  let stopped = false;
  const interrupted = new Promise<void>((resolve) => {
    // Not `once`: npm and the terminal may each send one, and the second would kill before the server is stopped.
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.on(signal, () => {
        stopped = true;
        resolve();
      });
  });
  const shop = await startStorefront({ products: PRODUCTS });
  let server: DemoServer | null = null;
  try {
    server = await startServer();
    const story = tell(server, shop);
    await Promise.race([story, interrupted, server.gone.then((why) => fail(`The server stopped: ${why}`))]);
    if (once && stopped) fail('It was interrupted.');
    if (!once && !stopped) {
      console.log(`The GraphQL endpoint is ${server.url}; the shop is ${shop.url}/products.json. Stop with Ctrl-C.`);
      await Promise.race([interrupted, server.gone.then((why) => fail(`The server stopped: ${why}`))]);
    }
  } finally {
    await server?.stop();
    await shop.close();
  }
}

async function tell(server: DemoServer, shop: Storefront): Promise<void> {
  console.log(`A demo shop sells ${PRODUCTS} products at ${shop.url}. One call makes a job of it:\n`);
  console.log(`  saveJob(source: { sourceRequest: { type: Shopify, url: "${shop.url}", name: "Demo shop" } })\n`);
  const { saveJob: id } = await server.ask<{ saveJob: string }>(
    'mutation ($source: SourceInput!) { saveJob(source: $source) }',
    { source: { sourceRequest: { type: 'Shopify', url: shop.url, name: 'Demo shop' } } },
  );

  const first = await firstRun(server, id);
  console.log('The mapping that feedmill proposed, from a sample of the shop and the default format:\n');
  printTable(
    ['field', 'from', 'transform', 'confidence'],
    first.mapping.mapping.map((rule) => [rule.targetField, rule.sourceField, rule.transform, rule.confidence]),
  );
  console.log('The first run, without being asked:\n');
  printCounts(first.run);
  expectCounts(first.run, { added: PRODUCTS, updated: 0, unchanged: 0, removed: 0 });

  await printProducts(server, id, PRODUCTS);

  changeShop(shop);
  console.log(
    `The shop changes ${REPRICED} prices, drops ${DISCONTINUED} products and lists ${NEW} new ones. runJob(id: "${id}") says:\n`,
  );
  const { runJob } = await server.ask<{ runJob: boolean }>('mutation ($id: ID!) { runJob(id: $id) }', { id });
  const second = await lastRun(server, id);
  if (!runJob) fail(describe(second));
  printCounts(second);
  const unchanged = PRODUCTS - REPRICED - DISCONTINUED;
  expectCounts(second, { added: NEW, updated: REPRICED, unchanged, removed: DISCONTINUED });
}

/** The mapping and the first run, once it has ended. */
async function firstRun(server: DemoServer, id: string): Promise<Job & { run: Run }> {
  const end = Date.now() + RUN_PATIENCE;
  while (Date.now() < end) {
    const { getJob } = await server.ask<{ getJob: Job }>(JOB, { id });
    const [run] = getJob.runs.nodes;
    if (run && !getJob.currentRun) return { ...getJob, run };
    await sleep(100);
  }
  return fail(`The first run did not end within ${RUN_PATIENCE / 1000} s.`);
}

async function lastRun(server: DemoServer, id: string): Promise<Run> {
  const { getJob } = await server.ask<{ getJob: Job }>(JOB, { id });
  return getJob.runs.nodes[0] ?? fail('The job has no run.');
}

async function printProducts(server: DemoServer, jobID: string, expected: number): Promise<void> {
  const { getProducts } = await server.ask<{ getProducts: ProductPage }>(
    'query ($jobID: ID!) { getProducts(jobID: $jobID, first: 5) { totalCount nodes { data } } }',
    { jobID },
  );
  if (getProducts.totalCount !== expected) {
    fail(`getProducts counts ${getProducts.totalCount} products, not ${expected}.`);
  }
  const fields = ['Name', 'Price', 'Currency', 'Brand', 'Availability', 'Link'];
  const rows = getProducts.nodes.map(({ data }) => fields.map((field) => text(data[field])));
  console.log(`Five of the ${getProducts.totalCount} products of its catalogue:\n`);
  printTable(fields, rows, 36);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);
}

function changeShop(shop: Storefront): void {
  for (const product of shop.products.slice(0, REPRICED)) {
    const variants = product.variants.map((one) => ({ ...one, price: (Number(one.price) + 1.5).toFixed(2) }));
    shop.change(product.id, { variants });
  }
  shop.products.splice(100, DISCONTINUED);
  const added = Array.from({ length: NEW }, (_, index) => makeProduct(PRODUCTS + index));
  shop.products.unshift(...added);
}

function printCounts({ status, counts }: Run): void {
  printTable(['status', ...Object.keys(counts)], [[status, ...Object.values(counts as Record<keyof Counts, number>)]]);
}

function expectCounts(run: Run, expected: Partial<Counts>): void {
  if (run.status !== 'SUCCEEDED') fail(describe(run));
  const wrong = (Object.keys(expected) as (keyof Counts)[]).filter((name) => run.counts[name] !== expected[name]);
  if (wrong.length > 0) {
    fail(`The run counted ${wrong.map((name) => `${name} ${run.counts[name]}, not ${expected[name]}`).join('; ')}.`);
  }
}

function describe({ status, reason, message }: Run): string {
  return `The run ended ${status}${reason ? ` (${reason})` : ''}${message ? `: ${message}` : '.'}`;
}

function fail(why: string): never {
  throw new Error(why);
}

demo(process.argv.includes('--once')).catch((error: unknown) => {
  console.error(`The demo failed. ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
