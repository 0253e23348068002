import { deepStrictEqual } from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServerProcess } from '../test/support/server.js';
import type { FeedFormat } from './decode-feeds.js';
import { printLatencies } from './run-api.js';
import { BenchFeed, measureScript, type Took } from './run-children.js';
import { MeteredServer, type RunTook } from './run-server.js';

const FORMATS: readonly FeedFormat[] = ['JSON Lines', 'CSV'];
const SMALL = 100_000;
const LARGE = 1_000_000;
/** `save` is so slow that fewer records say the same. */
const SAVED = 20_000;
const CHANGED = 0.03;
const GOALS = { byHand: 0.6, save: 2, again: 3, delay: 50, peakMB: 250, peakGrowth: 1.15 };

interface Runs {
  readonly first: RunTook;
  readonly again: RunTook;
  readonly peakMB: number;
}

/**
 * Runs from loopback HTTP into an empty SQLite file, beside the fastest plain script that does the same work and beside
 * what one would write instead. Rates and ratios are of processor time, so that other work on the machine changes little.
 */
export async function run(): Promise<void> {
  ServerProcess.build();
  const isLarge = process.env['BENCH_LARGE'] === 'true';
  if (!isLarge) console.log(`${count(SMALL)} records; ${count(LARGE)} as well with BENCH_LARGE=true`);
  const feed = await BenchFeed.start();
  try {
    for (const format of FORMATS) {
      const peaks: number[] = [];
      const saved = await inFolder((folder) => runScript('run-save.ts', feed, format, SAVED, folder));
      for (const records of isLarge ? [SMALL, LARGE] : [SMALL]) {
        const byHand = await inFolder((folder) => runScript('run-by-hand.ts', feed, format, records, folder));
        const runs = await inFolder((folder) => runOurs(feed, format, records, folder));
        print(format, records, runs, byHand, saved);
        peaks.push(runs.peakMB);
      }
      printPeaks(peaks);
    }
    await printLatencies(feed);
  } finally {
    await feed.close();
  }
}

async function runScript(
  name: string,
  feed: BenchFeed,
  format: FeedFormat,
  records: number,
  folder: string,
): Promise<Took> {
  const took = await measureScript(name, feed.url(format, records), format, join(folder, 'bench.sqlite'));
  deepStrictEqual(took.products, records, name);
  return took;
}

async function runOurs(feed: BenchFeed, format: FeedFormat, records: number, folder: string): Promise<Runs> {
  const metered = await MeteredServer.start(folder);
  try {
    let id = '';
    const first = await metered.measure(async () => (id = await metered.saveJob(feed.url(format, records), format)));
    deepStrictEqual(first.counts, { added: records, updated: 0, unchanged: 0, removed: 0, rejected: 0 });
    await feed.change();
    const again = await metered.measure(() => metered.startRun(id).then(() => id));
    const updated = records * CHANGED;
    deepStrictEqual(again.counts, { added: 0, updated, unchanged: records - updated, removed: 0, rejected: 0 });
    return { first, again, peakMB: (await metered.read()).peakMB };
  } finally {
    await metered.end();
  }
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'feedmill-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function print(format: FeedFormat, records: number, { first, again }: Runs, byHand: Took, saved: Took): void {
  console.log(`${format}, ${count(records)} records`);
  const rate = (took: Took, of: number): number => of / took.cpu;
  const own = rate(first, records);
  const line = (name: string, took: Took, of: number, compared: string): void => {
    const times = `${took.wall.toFixed(1).padStart(6)} s, ${took.cpu.toFixed(1).padStart(6)} s of CPU`;
    console.log(
      `  ${name.padEnd(26)}${times}, ${count(Math.round(rate(took, of))).padStart(7)} records/s of CPU${compared}`,
    );
  };
  line('first run', first, records, '');
  line('plain script', byHand, records, compared(own / rate(byHand, records), GOALS.byHand));
  line(`save(500), ${count(SAVED)} records`, saved, SAVED, compared(own / rate(saved, SAVED), GOALS.save));
  line('re-run, 3 % changed', again, records, compared(rate(again, records) / own, GOALS.again));
  for (const [name, { delay }] of Object.entries({ 'first run': first, 're-run': again })) {
    console.log(
      `  event-loop delay p99, ${name}: ${delay.toFixed(0)} ms  goal ${GOALS.delay} ms: ${verdict(delay <= GOALS.delay)}`,
    );
  }
}

function printPeaks(peaks: readonly number[]): void {
  const shown = peaks.map((peak) => `${peak.toFixed(0)} MB`).join(' and ');
  console.log(`  peak RSS ${shown}  goal ${GOALS.peakMB} MB: ${verdict(peaks.every((peak) => peak <= GOALS.peakMB))}`);
  const [small, large] = peaks;
  if (small === undefined || large === undefined) return;
  console.log(
    `  ${(large / small).toFixed(2)} of the memory for ten times the records  goal ${GOALS.peakGrowth}: ${verdict(large / small <= GOALS.peakGrowth)}`,
  );
}

function compared(ratio: number, goal: number): string {
  return `  ${ratio.toFixed(2)} x  goal ${goal} x: ${verdict(ratio >= goal)}`;
}

function verdict(met: boolean): string {
  return met ? 'met' : 'MISSED';
}

function count(number: number): string {
  return number.toLocaleString('en');
}
