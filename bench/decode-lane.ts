import { BY_HAND } from './decode-by-hand.js';
import { feedChunks, streamed, type FeedFormat } from './decode-feeds.js';
import { LIBRARIES } from './decode-libraries.js';
import { decodeFeed } from './decode-ours.js';

/** What a lane is asked for: one round over a feed of its own. */
export interface Round {
  readonly from: number;
  readonly count: number;
}

/** CPU seconds and bytes of a round. */
export interface Lap {
  readonly seconds: number;
  readonly bytes: number;
}

/** Run in a process of its own, so that no reader is slowed down by what the engine learned of the others. */
const [format, name] = process.argv.slice(2) as [FeedFormat, string];
const read = { feedmill: decodeFeed, 'hand-written': BY_HAND[format], ...LIBRARIES[format] }[name];
if (!read) throw new Error(`No reader ${name} of ${format}`);

process.on('message', ({ from, count }: Round) => void lap(from, count).then((answer) => process.send?.(answer)));

async function lap(from: number, count: number): Promise<Lap> {
  const chunks = [...feedChunks(format, from, count)];
  const before = process.cpuUsage();
  let records = 0;
  await read!(streamed(chunks), (batch) => void (records += batch.length));
  const { user, system } = process.cpuUsage(before);
  if (records !== count) throw new Error(`${name} read ${records} records instead of ${count}`);
  return { seconds: (user + system) / 1e6, bytes: chunks.reduce((sum, chunk) => sum + chunk.length, 0) };
}
