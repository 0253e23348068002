import { Logger, type OnModuleInit } from '@nestjs/common';
import PQueue from 'p-queue';
import { RunQueue } from './run-queue.js';

/** Executes up to `concurrency` runs at once in this process. Needs no other server. */
export class InProcessRunQueue extends RunQueue implements OnModuleInit {
  private readonly logger = new Logger('Runs');
  private readonly queue: PQueue;
  private readonly known = new Set<string>();
  private closed = false;

  constructor(
    concurrency: number,
    private readonly execute: (runID: string) => Promise<void>,
  ) {
    super();
    this.queue = new PQueue({ concurrency, autoStart: false });
  }

  onModuleInit(): void {
    this.queue.start();
  }

  override add(runID: string): void {
    // A run that is requested after the queue is closed stays QUEUED; the next server executes it.
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

  override idle(): Promise<void> {
    return this.queue.onIdle();
  }

  override async close(): Promise<void> {
    this.closed = true;
    this.queue.clear();
    while (this.queue.pending > 0) await this.queue.onIdle();
  }
}
