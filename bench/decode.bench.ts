import { deepStrictEqual } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { RawRecord } from '../src/common/records.js';
import { BY_HAND } from './decode-by-hand.js';
import { FEED_FORMATS, feedChunks, streamed, type FeedFormat, type FeedReader } from './decode-feeds.js';
import { LIBRARIES } from './decode-libraries.js';
import { decodeFeed } from './decode-ours.js';

const RECORDS = 40_000;
const ROUNDS = 7;
const GOALS: Record<FeedFormat, Readonly<Record<string, number>>> = {
  'JSON Lines': { 'hand-written': 0.8, readline: 1.5 },
  'JSON array': { 'hand-written': 0.8, jsonparse: 1.2 },
  CSV: { 'hand-written': 0.8, papaparse: 1.2 },
  XML: { 'hand-written': 0.5, saxes: 1.2 },
};
const MEMORY_COUNTS = [100_000, 1_000_000];
const MEMORY_GOAL = 150;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as (options: { type: 'minor' }) => void;

/** The decoders beside a reader written by hand for one feed, and beside the libraries that one would take instead. */
export async function run(): Promise<void> {
  for (const format of FEED_FORMATS) {
    const readers = { feedmill: decodeFeed, 'hand-written': BY_HAND[format], ...LIBRARIES[format] };
    await compareRecords(format, readers);
    printRates(format, await raceReaders(format, readers));
  }
  for (const format of FEED_FORMATS) printMemory(format);
}

async function compareRecords(format: FeedFormat, readers: Readonly<Record<string, FeedReader>>): Promise<void> {
  const all = new Map<string, RawRecord[]>();
  for (const [name, read] of Object.entries(readers)) {
    const records: RawRecord[] = [];
    await read(streamed(feedChunks(format, 0, 500)), (batch) => void records.push(...batch));
    all.set(name, JSON.parse(JSON.stringify(records)) as RawRecord[]);
  }
  for (const [name, records] of all) deepStrictEqual(records, all.get('hand-written'), `${format}, ${name}`);
}

interface Rate {
  /** Records per second of CPU time. */
  readonly records: number;
  readonly megabytes: number;
}

/**
 * CPU time, so that other work on the machine changes little; rounds are interleaved and each has a feed of its own. Every
 * reader begins with the garbage of the others taken away.
 */
async function raceReaders(
  format: FeedFormat,
  readers: Readonly<Record<string, FeedReader>>,
): Promise<Map<string, Rate>> {
  const lanes = Object.entries(readers).map(([name, read]) => ({ name, read, rates: [] as Rate[] }));
  // Two rounds more than are counted: the first ones are slower for everybody.
  for (let round = -2; round < ROUNDS; round++) {
    const chunks = [...feedChunks(format, (round + 2) * RECORDS, RECORDS)];
    const bytes = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
    for (const lane of lanes) {
      collectGarbage({ type: 'minor' });
      let count = 0;
      const before = process.cpuUsage();
      await lane.read(streamed(chunks), (batch) => void (count += batch.length));
      const { user, system } = process.cpuUsage(before);
      deepStrictEqual(count, RECORDS, lane.name);
      const seconds = (user + system) / 1e6;
      if (round >= 0) lane.rates.push({ records: count / seconds, megabytes: bytes / 1e6 / seconds });
    }
  }
  return new Map(lanes.map(({ name, rates }) => [name, median(rates)]));
}

function median(rates: Rate[]): Rate {
  return rates.sort((a, b) => a.records - b.records)[Math.floor(rates.length / 2)]!;
}

function printRates(format: FeedFormat, rates: ReadonlyMap<string, Rate>): void {
  const own = rates.get('feedmill')!;
  console.log(format);
  for (const [name, rate] of rates) {
    const ratio = own.records / rate.records;
    const goal = GOALS[format][name];
    const compared =
      goal === undefined
        ? ''
        : `  ${ratio.toFixed(2).padStart(5)} x  goal ${goal} x: ${ratio >= goal ? 'met' : 'MISSED'}`;
    const rounded = Math.round(rate.records).toLocaleString('en').padStart(8);
    console.log(`  ${name.padEnd(13)}${rounded} records/s ${rate.megabytes.toFixed(0).padStart(5)} MB/s${compared}`);
  }
}

function printMemory(format: FeedFormat): void {
  const script = fileURLToPath(new URL('decode-memory.ts', import.meta.url));
  const peaks = MEMORY_COUNTS.map((count) =>
    Number(execFileSync(process.execPath, ['--import', 'tsx', script, format, String(count)], { encoding: 'utf8' })),
  );
  const shown = peaks.map((peak, index) => `${peak} MB for ${MEMORY_COUNTS[index]!.toLocaleString('en')} records`);
  const met = peaks.every((peak) => peak <= MEMORY_GOAL);
  console.log(`${format}: peak RSS ${shown.join(', ')}  goal ${MEMORY_GOAL} MB: ${met ? 'met' : 'MISSED'}`);
}
