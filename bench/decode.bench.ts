import { deepStrictEqual } from 'node:assert/strict';
import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { memoryOptions } from '../test/support/server.js';
import type { RawRecord } from '../src/common/records.js';
import { BY_HAND } from './decode-by-hand.js';
import { FEED_FORMATS, feedChunks, streamed, type FeedFormat, type FeedReader } from './decode-feeds.js';
import type { Lap, Round } from './decode-lane.js';
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

/** The decoders beside a reader written by hand for one feed, and beside the libraries that one would take instead. */
export async function run(): Promise<void> {
  for (const format of FEED_FORMATS) {
    const readers = { feedmill: decodeFeed, 'hand-written': BY_HAND[format], ...LIBRARIES[format] };
    await compareRecords(format, readers);
    printRates(format, await raceReaders(format, Object.keys(readers)));
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
 * CPU time, so that other work on the machine changes little; each reader has a process of its own, rounds are
 * interleaved, and each has another feed.
 */
async function raceReaders(format: FeedFormat, names: readonly string[]): Promise<Map<string, Rate[]>> {
  const script = fileURLToPath(new URL('decode-lane.ts', import.meta.url));
  const lanes = names.map((name) => ({
    name,
    rates: [] as Rate[],
    process: fork(script, [format, name], { execArgv: ['--import', 'tsx'] }),
  }));
  try {
    // Two rounds more than are counted: the first ones are slower for everybody.
    for (let round = -2; round < ROUNDS; round++) {
      for (const lane of lanes) {
        lane.process.send({ from: (round + 2) * RECORDS, count: RECORDS } satisfies Round);
        const [{ seconds, bytes }] = (await once(lane.process, 'message')) as [Lap];
        if (round >= 0) lane.rates.push({ records: RECORDS / seconds, megabytes: bytes / 1e6 / seconds });
      }
    }
  } finally {
    for (const lane of lanes) lane.process.kill();
  }
  return new Map(lanes.map(({ name, rates }) => [name, rates]));
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

/** Ratios are medians of those of the rounds, in which the machine was as busy for both. */
function printRates(format: FeedFormat, rates: ReadonlyMap<string, readonly Rate[]>): void {
  const own = rates.get('feedmill')!;
  console.log(format);
  for (const [name, rounds] of rates) {
    const ratio = median(rounds.map(({ records }, round) => own[round]!.records / records));
    const goal = GOALS[format][name];
    const compared =
      goal === undefined
        ? ''
        : `  ${ratio.toFixed(2).padStart(5)} x  goal ${goal} x: ${ratio >= goal ? 'met' : 'MISSED'}`;
    const records = Math.round(median(rounds.map((rate) => rate.records))).toLocaleString('en');
    const megabytes = median(rounds.map((rate) => rate.megabytes)).toFixed(0);
    console.log(`  ${name.padEnd(13)}${records.padStart(8)} records/s ${megabytes.padStart(5)} MB/s${compared}`);
  }
}

function printMemory(format: FeedFormat): void {
  const script = fileURLToPath(new URL('decode-memory.ts', import.meta.url));
  const peaks = MEMORY_COUNTS.map((count) =>
    Number(
      execFileSync(process.execPath, [...memoryOptions(), '--import', 'tsx', script, format, String(count)], {
        encoding: 'utf8',
      }),
    ),
  );
  const shown = peaks.map((peak, index) => `${peak} MB for ${MEMORY_COUNTS[index]!.toLocaleString('en')} records`);
  const met = peaks.every((peak) => peak <= MEMORY_GOAL);
  console.log(`${format}: peak RSS ${shown.join(', ')}  goal ${MEMORY_GOAL} MB: ${met ? 'met' : 'MISSED'}`);
}
