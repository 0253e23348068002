import { Injectable } from '@nestjs/common';
import { RunExecutor } from './run-executor.js';
import { RunQueue } from './run-queue.js';

/**
 * Milliseconds that running runs get to end after SIGTERM. Kubernetes kills a process 30 seconds after it; the other 5 are
 * for putting runs back to QUEUED and closing the database.
 */
const MAX_SHUTDOWN_WAIT_MS = 25_000;

/** Stops the execution of runs on this server. */
@Injectable()
export class RunShutdown {
  private stopped: Promise<void> | null = null;

  constructor(
    private readonly queue: RunQueue,
    private readonly executor: RunExecutor,
  ) {}

  /** Starts no more runs and waits for those that execute. After MAX_SHUTDOWN_WAIT_MS they go back to QUEUED. */
  stop(): Promise<void> {
    return (this.stopped ??= this.endRuns());
  }

  private async endRuns(): Promise<void> {
    const closed = this.queue.close();
    const timer = setTimeout(() => this.executor.stopAll(), MAX_SHUTDOWN_WAIT_MS);
    await closed;
    clearTimeout(timer);
  }
}
