import { hash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { KnownRecord, type Product, type RawRecord } from '../common/records.js';
import { type CompiledMapping } from './map/compile-mapping.js';
import { type CompiledFormat } from './normalise/compile-format.js';
import { type Arrival, type Candidate, type RejectedProduct } from './persist/catalogue-comparison.js';
import { type CatalogueTarget } from './persist/catalogue-writer.js';
import { type HashedRecords } from './persist/hashed-records.js';
import { type Identity } from './persist/identity.js';
import { IssueLog } from './persist/issue-log.js';
import { noCounts, type RunCounts } from './persist/run-counts.js';
import { WatchedValues } from './persist/watched-values.js';

/** Everything that one run needs, made ready before its first record. */
export interface PipelineRun {
  /** Records as the source delivers them, in batches. */
  readonly records: AsyncIterable<readonly RawRecord[]>;
  readonly sourceID: string;
  readonly mapping: CompiledMapping;
  readonly format: CompiledFormat;
  readonly identity: Identity;
  readonly values: WatchedValues;
  readonly hashed: HashedRecords;
  /** What compares with the catalogue and writes the next version; another one for a run that only looks. */
  readonly catalogue: Pick<CatalogueTarget, 'write' | 'keep' | 'written'>;
  readonly issues: IssueLog;
  readonly signal: AbortSignal;
  /** Called after every batch with the counts so far. */
  readonly progress?: (counts: RunCounts) => void;
}

export interface PipelineResult {
  readonly counts: RunCounts;
  /** Rejected records of which not even the identity could be read. */
  readonly unidentified: number;
}

/** Records between two looks at the clock, and ms after which everybody else has a turn: calls of the API take several. */
const TURN = { records: 10, ms: 1 };
/** Products that are looked up together, and records that wait for that at most. */
const COMPARED = { products: 100, records: 5_000 };

/** What waits to be compared, in the order in which it came. */
interface Waiting {
  arrivals: Arrival[];
  rejected: RejectedProduct[];
  /** Those of them that have to be looked up. */
  products: number;
}

/**
 * The way of the data: records -> mapped -> normalised -> compared with the catalogue -> written as the next version,
 * which nobody sees until it is committed. A record that made a current product before, under the same mapping and
 * format, goes no way at all: its product arrived. Throws what the source throws.
 */
export async function runPipeline(run: PipelineRun): Promise<PipelineResult> {
  const counts = noCounts();
  let unidentified = 0;
  let waiting = nothing();
  const compare = async (): Promise<void> => {
    const { arrivals, rejected } = waiting;
    waiting = nothing();
    const { added, updated, unchanged, duplicates } = await run.catalogue.write(arrivals);
    await run.catalogue.keep(rejected);
    counts.added += added;
    counts.updated += updated;
    counts.unchanged += unchanged;
    counts.duplicates += duplicates;
    counts.mapped = counts.added + counts.updated + counts.unchanged;
  };
  try {
    let since = performance.now();
    for await (const records of run.records) {
      run.signal.throwIfAborted();
      for (let from = 0; from < records.length; from += TURN.records) {
        sortRecords(run, records.slice(from, from + TURN.records), waiting, counts, () => unidentified++);
        if (performance.now() - since < TURN.ms) continue;
        await setImmediate();
        since = performance.now();
      }
      if (waiting.products >= COMPARED.products || waiting.arrivals.length >= COMPARED.records) await compare();
      run.progress?.(counts);
    }
    await compare();
  } finally {
    // What is still being written must not outlive the run, which may be undone next.
    await run.catalogue.written();
  }
  run.issues.at(null, null);
  return { counts, unidentified };
}

function nothing(): Waiting {
  return { arrivals: [], rejected: [], products: 0 };
}

function sortRecords(
  { mapping, format, identity, values, issues, sourceID, hashed }: PipelineRun,
  records: readonly RawRecord[],
  waiting: Waiting,
  counts: RunCounts,
  unidentified: () => void,
): void {
  for (const brought of records) {
    const position = counts.read++;
    const taken = hashed.take(brought);
    if (taken instanceof KnownRecord) {
      waiting.arrivals.push(taken);
      continue;
    }
    const { record } = taken;
    issues.at(record, position);
    const issuesBefore = issues.total;
    const draft = mapping.apply(record, issues);
    if (draft === null) {
      counts.skipped++;
      continue;
    }
    const product = format.normalise(draft, issues, { sourceID, recordID: recordIDOf(record) });
    if (product) {
      const empty = values.emptyIn(product);
      // What has to be counted in every run has to be looked at in every run.
      const isQuiet = empty.length === 0 && issues.total === issuesBefore;
      waiting.arrivals.push(candidateOf(identity.of(product, record), product, empty, isQuiet ? taken.hash : null));
      waiting.products++;
      continue;
    }
    counts.rejected++;
    const productID = identity.ofRejected(draft, record);
    if (productID === null) {
      unidentified();
      continue;
    }
    waiting.rejected.push({ productID, empty: values.invalidIn(issues.invalid) });
    waiting.products++;
  }
}

function recordIDOf(record: RawRecord): string | null {
  const own = record['_id'];
  return typeof own === 'string' || typeof own === 'number' ? String(own) : null;
}

function candidateOf(productID: string, product: Product, empty: readonly number[], rawHash: string | null): Candidate {
  const data = JSON.stringify(product);
  return { productID, hash: hash('sha256', data, 'base64url').slice(0, 22), data, empty, rawHash };
}
