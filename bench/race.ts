/** Does its work for every record of a block. */
export type Contender<T> = (records: readonly T[]) => unknown;

const ROUNDS = 9;
const ROUND_MS = 60;
const BLOCK = 100;

/**
 * Records per second of processor time of each contender: the median of rounds that are interleaved, so that a machine
 * which slows down slows down all of them, and what else runs on it counts for nobody.
 */
export async function race<T>(
  records: readonly T[],
  contenders: Readonly<Record<string, Contender<T>>>,
): Promise<Map<string, number>> {
  const blocks = Array.from({ length: Math.ceil(records.length / BLOCK) }, (_, at) =>
    records.slice(at * BLOCK, (at + 1) * BLOCK),
  );
  const lanes = Object.entries(contenders).map(([name, work]) => ({ name, work, next: 0, rates: [] as number[] }));
  // Two rounds more than are counted: the first ones are slower for everybody.
  for (let round = -2; round < ROUNDS; round++) {
    for (const lane of lanes) {
      const start = performance.now();
      const before = process.cpuUsage();
      let done = 0;
      // Each goes on where it stopped, so that a slow one does not stay with the few records that are in the cache.
      while (performance.now() - start < ROUND_MS) {
        const block = blocks[lane.next++ % blocks.length] ?? [];
        const pending = lane.work(block);
        if (pending instanceof Promise) await pending;
        done += block.length;
      }
      const { user, system } = process.cpuUsage(before);
      if (round >= 0) lane.rates.push((done / (user + system)) * 1e6);
    }
  }
  return new Map(lanes.map(({ name, rates }) => [name, rates.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0]));
}

/** Prints the rates, and how many times as fast as each of the others `ours` is, beside the least that it should be. */
export function printRace(
  title: string,
  rates: ReadonlyMap<string, number>,
  ours: string,
  goals: Readonly<Record<string, number>>,
): void {
  const own = rates.get(ours) ?? 0;
  console.log(title);
  for (const [name, rate] of rates) {
    const ratio = own / rate;
    const goal = goals[name];
    const verdict = goal === undefined ? '' : `  goal ${goal} x: ${ratio >= goal ? 'met' : 'MISSED'}`;
    const compared = name === ours ? '' : `  ${ratio.toFixed(2).padStart(7)} x${verdict}`;
    console.log(`  ${name.padEnd(14)} ${Math.round(rate).toLocaleString('en').padStart(10)} records/s${compared}`);
  }
}
