import { EntityManager } from 'typeorm';
import { type RunEventName, type Webhook } from './webhook.entity.js';

/** An ended run, as webhooks deliver it. */
export interface FinishedRun {
  readonly id: string;
  /** The number of the run within its job. */
  readonly number: number;
  readonly status: string;
  readonly reason: string | null;
  readonly message: string | null;
  readonly counts: unknown;
  readonly finishedAt: Date;
  /** The version of the catalogue after the run. */
  readonly version: number;
}

/** The position of a webhook in the runs of its job. */
export type RunPosition = Pick<Webhook, 'id' | 'jobID' | 'event' | 'lastRunNumber'>;

/** The ended runs of each job, in their order; dry runs are left out. A port: webhooks ask it, and `jobs/` provides it. */
export abstract class RunHistory {
  /** Returns the number of the last ended run of a job, or 0. */
  abstract lastEnded(jobID: string, manager: EntityManager): Promise<number>;
  /** Returns the first run after another one that matches an event; null if there is none yet. */
  abstract next(jobID: string, event: RunEventName, afterNumber: number): Promise<FinishedRun | null>;
  /** Returns the ids of the webhooks for which `next` finds a run. */
  abstract withNext(positions: readonly RunPosition[]): Promise<string[]>;
}
