import { Logger } from '@nestjs/common';
import { noCounts, type RunCounts } from '../../pipeline/run-counts.js';
import { type Lease, RunStopped } from './lease.js';
import { type RunEvents } from './run-events.js';
import { Run } from './run.entity.js';

/** What a run has read and done so far. */
export interface Progress {
  readonly counts: Readonly<RunCounts>;
  /** Bytes of the feed as they came over the network. */
  readonly bytesRead: number;
  /** Bytes of the whole feed, when it is one document that declares its length; else null. */
  readonly bytesTotal: number | null;
}

/** Returns the progress of a run that has read nothing, or whose work was discarded. */
export function noProgress() {
  return { counts: noCounts(), bytesRead: 0, bytesTotal: null };
}

/** Progress is written this often at most: a client that looks sees it move, and a run of seconds writes hardly anything. */
const WRITE_INTERVAL_MS = 1_000;

/** Writes the progress of one run to its row while it goes on. */
export class RunProgress {
  private readonly logger = new Logger('Runs');
  private readonly timer: NodeJS.Timeout;
  private latest: Progress = noProgress();
  private written: Progress | null = null;

  constructor(
    private readonly runID: string,
    private readonly lease: Lease,
    private readonly events: RunEvents,
  ) {
    this.timer = setInterval(() => void this.write(), WRITE_INTERVAL_MS).unref();
  }

  /** The progress that was told last. */
  get current(): Progress {
    return this.latest;
  }

  update(progress: Progress): void {
    this.latest = progress;
  }

  /** Writes nothing more; the end of the run writes what it came to. */
  end(): void {
    clearInterval(this.timer);
  }

  private async write(): Promise<void> {
    if (this.latest === this.written) return;
    this.written = this.latest;
    // The counts change while the run goes on; the row gets them as they are now.
    const { bytesRead, bytesTotal } = this.latest;
    const progress = { counts: { ...this.latest.counts }, bytesRead, bytesTotal };
    try {
      await this.lease.transact((manager) => manager.update(Run, this.runID, progress));
      this.events.changed(this.runID);
    } catch (error) {
      // A run that was stopped notices it by its lease; any other error concerns only what is shown.
      if (!(error instanceof RunStopped))
        this.logger.warn(`The progress of run ${this.runID} was not written: ${String(error)}`);
    }
  }
}
