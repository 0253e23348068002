import { type TargetFormat } from '../pipeline/target-format.js';

/** What the products of each job look like. A port: features that read catalogues ask it, and `jobs/` provides it. */
export abstract class JobFormats {
  /** The target format of a job as it is now; null when there is no such job. */
  abstract formatOf(jobID: string): Promise<TargetFormat | null>;
}
