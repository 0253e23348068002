import { setImmediate } from 'node:timers/promises';
import type { RawRecord } from '../common/records.js';
import type { Evidence, FeedOptions, OpenFeed, ReadProgress } from './acquire/open-feed.js';
import type { Identity } from './identity.js';
import type { IssueLog } from './issue-log.js';
import type { CompiledMapping } from './map/compile-mapping.js';
import type { NextVersion } from './next-version.js';
import type { CompiledFormat } from './normalise/compile-format.js';
import { noCounts, type RunCounts } from './run-counts.js';

/** Everything that one run needs, prepared before its first record. */
export interface PipelineRun {
  /** Acquires the feed and decodes it. */
  readonly open: (options: FeedOptions) => OpenFeed;
  readonly sourceID: string;
  readonly mapping: CompiledMapping;
  readonly format: CompiledFormat;
  readonly identity: Identity;
  readonly next: NextVersion;
  readonly issues: IssueLog;
  readonly signal: AbortSignal;
  /** Called after every batch. The counts are those of the run itself: they go on changing. */
  readonly onProgress?: (progress: { counts: Readonly<RunCounts> } & ReadProgress) => void;
}

export interface PipelineResult {
  readonly counts: RunCounts;
  /** Rejected records whose identity could not be read. */
  readonly unidentified: number;
  readonly evidence: Evidence;
}

/** Records between two readings of the clock, which cost more than mapping a small record. */
const RECORDS_PER_CLOCK_CHECK = 10;
/** A run leaves the event loop to others after this time: an API call takes several turns. */
const MAX_TURN_MS = 1;

/**
 * Acquires the feed, decodes it, maps each record, normalises it and offers the product to the next version. A record
 * that is recognised by its text skips every stage; its product is only marked as seen. Throws what the source throws.
 */
export async function runPipeline(run: PipelineRun): Promise<PipelineResult> {
  const { next, issues, signal } = run;
  const tally: Tally = { counts: noCounts(), unidentified: 0, unreadable: 0 };
  const feed = run.open({ index: next.index, onUnreadable: (message) => addUnreadable(tally, issues, message) });
  issues.redact = feed.redact;
  try {
    let turnStart = performance.now();
    for await (const { records, hashes, known } of feed.batches) {
      signal.throwIfAborted();
      let recognised = 0;
      for (let i = 0; i <= records.length; i++) {
        for (; known[recognised]?.after === i; recognised++) takeKnown(run, tally, known[recognised]!.row);
        const record = records[i];
        if (record) takeRecord(run, tally, record, hashes?.[i] ?? null);
        if (i % RECORDS_PER_CLOCK_CHECK > 0 || performance.now() - turnStart < MAX_TURN_MS) continue;
        await setImmediate();
        turnStart = performance.now();
      }
      if (next.isFull) await compare(next, tally.counts);
      run.onProgress?.({ counts: tally.counts, ...feed.progress() });
    }
    await compare(next, tally.counts);
  } finally {
    // A write that outlives the run could come after its rollback.
    await next.whenIdle();
  }
  return resultOf(tally, evidenceOf(feed, issues));
}

interface Tally {
  readonly counts: RunCounts;
  unidentified: number;
  /** Parts of the feed that are not records. Decoding runs ahead of mapping, so they are added to `counts` only at the end. */
  unreadable: number;
}

function takeKnown({ next }: PipelineRun, { counts }: Tally, row: number): void {
  counts.read++;
  next.recognise(row);
}

/** Maps and normalises one record. `textHash` is null for a record that was not recognised by its text yet. */
function takeRecord(run: PipelineRun, tally: Tally, record: RawRecord, textHash: string | null): void {
  const { mapping, format, identity, next, issues, sourceID } = run;
  const recordHash = textHash ?? next.index.hashOf(JSON.stringify(record));
  const knownRow = textHash === null ? next.index.rowOf(recordHash) : 0;
  if (knownRow > 0) return takeKnown(run, tally, knownRow);
  const { counts } = tally;
  issues.moveTo(record, counts.read++);
  const issuesBefore = issues.total;
  const draft = mapping.apply(record, issues);
  if (draft === null) {
    counts.skipped++;
    return;
  }
  const product = format.normalise(draft, issues, { sourceID, recordID: recordIDOf(record) });
  if (product) {
    // A record with issues is read in every run, as its issues are counted in every run.
    next.offer(identity.idOf(product, record), product, issues.total === issuesBefore ? recordHash : null);
    return;
  }
  counts.rejected++;
  const productID = identity.ofRejected(draft, record);
  if (productID === null) tally.unidentified++;
  else next.reject(productID, issues.invalid);
}

async function compare(next: NextVersion, counts: RunCounts): Promise<void> {
  const { added, updated, unchanged, duplicates } = await next.compare();
  counts.added += added;
  counts.updated += updated;
  counts.unchanged += unchanged;
  counts.duplicates += duplicates;
  counts.mapped = counts.added + counts.updated + counts.unchanged;
}

function addUnreadable(tally: Tally, issues: IssueLog, message: string): void {
  tally.unreadable++;
  issues.moveTo(null, null);
  issues.add('RECORD_UNREADABLE', null, () => message);
}

/** Counts a part of the feed that is not a record as a rejected record without identity. */
function resultOf({ counts, unidentified, unreadable }: Tally, evidence: Evidence): PipelineResult {
  counts.read += unreadable;
  counts.rejected += unreadable;
  return { counts, unidentified: unidentified + unreadable, evidence };
}

function evidenceOf(feed: OpenFeed, issues: IssueLog): Evidence {
  const evidence = feed.evidence();
  issues.moveTo(null, null);
  if (evidence.facts['charsetReplaced']) {
    const charset = String(evidence.facts['charset']);
    issues.add('CHARSET_REPLACED', null, () => `Some bytes are not valid ${charset}. They were replaced by \uFFFD.`);
  }
  return evidence;
}

function recordIDOf(record: RawRecord): string | null {
  const id = record['_id'];
  return typeof id === 'string' || typeof id === 'number' ? String(id) : null;
}
