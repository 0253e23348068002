import { randomInt } from 'node:crypto';
import type { Json } from '../support/app.js';
import { endAt, type Moment } from '../support/crash-moments.js';
import { CrashRig, until } from '../support/crash-rig.js';
import { replay } from '../support/replayed.js';
import { Seeded } from '../support/seeded.js';
import { ServerProcess } from '../support/server.js';
import { catalogueOf, countsBetween, nextStock, type Stock } from '../support/stock-feed.js';

const IS_POSTGRES = process.env['TEST_DATABASE_URL'] !== undefined;
const PRODUCTS = 50_000;
/** Of the first run, whose products are all new. */
const FIRST: Moment[] = IS_POSTGRES ? ['write', 'deliver'] : ['write', 'undo', 'deliver', 'deliver'];
/** Of the runs after it, in an order that changes. With those of the first run 20 kills; no run loses its server three times. */
const LATER: Moment[][] = IS_POSTGRES
  ? [
      ['write', 'undo'],
      ['commit', 'deliver'],
    ]
  : [
      ['read', 'write'],
      ['write', 'read'],
      ['write', 'undo'],
      ['read', 'commit'],
      ['write', 'commit'],
      ['commit', 'deliver'],
      ['commit', 'deliver'],
      ['deliver', 'deliver'],
    ];
/** A tick a second, so that versions are purged meanwhile. On PostgreSQL a lost run is noticed by its lease. */
const SETTINGS = { SCHEDULER_CRON: '* * * * * *', VERSIONS_KEPT: '2', ...(IS_POSTGRES && { RUN_LEASE: '4s' }) };
const FINAL = ['SUCCEEDED', 'PARTIAL', 'FAILED', 'CANCELED'];

/** A failure names it; given as CRASH_SEED it makes the same choices again. */
const random = new Seeded(Number(process.env['CRASH_SEED'] ?? randomInt(1_000_000)));

let rig: CrashRig;
/** Rows of runs that have ended, as they were then. */
const ended = new Map<string, Json>();
/** How often the run of the current edition has lost its server. */
let lost = 0;
let doing = '';

beforeAll(() => ServerProcess.build(), 120_000);
beforeAll(async () => {
  rig = await CrashRig.start(PRODUCTS, SETTINGS);
}, 60_000);
afterAll(() => rig?.close());

async function told(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const said = rig.server.said.slice(-20).join('\n');
    throw new Error(`CRASH_SEED=${random.seed}: ${doing}. The server said last:\n${said}`, { cause: error });
  }
}

/** A few products of those that are in one and not in the other. */
function differences(given: readonly string[], stock: Stock): string[] {
  const expected = catalogueOf(stock);
  const found = new Set(given);
  const missing = [...expected].filter((product) => !found.has(product)).map((product) => `missing: ${product}`);
  const foreign = given.filter((product) => !expected.has(product)).map((product) => `foreign: ${product}`);
  const twice = given.length - found.size;
  return [...missing.slice(0, 3), ...foreign.slice(0, 3), ...(twice > 0 ? [`${twice} are there twice`] : [])];
}

async function expectTrueRuns(): Promise<void> {
  const runs = await rig.runs();
  expect(runs).toHaveLength(rig.version);
  for (const run of runs.slice(0, -1)) expect(run['status']).toBe('SUCCEEDED');
  for (const run of runs.filter(({ status }) => FINAL.includes(status))) {
    ended.set(run['id'], ended.get(run['id']) ?? run);
    expect(run).toEqual(ended.get(run['id']));
  }
}

/** The server is there again, and held before it can do anything: what is seen is the last committed edition. */
async function expectLastCommitted(): Promise<void> {
  const { status } = await rig.lastRun();
  const { version, productCount } = await rig.catalogue();
  expect(version).toBe(status === 'SUCCEEDED' ? rig.version : rig.version - 1);
  if (status !== 'SUCCEEDED') expect(['QUEUED', 'RUNNING']).toContain(status);
  const stock = rig.editions[version]!;
  expect(productCount).toBe(stock.size);
  expect(differences(await rig.exported(), stock)).toEqual([]);
  await expectTrueRuns();
}

/** The run of the current edition has ended, and all of it is delivered. */
async function expectAllDone(): Promise<void> {
  rig.onDelivery = () => 204;
  rig.release();
  await rig.settle();
  await expectLastCommitted();
  const run = await rig.lastRun();
  const counts = typeof run['counts'] === 'string' ? JSON.parse(run['counts']) : run['counts'];
  expect(counts).toEqual(countsBetween(rig.editions.at(-2)!, rig.stock));
  expect(run).toMatchObject({ status: 'SUCCEEDED', reason: null, phase: null, leaseOwner: null, lostLeases: lost });
  const { catalogue, runs, surprises } = replay(rig.receiver.tries, rig.receiver.taken);
  expect(surprises.slice(0, 5)).toEqual([]);
  expect(rig.forged).toEqual([]);
  expect(differences(catalogue, rig.stock)).toEqual([]);
  expect([...runs]).toEqual((await rig.runs()).map(({ id }, i) => [i + 1, id]));
}

async function nextEdition(): Promise<void> {
  lost = 0;
  await rig.startEdition(nextStock(rig.stock, rig.version + 1, random));
}

/** Kills the server in these moments of the run of the current edition, and starts it again each time. */
async function killAt(moments: readonly Moment[]): Promise<void> {
  let leftBehind = 0;
  for (const [i, moment] of moments.entries()) {
    doing = `edition ${rig.version}, killed at ${moments.slice(0, i + 1).join(' and ')}`;
    expect(await endAt(moment, rig, random, 'SIGKILL', leftBehind)).toBeNull();
    rig.hold();
    rig.onDelivery = () => 204;
    leftBehind = (await rig.progress()).written;
    await rig.startServer();
    if ((await rig.lastRun())['status'] !== 'SUCCEEDED') lost++;
    if (moments[i + 1] === 'undo') continue;
    await until('the run to be taken up', async () => (await rig.lastRun())['lostLeases'] === lost);
    await expectLastCommitted();
  }
  await expectAllDone();
}

it(
  'has the right catalogue, events and run rows whenever the server was killed',
  () =>
    told(async () => {
      await killAt(FIRST);
      for (const moments of random.some(LATER)) {
        await nextEdition();
        await killAt(moments);
      }
    }),
  600_000,
);

it.each<Moment>(['read', 'write', 'deliver'])(
  'loses nothing by a SIGTERM (%s), and exits with 0 within 30 s',
  (moment) =>
    told(async () => {
      doing = `edition ${rig.version + 1}, SIGTERM at ${moment}`;
      await expectAllDone();
      await nextEdition();
      const exit = endAt(moment, rig, random, 'SIGTERM');
      await until('the end to be asked for', () => rig.server.said.join('').includes('Stopping'));
      const start = performance.now();
      expect(await exit).toBe(0);
      expect(performance.now() - start).toBeLessThan(30_000);
      await rig.startServer();
      await expectAllDone();
    }),
  120_000,
);
