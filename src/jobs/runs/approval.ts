import { type GuardName, waivedBy } from '../../catalogue/guard/guards.js';
import { badInput } from '../../common/errors.js';
import { Run } from './run.entity.js';

/**
 * The guards that do not apply to a run that a person asks for by approving an earlier one: those that its guard stands
 * for, and those that did not apply to it either, as two guards would stop each other's approval for ever otherwise.
 * `BAD_USER_INPUT` when there is nothing to approve; `later` is a run of the job that committed after it.
 */
export function waivedByApproving(run: Run, later: Run | null): GuardName[] {
  const refuse = (why: string) => badInput('runID', `There is nothing to approve in run "${run.id}": ${why}`);
  if (run.dryRun)
    throw refuse('it is a dry run. Run the job with startRun, and approve that run when a guard stops it.');
  if (run.finishedAt === null) throw refuse('it has not ended yet.');
  if (run.guard === null) {
    throw refuse(
      run.reason === 'REMOVALS_WITHHELD'
        ? 'no guard held back its removals, but it is not known what is missing, and an approval does not change that. See the message of the run.'
        : `no guard stopped it; it ended ${run.status}${run.reason ? ` (${run.reason})` : ''}.`,
    );
  }
  if (later) throw refuse(`the later run "${later.id}" ended ${later.status}. Look at the last run of the job.`);
  return [...new Set([...run.waived, ...waivedBy(run.guard)])];
}
