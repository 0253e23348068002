import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { ServerProcess } from '../test/support/server.js';
import type { FeedFormat } from './decode-feeds.js';
import type { Took } from './run-children.js';
import { MAPPINGS } from './run-mapping.js';

const LOOK_MS = 100;

/** What the server took since it started; the delay since the last look. */
interface Reading {
  readonly cpu: number;
  /** How late the event loop was, in ms: 99 of 100 times no more. */
  readonly delay: number;
  readonly peakMB: number;
}

export interface RunTook extends Took {
  readonly delay: number;
  readonly counts: Record<'added' | 'updated' | 'unchanged' | 'removed' | 'rejected', number>;
}

const RUN = 'runs(first: 1) { nodes { status message counts { added updated unchanged removed rejected } } }';

interface AskedJob {
  readonly productCount: number;
  readonly runs: { readonly nodes: readonly { status: string; message: string | null; counts: RunTook['counts'] }[] };
}

/** Our server in a process of its own on an empty SQLite file, with a meter in it. */
export class MeteredServer {
  private constructor(
    readonly server: ServerProcess,
    private readonly meter: string,
  ) {}

  static async start(folder: string): Promise<MeteredServer> {
    const meter = join(folder, 'meter.sock');
    const script = new URL('run-meter.mjs', import.meta.url).href;
    const options = `${process.env['NODE_OPTIONS'] ?? ''} --import ${script}`;
    const variables = { NODE_OPTIONS: options, BENCH_METER: meter, SCHEDULER_CRON: 'off' };
    const server = await ServerProcess.start(`sqlite:${join(folder, 'bench.sqlite')}`, variables);
    return new MeteredServer(server, meter);
  }

  async read(): Promise<Reading> {
    return JSON.parse(await text(connect(this.meter))) as Reading;
  }

  /** Saves a job, which begins its first run. */
  async saveJob(url: string, format: FeedFormat, more: object = {}): Promise<string> {
    const save =
      'mutation ($source: SourceInput!, $mapping: MappingInput, $format: TargetFormatInput) { saveJob(source: $source, mapping: $mapping, targetFormat: $format) }';
    const source = { sourceRequest: { type: 'Request', url } };
    const { saveJob: id } = await this.server.ask(save, { source, mapping: { data: MAPPINGS[format] }, ...more });
    return id as string;
  }

  async startRun(id: string): Promise<void> {
    await this.server.ask('mutation ($id: ID!) { startRun(jobID: $id) { id } }', { id });
  }

  /** What a run takes that `begin` begins; `meanwhile` is called again and again as long as it goes on. */
  async measure(begin: () => Promise<string>, meanwhile: () => Promise<unknown> = pause): Promise<RunTook> {
    const before = await this.read();
    const start = performance.now();
    const id = await begin();
    for (;;) {
      await meanwhile();
      const { getJob: job } = (await this.server.ask(`query ($id: ID!) { getJob(id: $id) { productCount ${RUN} } }`, {
        id,
      })) as { getJob: AskedJob };
      const { status, message, counts } = job.runs.nodes[0]!;
      if (status === 'QUEUED' || status === 'RUNNING') continue;
      const wall = (performance.now() - start) / 1000;
      const { cpu, delay } = await this.read();
      if (status !== 'SUCCEEDED') throw new Error(`The run ended ${status}: ${message}`);
      return { products: job.productCount, wall, cpu: cpu - before.cpu, delay, counts };
    }
  }

  end(): Promise<number | null> {
    return this.server.end('SIGKILL');
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, LOOK_MS));
}
