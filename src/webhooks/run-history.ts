import { EntityManager } from 'typeorm';
import { type RunEventName, type Webhook } from './webhook.entity.js';

/** A run that has ended, as a webhook tells about it. */
export interface FinishedRun {
  readonly id: string;
  readonly status: string;
  readonly reason: string | null;
  readonly message: string | null;
  readonly counts: unknown;
  readonly finishedAt: Date;
  /** The version of the catalogue after the run. */
  readonly version: number;
}

/** How far a webhook has come in the runs of its job. */
export type RunPosition = Pick<Webhook, 'id' | 'jobID' | 'event' | 'lastRunID'>;

/**
 * The runs that have ended, in the order of each job. A port: webhooks ask it, and `jobs/` provides it. Which run comes
 * after which is known to its implementation alone; dry runs are not part of it.
 */
export abstract class RunHistory {
  /** The id of the last run of a job that has ended; `''` when none has. */
  abstract lastEnded(jobID: string, manager: EntityManager): Promise<string>;
  /** The first run after another one that an event tells about; null when there is none yet. */
  abstract next(jobID: string, event: RunEventName, afterRunID: string): Promise<FinishedRun | null>;
  /** The ids of the webhooks for which `next` finds a run. */
  abstract withNext(positions: readonly RunPosition[]): Promise<string[]>;
}
