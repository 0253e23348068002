import { Injectable } from '@nestjs/common';
import { type ReadDocument } from '../../catalogue/catalogue.entity.js';
import { Catalogues } from '../../catalogue/catalogues.js';
import { type Finding, type Verdict } from '../../catalogue/guard/guards.js';
import { type Removal } from '../../catalogue/write/missing-products.js';
import { type RunVersion } from '../../catalogue/write/run-version.js';
import { FeedmillError } from '../../common/errors.js';
import { type Evidence } from '../../pipeline/acquire/open-feed.js';
import { type IssueLog } from '../../pipeline/issue-log.js';
import { noCounts, type RunCounts } from '../../pipeline/run-counts.js';
import { type PipelineResult, runPipeline } from '../../pipeline/run-pipeline.js';
import { SourceReader } from '../../sources/source-reader.js';
import { type ClaimedRun } from './run-claims.js';
import { type Ending, RunEndings } from './run-endings.js';
import { RunGuards } from './run-guards.js';
import { type CompiledParts, RunParts } from './run-parts.js';
import { Run } from './run.entity.js';

/** Does the work of a run: reads the feed into the next version of the catalogue, asks the guards, and commits. */
@Injectable()
export class RunWork {
  constructor(
    private readonly sources: SourceReader,
    private readonly parts: RunParts,
    private readonly catalogues: Catalogues,
    private readonly guards: RunGuards,
    private readonly endings: RunEndings,
  ) {}

  /** Brings a run to its end; throws what keeps it from getting there. */
  async do(claimed: ClaimedRun, issues: IssueLog, signal: AbortSignal): Promise<void> {
    const parts = await this.parts.compile(claimed.job);
    const next = await this.begin(claimed, parts);
    const read = await this.read(claimed, parts, next, issues, signal);
    const { evidence } = read;
    const commit = (ending: Ending, removal: Removal): Promise<void> =>
      this.commit(claimed, next, { ending, removal, issues, document: documentAfter(ending, evidence, parts) });
    if (evidence.notModified) return commit(unchanged(evidence.facts), 'none');
    const { finding, verdict } = await this.guards.check(claimed, next, read);
    const ending = endingOf(finding, verdict, evidence.facts);
    if (verdict.commit) return commit(ending, verdict.removal);
    await this.endings.fail(claimed, ending, issues, async (manager) => {
      // This is the last complete run now, and it was not committed: the next one has to read the whole feed.
      if (evidence.complete && !claimed.run.dryRun) await this.catalogues.forgetDocument(claimed.catalogue, manager);
    });
  }

  private begin({ run, catalogue, lease, startedAt }: ClaimedRun, parts: CompiledParts): Promise<RunVersion> {
    const { targetFormat, madeBy } = parts;
    const { dryRun } = run;
    const { transact } = lease;
    return this.catalogues.begin(catalogue, { dryRun, startedAt, transact, format: targetFormat, madeBy });
  }

  private read(
    claimed: ClaimedRun,
    parts: CompiledParts,
    next: RunVersion,
    issues: IssueLog,
    signal: AbortSignal,
  ): Promise<PipelineResult> {
    const { source, mapping, format, identity } = parts;
    const validator = validatorFor(claimed, parts);
    return runPipeline({
      open: (options) => {
        const feed = this.sources.open(source, { ...options, signal, validator });
        claimed.progress.follow(feed);
        return feed;
      },
      sourceID: source.id,
      ...{ mapping, format, identity, next, issues, signal },
      onProgress: (progress) => claimed.progress.update(progress),
    });
  }

  /** Makes the version current, in one short transaction; a dry run ends as if it had. */
  private async commit(claimed: ClaimedRun, next: RunVersion, decision: Decision): Promise<void> {
    const { run, lease } = claimed;
    const { ending, removal, issues, document } = decision;
    checkSums(ending.counts);
    if (!run.dryRun) await lease.transact((manager) => manager.update(Run, run.id, { phase: 'COMMITTING' }));
    const finish = await this.endings.finisher(claimed, ending, issues);
    await next.commit({ runID: run.id, runNumber: run.number, removal, counts: ending.counts, document }, finish);
  }
}

interface Decision {
  readonly ending: Ending;
  readonly removal: Removal;
  readonly issues: IssueLog;
  readonly document: ReadDocument | null;
}

/** Only a catalogue that is exactly what these parts made of a document may stay when the document has not changed. */
function validatorFor({ run, catalogue: { document } }: ClaimedRun, { madeBy }: CompiledParts) {
  return !run.dryRun && document?.madeBy === madeBy ? document.validator : null;
}

function documentAfter({ status }: Ending, evidence: Evidence, { madeBy }: CompiledParts): ReadDocument | null {
  const { complete, validator } = evidence;
  return status === 'SUCCEEDED' && complete && validator ? { validator, madeBy } : null;
}

function unchanged(source: Record<string, unknown>): Ending {
  return { status: 'SUCCEEDED', reason: null, message: null, guard: null, counts: noCounts(), source };
}

function endingOf(finding: Finding, verdict: Verdict, source: Record<string, unknown>): Ending {
  const { commit, removal, reason, message, guard } = verdict;
  const removed = { all: finding.missing, overdue: finding.overdue, none: 0 }[removal];
  const withheld = finding.missing - removed;
  return {
    status: !commit ? 'FAILED' : reason === null ? 'SUCCEEDED' : 'PARTIAL',
    reason,
    message,
    guard,
    // A run that commits nothing removes nothing, and withholds nothing either.
    counts: { ...finding.counts, removed: commit ? removed : 0, removalsWithheld: commit ? withheld : 0 },
    source,
  };
}

function checkSums({ read, skipped, duplicates, rejected, mapped, added, updated, unchanged }: RunCounts): void {
  const addUp = read === skipped + duplicates + rejected + mapped && mapped === added + updated + unchanged;
  if (!addUp) throw new FeedmillError('INTERNAL', 'The counts of the run do not add up.');
}
