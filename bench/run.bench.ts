import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jobOf, startFeed } from '../test/support/feed.js';
import { ServerProcess } from '../test/support/server.js';

const RECORDS = 100_000;
const GOAL = 100;

/** A run of 100,000 records from loopback HTTP into an empty SQLite file, and how long the API takes meanwhile. */
export async function run(): Promise<void> {
  ServerProcess.build();
  const folder = mkdtempSync(join(tmpdir(), 'feedmill-bench-'));
  const feed = await startFeed(RECORDS);
  const server = await ServerProcess.start(`sqlite:${join(folder, 'bench.sqlite')}`);
  try {
    const save =
      'mutation ($source: SourceInput!, $mapping: MappingInput) { saveJob(source: $source, mapping: $mapping) }';
    const { saveJob: id } = await server.ask(save, jobOf(feed));
    for (const label of ['first run', 're-run, nothing changed']) {
      const reads: number[] = [];
      const writes: number[] = [];
      const start = performance.now();
      let isGoing = true;
      while (isGoing) {
        const state = await timed(reads, () =>
          server.ask('query ($id: ID!) { getJob(id: $id) { currentRun { id } productCount } }', { id }),
        );
        isGoing = state['getJob'].currentRun !== null;
        await timed(writes, () =>
          server.ask('mutation ($rule: JSON!) { saveMapping(name: "While a run goes on", mapping: $rule) }', {
            rule: { sourceField: 'title', targetField: 'Name' },
          }),
        );
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      const seconds = (performance.now() - start) / 1000;
      console.log(
        `${label}: ${RECORDS} records in ${seconds.toFixed(1)} s; API meanwhile, p99: read ${p99(reads)} ms, write ${p99(writes)} ms (goal ${GOAL} ms)`,
      );
      if (label === 'first run') await server.ask('mutation ($id: ID!) { startRun(jobID: $id) { id } }', { id });
    }
  } finally {
    await server.end('SIGKILL');
    await feed.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timed<T>(times: number[], work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await work();
  times.push(performance.now() - start);
  return result;
}

function p99(times: number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  return (sorted[Math.ceil(sorted.length * 0.99) - 1] ?? 0).toFixed(0);
}
