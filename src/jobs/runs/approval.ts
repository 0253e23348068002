import { type GuardName, waivedBy } from '../../catalogue/guard/guards.js';
import { badInput } from '../../common/errors.js';
import { Run } from './run.entity.js';

/**
 * Returns the guards that are waived in the run that approves `run`: the guard that stopped it, the guards that trip
 * together with that one, and the guards that were waived in `run`. Without the last, two guards could stop each other's
 * approvals for ever. Throws `BAD_USER_INPUT` when there is nothing to approve. `later` is a later run of the job that has
 * committed.
 */
export function waivedByApproving(run: Run, later: Run | null): GuardName[] {
  const refuse = (why: string) => badInput('runID', `There is nothing to approve in run "${run.id}": ${why}`);
  if (run.dryRun) throw refuse('it is a dry run. Start a run with startRun, and approve that one if a guard stops it.');
  if (run.finishedAt === null) throw refuse('it has not ended yet.');
  if (run.guard === null) {
    throw refuse(
      run.reason === 'REMOVALS_WITHHELD'
        ? 'its removals were withheld because the feed was not read completely, not by a guard. The message of the run says why.'
        : `no guard stopped it. It ended ${run.status}${run.reason ? ` (${run.reason})` : ''}.`,
    );
  }
  if (later) throw refuse(`the later run "${later.id}" has ended ${later.status}. See the last run of the job.`);
  return [...new Set([...run.waived, ...waivedBy(run.guard)])];
}
