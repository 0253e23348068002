/**
 * Where runs execute. The table of runs is the truth. A queue only carries ids: it may carry an id twice and may lose all
 * ids, as every QUEUED run is added again at start and by the tick.
 *
 * jobs.module.ts binds the queue to the RunExecutor. An implementation executes nothing before the module is initialised.
 */
export abstract class RunQueue {
  abstract add(runID: string): void;
  /** Whether an id waits or executes on this server. */
  abstract has(runID: string): boolean;
  /** Resolves when no run waits or executes. */
  abstract idle(): Promise<void>;
  /** Accepts no more runs, and resolves when those that execute have ended. */
  abstract close(): Promise<void>;
}
