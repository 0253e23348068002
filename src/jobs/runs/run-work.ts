import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { FeedmillError } from '../../common/errors.js';
import { READ_DATA_SOURCE } from '../../database/data-sources.js';
import { query } from '../../database/sql.js';
import { Absences } from '../../pipeline/persist/absences.js';
import { Catalogue, CatalogueVersion, type ReadDocument } from '../../pipeline/persist/catalogue.entity.js';
import { CatalogueComparison } from '../../pipeline/persist/catalogue-comparison.js';
import { CatalogueTrial } from '../../pipeline/persist/catalogue-trial.js';
import { type CatalogueTarget, CatalogueWriter } from '../../pipeline/persist/catalogue-writer.js';
import { type Finding, type Verdict } from '../../pipeline/persist/guards.js';
import { HashedRecords } from '../../pipeline/persist/hashed-records.js';
import { KnownRecords } from '../../pipeline/persist/known-records.js';
import { IssueLog } from '../../pipeline/persist/issue-log.js';
import { MissingProducts, type Removal } from '../../pipeline/persist/missing-products.js';
import { noCounts, type RunCounts } from '../../pipeline/persist/run-counts.js';
import { undo } from '../../pipeline/persist/undo.js';
import { runPipeline } from '../../pipeline/run-pipeline.js';
import { type Evidence, SourceReader } from '../../sources/source-reader.js';
import { type ClaimedRun } from './run-claims.js';
import { type Ending, RunEndings } from './run-endings.js';
import { type ReadSource, RunGuards } from './run-guards.js';
import { type CompiledParts, RunParts } from './run-parts.js';
import { Run } from './run.entity.js';

/** A run at work: what it was made ready with. */
interface Work {
  readonly claimed: ClaimedRun;
  readonly parts: CompiledParts;
  readonly hashed: HashedRecords;
  readonly comparison: CatalogueComparison;
  readonly missing: MissingProducts;
  readonly target: CatalogueTarget;
  readonly issues: IssueLog;
  readonly signal: AbortSignal;
}

/** The work of a run, as the spec tells it: read, compare, write what differs, check the guards, commit. */
@Injectable()
export class RunWork {
  constructor(
    @InjectDataSource(READ_DATA_SOURCE) private readonly reader: DataSource,
    private readonly sources: SourceReader,
    private readonly parts: RunParts,
    private readonly guards: RunGuards,
    private readonly endings: RunEndings,
  ) {}

  /** Brings a run to its end; throws what keeps it from getting there. */
  async do(claimed: ClaimedRun, issues: IssueLog, signal: AbortSignal): Promise<void> {
    const { run, job, catalogue, lease } = claimed;
    if (!run.dryRun) await undo(this.reader, catalogue, lease.transact);
    const work = await this.prepare(claimed, await this.parts.of(job), issues, signal);
    const read = await this.read(work);
    const { complete, facts, notModified } = read.evidence;
    if (notModified) return this.commit(work, unchanged(facts), 'none', read.evidence);
    const { finding, verdict } = await this.guards.check(claimed, read);
    const ending = endingOf(finding, verdict, facts);
    if (verdict.commit) return this.commit(work, ending, verdict.removal, read.evidence);
    await this.endings.fail(claimed, ending, issues, async (manager) => {
      // The last complete run is this one now, and no other may build on it.
      if (complete && !run.dryRun) await manager.update(Catalogue, catalogue.id, { document: null });
    });
  }

  private async prepare(
    claimed: ClaimedRun,
    parts: CompiledParts,
    issues: IssueLog,
    signal: AbortSignal,
  ): Promise<Work> {
    const { run, catalogue, lease, startedAt } = claimed;
    const hashed = new HashedRecords(await KnownRecords.load(this.reader, catalogue), parts.madeBy);
    const comparison = new CatalogueComparison(this.reader, catalogue, parts.values, parts.madeBy);
    const absences = new Absences(this.reader, catalogue, startedAt);
    const missing = new MissingProducts(comparison, absences);
    const target = run.dryRun
      ? new CatalogueTrial(comparison, missing)
      : new CatalogueWriter(comparison, missing, absences, lease.transact, startedAt);
    return { claimed, parts, hashed, comparison, missing, target, issues, signal };
  }

  private async read(work: Work): Promise<ReadSource> {
    const { claimed, parts, hashed, comparison, missing, issues, signal } = work;
    let unreadable = 0;
    const source = this.sources.open(parts.source, {
      signal,
      validator: validatorFor(claimed, parts),
      texts: hashed,
      onUnreadable: (message) => {
        unreadable++;
        issues.at(null, null);
        issues.add('RECORD_UNREADABLE', null, () => message);
      },
    });
    issues.redact = source.redact;
    const {
      source: { id: sourceID },
      mapping,
      format,
      identity,
      values,
    } = parts;
    const { counts, unidentified } = await runPipeline({
      records: source.records,
      sourceID,
      mapping,
      format,
      identity,
      values,
      hashed,
      catalogue: work.target,
      issues,
      signal,
    });
    counts.read += unreadable;
    counts.rejected += unreadable;
    const evidence = source.evidence();
    if (evidence.facts['charsetReplaced']) {
      const charset = String(evidence.facts['charset']);
      issues.add('CHARSET_REPLACED', null, () => `Some bytes are not of the charset ${charset}; they read \uFFFD.`);
    }
    return { counts, unidentified: unidentified + unreadable, evidence, comparison, missing };
  }

  /** The catalogue becomes what the run made of it, in one short transaction; a dry run ends as if it had. */
  private async commit(work: Work, ending: Ending, removal: Removal, evidence: Evidence): Promise<void> {
    const { claimed, parts, missing, target, issues } = work;
    const { run, catalogue, lease } = claimed;
    checkSums(ending.counts);
    if (!run.dryRun) await lease.transact((manager) => manager.update(Run, run.id, { phase: 'COMMITTING' }));
    await target.settle(removal);
    if (target instanceof CatalogueTrial) {
      return this.endings.write(claimed, { ...ending, sample: target.sample() }, issues);
    }
    const { added, updated, removed } = ending.counts;
    const version = catalogue.version + (added + updated + removed > 0 ? 1 : 0);
    const productCount = catalogue.productCount + added - removed;
    await this.checkSize(catalogue.id, productCount);
    const absences = await missing.edition(removal);
    const document = documentAfter(ending, evidence, parts);
    await this.endings.write(claimed, ending, issues, async (manager, now) => {
      await manager.update(Catalogue, catalogue.id, {
        version,
        productCount,
        absences,
        document,
        madeBy: parts.madeBy,
      });
      if (version === catalogue.version) return;
      const committed = { catalogueID: catalogue.id, version, runID: run.id, committedAt: now, productCount };
      await manager.insert(CatalogueVersion, committed);
    });
  }

  private async checkSize(catalogueID: number, productCount: number): Promise<void> {
    // All states less the closed ones: both are counted from an index alone.
    const count = async (condition: string): Promise<number> => {
      const sql = `SELECT COUNT(*) AS "count" FROM "product" WHERE "catalogueID" = ?${condition}`;
      const [row] = await query<{ count: string | number }>(this.reader.manager, sql, [catalogueID]);
      return Number(row?.count);
    };
    const closed = await count(' AND "validUntil" IS NOT NULL');
    if ((await count('')) - closed !== productCount) throw wrongCounts();
  }
}

/** Only a catalogue that is exactly what these parts made of a document may stay as it is when the document does. */
function validatorFor({ run, catalogue: { document } }: ClaimedRun, { madeBy }: CompiledParts) {
  return !run.dryRun && document?.madeBy === madeBy ? document.validator : null;
}

function documentAfter({ status }: Ending, evidence: Evidence, { madeBy }: CompiledParts): ReadDocument | null {
  const { complete, validator } = evidence;
  return status === 'SUCCEEDED' && complete && validator ? { validator, madeBy } : null;
}

function unchanged(source: Record<string, unknown>): Ending {
  return {
    status: 'SUCCEEDED',
    reason: null,
    message: null,
    guard: null,
    counts: noCounts(),
    source,
    sample: null,
  };
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
    sample: null,
  };
}

function checkSums({ read, skipped, duplicates, rejected, mapped, added, updated, unchanged }: RunCounts): void {
  const addUp = read === skipped + duplicates + rejected + mapped && mapped === added + updated + unchanged;
  if (!addUp) throw wrongCounts();
}

function wrongCounts(): FeedmillError {
  return new FeedmillError('INTERNAL', 'The counts of the run do not add up; nothing was committed.');
}
