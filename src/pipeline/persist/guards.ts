import { type ErrorCode } from '../../common/errors.js';
import { type RunCounts } from './run-counts.js';

/** What is known at the end of a run, before it is committed. */
export interface Finding {
  readonly counts: RunCounts;
  /** Products of the committed version. */
  readonly before: number;
  /** Those of them that did not arrive. */
  readonly missing: number;
  /** Null when the source and its decoder proved that they saw everything, else why not. */
  readonly unproved: string | null;
  /** Rejected records of which not even the identity could be read. */
  readonly unidentified: number;
}

/** Shares in percent. */
export interface GuardSettings {
  readonly rejected: number;
  readonly removed: number;
  readonly churn: number;
}

export interface Verdict {
  readonly commit: boolean;
  /** Whether the missing products are removed; otherwise they stay. */
  readonly remove: boolean;
  readonly reason: ErrorCode | null;
  readonly message: string | null;
}

const FEW = 10;
const CHURN_FROM = 20;

/** Decides what may become of a run (spec "Jobs and runs", guards), in the order of the table; the first decides. */
export function decide(finding: Finding, settings: GuardSettings): Verdict {
  return failure(finding, settings) ?? removals(finding, settings) ?? rejections(finding);
}

function failure({ counts, before, missing, unproved }: Finding, settings: GuardSettings): Verdict | null {
  const read = counts.read - counts.skipped;
  if (
    before === 0
      ? read > 0 && counts.mapped === 0
      : counts.rejected > FEW && over(counts.rejected, read, settings.rejected)
  ) {
    return fail(
      'TOO_MANY_REJECTED',
      `${counts.rejected} of ${read} records were rejected; the issues say why. Nothing was changed. Correct the mapping, the target format or the feed, then run the job again.`,
    );
  }
  if (before > 0 && counts.mapped === 0) {
    return fail(
      'EMPTY_FEED',
      `The feed brought no valid product, but the catalogue has ${before}. Nothing was changed. Look at the feed; if the shop is really empty, delete the job.`,
    );
  }
  const churns = over(missing, before, settings.churn) && over(counts.added, counts.mapped, settings.churn);
  if (unproved === null && before >= CHURN_FROM && churns) {
    return fail(
      'ID_CHURN',
      `${missing} of ${before} products are gone and ${counts.added} of ${counts.mapped} are new: this looks like another shop, or like new ids for the same products. Nothing was changed. Check the source; if it is meant, raise GUARD_CHURN_SHARE for one run, or save a new job.`,
    );
  }
  return null;
}

function removals({ before, missing, unproved, unidentified }: Finding, settings: GuardSettings): Verdict | null {
  if (missing === 0) return null;
  if (unproved !== null) {
    return withhold(
      `${missing} products did not arrive, but they stay: the feed is not proved complete (${unproved}).`,
    );
  }
  if (unidentified > 0) {
    return withhold(
      `${missing} products did not arrive, but they stay: ${unidentified} rejected records could not be told apart, and may be these.`,
    );
  }
  if (missing > FEW && over(missing, before, settings.removed)) {
    return withhold(
      `${missing} of ${before} products did not arrive, more than ${settings.removed} %. They stay. Check the feed; if they are really gone, raise GUARD_REMOVED_SHARE for one run.`,
    );
  }
  return null;
}

function rejections({ counts }: Finding): Verdict {
  const read = counts.read - counts.skipped;
  if (!over(counts.rejected, read, 1)) return { commit: true, remove: true, reason: null, message: null };
  const message = `${counts.rejected} of ${read} records were rejected; the issues say why. All others were taken.`;
  return { commit: true, remove: true, reason: 'RECORDS_REJECTED', message };
}

function over(part: number, whole: number, percent: number): boolean {
  return part * 100 > whole * percent;
}

function fail(reason: ErrorCode, message: string): Verdict {
  return { commit: false, remove: false, reason, message };
}

function withhold(message: string): Verdict {
  return { commit: true, remove: false, reason: 'REMOVALS_WITHHELD', message };
}
