import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { FeedFormat } from './decode-feeds.js';

/** What some work took. */
export interface Took {
  readonly products: number;
  /** Seconds on the clock, and of the processor. */
  readonly wall: number;
  readonly cpu: number;
}

/** Runs a script of the bench in a process of its own and answers what it says it took. */
export async function measureScript(name: string, url: string, format: FeedFormat, file: string): Promise<Took> {
  const child = spawnScript(name, [url, format, file]);
  let said = '';
  child.stdout?.on('data', (text: Buffer) => (said += text.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${name} ended with ${code}.`);
  return JSON.parse(said) as Took;
}

/** The server of feeds, in a process of its own. */
export class BenchFeed {
  private constructor(
    private readonly child: ChildProcess,
    private readonly origin: string,
  ) {}

  static async start(): Promise<BenchFeed> {
    const child = spawnScript('run-feed.ts', []);
    for await (const origin of createInterface({ input: child.stdout! })) return new BenchFeed(child, origin);
    throw new Error('The server of feeds did not start.');
  }

  url(format: FeedFormat, records: number): string {
    return `${this.origin}/products.${format === 'CSV' ? 'csv' : 'jsonl'}?records=${records}`;
  }

  /** From now on 3 of each 100 records have another price. */
  async change(): Promise<void> {
    await (await fetch(`${this.origin}/next`)).text();
  }

  async close(): Promise<void> {
    this.child.kill();
    await once(this.child, 'exit');
  }
}

function spawnScript(name: string, parameters: readonly string[]): ChildProcess {
  const script = fileURLToPath(new URL(name, import.meta.url));
  return spawn(process.execPath, ['--import', 'tsx', script, ...parameters], { stdio: ['ignore', 'pipe', 'inherit'] });
}
