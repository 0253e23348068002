import { EventEmitter } from 'node:events';
import { Injectable } from '@nestjs/common';

/**
 * Tells this process that the row of a run has changed, because it made progress or ended. Watchers read the row. Runs that
 * another server executes cause no event, so every wait has a limit.
 */
@Injectable()
export class RunEvents {
  private readonly emitter = new EventEmitter().setMaxListeners(0);

  /** Call it after the change was committed. */
  changed(runID: string): void {
    this.emitter.emit(runID);
  }

  /** Watches a run from now on. Close the watch when it is no longer needed. */
  watch(runID: string): RunWatch {
    return new RunWatch(this.emitter, runID);
  }
}

/** Changes of one run. None is missed that happens between two waits. */
export class RunWatch {
  private hasChanged = false;
  private wake = (): void => undefined;
  private readonly onChange = (): void => {
    this.hasChanged = true;
    this.wake();
  };

  constructor(
    private readonly emitter: EventEmitter,
    private readonly runID: string,
  ) {
    emitter.on(runID, this.onChange);
  }

  /** Resolves when the run has changed since the last call, or after `milliseconds`. */
  async next(milliseconds: number): Promise<void> {
    if (!this.hasChanged) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.hasChanged = false;
  }

  close(): void {
    this.emitter.off(this.runID, this.onChange);
  }
}
