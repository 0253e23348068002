import { type CrashRig, until } from './crash-rig.js';
import { type Seeded } from './seeded.js';
import { countsBetween } from './stock-feed.js';

/**
 * Where a run is ended: while it reads the feed, writes what differs, takes back what a killed one wrote, commits, and
 * when its changes are delivered.
 */
export type Moment = 'read' | 'write' | 'undo' | 'commit' | 'deliver';

type Signal = 'SIGKILL' | 'SIGTERM';

const BATCH = 100;

/**
 * Lets the run of the current edition go on, and ends the server somewhere in that moment of it. `leftBehind` are the rows
 * that are there to be taken back.
 */
export function endAt(moment: Moment, rig: CrashRig, random: Seeded, signal: Signal, leftBehind = 0) {
  const end = () => rig.server.end(signal);
  if (moment === 'read') return endWhileReading(rig, random.between(1, rig.stock.size), 0, signal, end);
  if (moment === 'write') {
    const { added, updated } = changesOf(rig);
    // The rest of what differs is with the end of the feed, which is held back until so many are there.
    return endWhileReading(rig, rig.stock.size, random.between(1, Math.floor((added + updated) / 2)), signal, end);
  }
  if (moment === 'undo') return endWhileUndoing(rig, random.between(0, leftBehind - 1), end);
  if (moment === 'commit') return endWhileCommitting(rig, random, end);
  return endWhileDelivering(rig, random, signal, end);
}

function endWhileReading(
  rig: CrashRig,
  records: number,
  rows: number,
  signal: Signal,
  end: () => Promise<number | null>,
) {
  return new Promise<number | null>((resolve) => {
    const at = {
      records,
      then: async () => {
        at.then = () => Promise.resolve();
        const exit = until(`${rows} rows`, async () => (await rig.progress()).written >= rows).then(end);
        resolve(exit);
        // A server that may end its run is given the rest of the feed.
        await (signal === 'SIGKILL' ? exit : undefined);
      },
    };
    rig.release(at);
  });
}

async function endWhileUndoing(rig: CrashRig, rows: number, end: () => Promise<number | null>) {
  await until('the undoing', async () => {
    const { status } = await rig.lastRun();
    return status === 'RUNNING' && (await rig.progress()).written <= rows;
  });
  return end();
}

async function endWhileCommitting(rig: CrashRig, random: Seeded, end: () => Promise<number | null>) {
  const { updated, removed } = changesOf(rig);
  const closed = updated + random.between(1, removed);
  const isThere = random.one([
    async () => (await rig.lastRun())['phase'] === 'COMMITTING',
    async () => (await rig.progress()).closed >= closed,
    async () => (await rig.catalogue()).version === rig.version,
  ]);
  rig.release();
  // It may be over before it was seen.
  await until('the commit', async () => (await isThere()) || (await rig.catalogue()).version === rig.version);
  return end();
}

function endWhileDelivering(rig: CrashRig, random: Seeded, signal: Signal, end: () => Promise<number | null>) {
  const place = random.between(1, Math.max(1, deliveriesLeft(rig) - 1));
  const answer = signal === 'SIGTERM' ? 204 : random.one([204, 'hang'] as const);
  return new Promise<number | null>((resolve) => {
    let come = 0;
    rig.onDelivery = ({ payload }) => {
      if (payload['version'] !== rig.version || ++come !== place) return 204;
      // What a dead server had still sent is not taken.
      rig.onDelivery = () => (signal === 'SIGTERM' ? 204 : 'hang');
      resolve(end());
      return answer;
    };
    rig.release();
  });
}

/** Deliveries of the current edition that were not taken yet. */
function deliveriesLeft(rig: CrashRig): number {
  const { added, updated, removed } = changesOf(rig);
  const all = [added, updated, removed].reduce((sum, products) => sum + Math.ceil(products / BATCH), 0);
  const taken = rig.receiver.taken.filter(({ payload }) => payload['version'] === rig.version);
  return all - new Set(taken.map(({ headers }) => headers['webhook-id'])).size;
}

function changesOf(rig: CrashRig) {
  return countsBetween(rig.editions.at(-2)!, rig.stock);
}
