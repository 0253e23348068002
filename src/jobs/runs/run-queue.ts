/**
 * Where runs execute. The table of runs is the truth; a queue only carries ids, may carry one twice, and may lose them
 * all: what is QUEUED is added again at start and by the tick.
 */
export abstract class RunQueue {
  abstract add(runID: string): void;
  /** Whether an id waits or executes here. */
  abstract has(runID: string): boolean;
  /** Starts taking runs; until then they wait. */
  abstract start(execute: (runID: string) => Promise<void>): void;
  /** Resolves when nothing waits or executes any more. */
  abstract idle(): Promise<void>;
  /** Takes no new runs, and resolves when those that execute have ended. */
  abstract close(): Promise<void>;
}
