import { Logger } from '@nestjs/common';
import { type OpenFeed } from '../../pipeline/acquire/open-feed.js';
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
  private feed: Pick<OpenFeed, 'progress'> | null = null;
  private written = JSON.stringify(noProgress());

  constructor(
    private readonly runID: string,
    private readonly lease: Lease,
    private readonly events: RunEvents,
  ) {
    this.timer = setInterval(() => void this.write(), WRITE_INTERVAL_MS).unref();
  }

  /** The counts that were told last, and what has come over the network by now. */
  get current(): Progress {
    return { ...this.latest, counts: { ...this.latest.counts }, ...this.feed?.progress() };
  }

  /** Bytes arrive also while no batch does: before the format is decided, and after the last record. */
  follow(feed: Pick<OpenFeed, 'progress'>): void {
    this.feed = feed;
  }

  update(progress: Progress): void {
    this.latest = progress;
  }

  /** Writes nothing more; the end of the run writes what it came to. */
  end(): void {
    clearInterval(this.timer);
  }

  private async write(): Promise<void> {
    const progress = this.current;
    const text = JSON.stringify(progress);
    if (text === this.written) return;
    this.written = text;
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
