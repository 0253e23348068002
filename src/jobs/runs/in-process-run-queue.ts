import { Inject, Injectable, Logger } from '@nestjs/common';
import PQueue from 'p-queue';
import { CONFIG, type FeedmillConfig } from '../../config/config.js';
import { RunQueue } from './run-queue.js';

/** Executes runs in this process, a few at a time; needs no other server. */
@Injectable()
export class InProcessRunQueue extends RunQueue {
  private readonly logger = new Logger('Runs');
  private readonly queue: PQueue;
  private readonly known = new Set<string>();
  private closed = false;
  private execute: (runID: string) => Promise<void> = () => Promise.resolve();

  constructor(@Inject(CONFIG) config: FeedmillConfig) {
    super();
    this.queue = new PQueue({ concurrency: config.RUN_CONCURRENCY, autoStart: false });
  }

  override add(runID: string): void {
    // What a request that outlives the stop asks for is taken up by the next server.
    if (this.closed || this.known.has(runID)) return;
    this.known.add(runID);
    void this.queue.add(async () => {
      try {
        await this.execute(runID);
      } catch (error) {
        this.logger.error(`Run ${runID} was not executed; the tick tries again.`, error);
      } finally {
        this.known.delete(runID);
      }
    });
  }

  override has(runID: string): boolean {
    return this.known.has(runID);
  }

  override start(execute: (runID: string) => Promise<void>): void {
    this.execute = execute;
    this.queue.start();
  }

  override idle(): Promise<void> {
    return this.queue.onIdle();
  }

  override async close(): Promise<void> {
    this.closed = true;
    this.queue.clear();
    while (this.queue.pending > 0) await this.queue.onIdle();
  }
}
