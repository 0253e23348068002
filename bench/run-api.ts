import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { STANDARD_PRODUCT_FORMAT } from '../src/target-formats/built-in/standard-product-format.js';
import type { BenchFeed } from './run-children.js';
import { MeteredServer } from './run-server.js';

const RECORDS = 100_000;
const JOBS = 100;
const CALLS = 200;
const RERUNS = 8;
const PAUSE_MS = 10;
const GOALS = { delay: 50, call: 100 };

const ALL_JOBS = `{ getJobs {
  id status health nextRun lastRun version productCount
  currentRun { id status phase counts { read } }
  source { id name type url sourceHeaders } mapping { id name mapping } targetFormat { id name targetFormat }
  webhooks { id url event state version }
} }`;
const SAVE =
  'mutation ($id: ID, $rule: JSON!) { saveMapping(id: $id, name: "Saved while a run goes on", mapping: $rule) }';
const HOOK = 'mutation ($id: ID!) { saveWebhook(jobID: $id, event: RUN_FAILED, url: "http://127.0.0.1:9/hook") }';
const RULE = { sourceField: 'title', targetField: 'Name' };

interface Latencies {
  readonly reads: number[];
  readonly writes: number[];
  readonly delays: number[];
}

/** Prints how long one client waits for answers while a run goes on, among a hundred jobs with all that belongs to them. */
export async function printLatencies(feed: BenchFeed): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'feedmill-bench-'));
  const metered = await MeteredServer.start(folder);
  try {
    for (let at = 1; at < JOBS; at++) await addSmallJob(metered, feed);
    const { server } = metered;
    const { saveMapping: mapping } = (await server.ask(SAVE, { rule: RULE })) as { saveMapping: string };
    const client = (to: Latencies) => async (): Promise<void> => {
      await timed(to.reads, () => server.ask(ALL_JOBS));
      await pause();
      await timed(to.writes, () => server.ask(SAVE, { id: mapping, rule: RULE }));
      await pause();
    };
    const idle = none();
    for (let at = 0; at < CALLS; at++) await client(idle)();
    const url = feed.url('JSON Lines', RECORDS);
    const first = none();
    let id = '';
    const began = await metered.measure(async () => (id = await metered.saveJob(url, 'JSON Lines')), client(first));
    first.delays.push(began.delay);
    const again = none();
    for (let runs = 0; again.reads.length < CALLS && runs < RERUNS; runs++) {
      await feed.change();
      const run = await metered.measure(() => metered.startRun(id).then(() => id), client(again));
      again.delays.push(run.delay);
    }
    console.log(
      `API of ${JOBS} jobs with all relations, one client, ${RECORDS.toLocaleString('en')} records of JSON Lines`,
    );
    print('no run', idle);
    print('during the first run', first);
    print('during re-runs', again);
  } finally {
    await metered.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Its own source, mapping, target format and webhook, and a run behind it. */
async function addSmallJob(metered: MeteredServer, feed: BenchFeed): Promise<void> {
  const url = feed.url('JSON Lines', 3);
  let id = '';
  const begin = async (): Promise<string> =>
    (id = await metered.saveJob(url, 'JSON Lines', { format: { data: STANDARD_PRODUCT_FORMAT } }));
  await metered.measure(begin, pause);
  // Nobody is called: no run of these fails.
  await metered.server.ask(HOOK, { id });
}

function print(when: string, { reads, writes, delays }: Latencies): void {
  const shown = (name: string, value: number, goal: number): string =>
    `${name} ${value.toFixed(0)} ms (goal ${goal} ms: ${value <= goal ? 'met' : 'MISSED'})`;
  const parts = [shown('getJobs', p99(reads), GOALS.call), shown('write', p99(writes), GOALS.call)];
  if (delays.length > 0) parts.push(shown('event-loop delay', Math.max(...delays), GOALS.delay));
  const calls = `${reads.length} and ${writes.length} calls`;
  console.log(
    `  p99 ${when.padEnd(21)} ${parts.join(', ')}; ${calls}, median ${median(reads)} and ${median(writes)} ms`,
  );
}

function none(): Latencies {
  return { reads: [], writes: [], delays: [] };
}

async function timed(times: number[], call: () => Promise<unknown>): Promise<void> {
  const start = performance.now();
  await call();
  times.push(performance.now() - start);
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
}

function rank(times: readonly number[], share: number): number {
  const sorted = [...times].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

const p99 = (times: readonly number[]): number => rank(times, 0.99);
const median = (times: readonly number[]): string => rank(times, 0.5).toFixed(0);
