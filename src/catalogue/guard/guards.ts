import { type ErrorCode } from '../../common/errors.js';
import { type RunCounts } from '../../pipeline/run-counts.js';
import { type Removal } from '../write/missing-products.js';
import { type Collapse } from './watched-values.js';

/** The guards by name; `REMOVALS` and `BLEEDING` both end a run with `REMOVALS_WITHHELD`. */
export type GuardName = 'VALUE_COLLAPSE' | 'TOO_MANY_REJECTED' | 'EMPTY_FEED' | 'ID_CHURN' | 'REMOVALS' | 'BLEEDING';

/** What is known at the end of a run, before it is committed. */
export interface Finding {
  readonly counts: RunCounts;
  /** Products of the committed version. */
  readonly before: number;
  /** The most products that the catalogue had in the last days. */
  readonly largest: number;
  /** Those of the committed version that did not arrive. */
  readonly missing: number;
  /** Those of the missing ones that have been missing for so long that they are removed. */
  readonly overdue: number;
  readonly collapse: Collapse | null;
  /** Null when the source and its decoder proved that they saw everything, else why not. */
  readonly unproved: string | null;
  /** Rejected records of which not even the identity could be read. */
  readonly unidentified: number;
}

/** Shares in per cent. */
export interface GuardSettings {
  readonly collapsed: number;
  readonly rejected: number;
  readonly removed: number;
  readonly churn: number;
  /** The share of the largest size that has to be left. */
  readonly left: number;
}

export interface Rules {
  readonly settings: GuardSettings;
  /** Guards that do not apply to this run, because a person said so. */
  readonly waived: ReadonlySet<GuardName>;
  /** How a person says so, as the end of a sentence: `call approveRun(runID: "...")`. */
  readonly approval: string;
}

export interface Verdict {
  readonly commit: boolean;
  readonly removal: Removal;
  readonly reason: ErrorCode | null;
  readonly message: string | null;
  /** The guard that decided, if one did. */
  readonly guard: GuardName | null;
}

interface Guard {
  readonly name: GuardName;
  /** What happened and what to do, when the guard trips. */
  readonly trips: (finding: Finding, rules: Rules) => string | null;
}

const FEW = 10;
const CHURN_FROM = 20;
/** Per cent of the records that may repeat a product before it is worth a word. */
const REPEATED = 10;
const TAKEN: Verdict = { commit: true, removal: 'all', reason: null, message: null, guard: null };

/** The guards that fail a run, in the order of the table. */
const FAILING: readonly (Guard & { readonly name: ErrorCode })[] = [
  {
    name: 'VALUE_COLLAPSE',
    trips: ({ collapse }, { approval }) =>
      collapse &&
      `${collapse.lost} of ${collapse.had} products that had a value in "${collapse.field}" now bring 0, false or nothing valid there. Nothing was changed. Look at this field in the feed and in the mapping; if it is meant, ${approval}.`,
  },
  {
    name: 'TOO_MANY_REJECTED',
    trips: ({ counts, before }, { settings, approval }) => {
      const read = counts.read - counts.skipped;
      const trips =
        before === 0
          ? read > 0 && counts.mapped === 0
          : counts.rejected > FEW && over(counts.rejected, read, settings.rejected);
      if (!trips) return null;
      const text = `${counts.rejected} of ${read} records were rejected; the issues say why. Nothing was changed. Correct the mapping, the target format or the feed, then run the job again`;
      return before === 0 ? `${text}.` : `${text}; to take the others as they are, ${approval}.`;
    },
  },
  {
    name: 'EMPTY_FEED',
    trips: ({ counts, before }, { approval }) =>
      before > 0 && counts.mapped === 0
        ? `The feed brought no valid product, but the catalogue has ${before}. Nothing was changed. Look at the feed; if the shop really is empty, ${approval}.`
        : null,
  },
  {
    name: 'ID_CHURN',
    trips: ({ counts, before, missing, unproved }, { settings, approval }) =>
      unproved === null &&
      before >= CHURN_FROM &&
      over(missing, before, settings.churn) &&
      over(counts.added, counts.mapped, settings.churn)
        ? `${missing} of ${before} products are gone and ${counts.added} of ${counts.mapped} are new: this looks like another shop, or like new ids or addresses for the same products. Nothing was changed. Check the source; if it is meant, ${approval}.`
        : null,
  },
];

/** The guards that hold back removals, in the order of the table; asked only when it is certain what is missing. */
const HOLDING: readonly Guard[] = [
  {
    name: 'REMOVALS',
    trips: ({ missing, before }, { settings, approval }) =>
      missing > FEW && over(missing, before, settings.removed)
        ? `${missing} of ${before} products did not arrive, more than ${settings.removed} %. They stay for now. Check the feed; if they really are gone, ${approval}.`
        : null,
  },
  {
    name: 'BLEEDING',
    trips: ({ counts, missing, before, largest }, { settings, approval }) => {
      const left = before + counts.added - missing;
      return missing > FEW && left * 100 < largest * settings.left
        ? `Without the ${missing} products that did not arrive the catalogue would have ${left}; within the last seven days it had ${largest}. They stay for now. Check the feed; if so many really are gone, ${approval}.`
        : null;
    },
  },
];

/** Decides what may become of a run (docs/jobs-and-runs.md, Guards), in the order of the table; the first decides. */
export function decide(finding: Finding, rules: Rules): Verdict {
  return failure(finding, rules) ?? withheld(finding, rules) ?? rejections(finding);
}

/** The guards that do not apply after a person approved a run that one of them decided: one cause may trip several. */
export function waivedBy(guard: GuardName): readonly GuardName[] {
  const tripsWithRemovals = ['EMPTY_FEED', 'ID_CHURN', 'REMOVALS', 'BLEEDING'].includes(guard);
  return tripsWithRemovals ? [...new Set([guard, 'REMOVALS', 'BLEEDING'] as const)] : [guard];
}

function failure(finding: Finding, rules: Rules): Verdict | null {
  for (const { name, trips } of FAILING) {
    const message = rules.waived.has(name) ? null : trips(finding, rules);
    if (message) return { commit: false, removal: 'none', reason: name, message, guard: name };
  }
  return null;
}

function withheld(finding: Finding, rules: Rules): Verdict | null {
  const { missing, overdue, unproved, unidentified } = finding;
  if (missing === 0) return null;
  if (unproved !== null) {
    return withhold(
      'none',
      `${missing} products did not arrive, but they stay: the feed is not proved complete (${unproved}).`,
    );
  }
  if (unidentified > 0) {
    return withhold(
      'none',
      `${missing} products did not arrive, but they stay: ${unidentified} rejected records could not be told apart, and may be these.`,
    );
  }
  for (const { name, trips } of HOLDING) {
    const message = rules.waived.has(name) ? null : trips(finding, rules);
    if (!message) continue;
    // What was held back for long enough goes now; with nothing else missing there is nothing to hold back.
    if (overdue === missing) return null;
    const gone = overdue > 0 ? ` ${overdue} of them have been missing for days and are removed.` : '';
    return withhold('overdue', message + gone, name);
  }
  return null;
}

function rejections({ counts }: Finding): Verdict {
  const read = counts.read - counts.skipped;
  if (!over(counts.rejected, read, 1)) return repetitions(counts);
  const message = `${counts.rejected} of ${read} records were rejected; the issues say why. All others were taken.`;
  return { ...TAKEN, reason: 'RECORDS_REJECTED', message };
}

/** Nothing is wrong with a product that comes twice; with many of them, how products are told apart may be. */
function repetitions({ duplicates, mapped }: RunCounts): Verdict {
  const all = mapped + duplicates;
  if (duplicates <= FEW || !over(duplicates, all, REPEATED)) return TAKEN;
  const message = `${duplicates} of ${all} records are of a product that came before in the same feed, and only the first of each was taken. If they are products of their own, sizes or colours say, mark a field that tells them apart as primary in the target format.`;
  return { ...TAKEN, message };
}

function over(part: number, whole: number, percent: number): boolean {
  return part * 100 > whole * percent;
}

function withhold(removal: Removal, message: string, guard: GuardName | null = null): Verdict {
  return { commit: true, removal, reason: 'REMOVALS_WITHHELD', message, guard };
}
