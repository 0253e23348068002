import type { KnownRecord, RawRecord, RecordBatch } from '../../../common/records.js';
import type { RecordIndex } from '../../record-index.js';

/**
 * Records and known records per batch. Larger batches live long enough to survive garbage collections, which made a first run
 * 50 % slower.
 */
const MAX_BATCH_RECORDS = 100;

/** Collects what a parser reads as batches of at most 100 records, and recognises records by their text. */
export class RecordCollector {
  private complete: RecordBatch[] = [];
  private records: RawRecord[] = [];
  private hashes: string[] = [];
  private known: KnownRecord[] = [];
  private lastHash = '';

  /** Without an index every record is read, and batches have no hashes. */
  constructor(private readonly index?: RecordIndex) {}

  /** Whether the index has records, so that a lookup before parsing can save work. */
  get recognisesAny(): boolean {
    return this.index !== undefined && !this.index.isEmpty;
  }

  /**
   * Hashes the text of the next record. Returns true, and adds the known record, when it is one of the current catalogue;
   * otherwise the caller parses the text and calls `add`. `context` is everything else that decides how the text is parsed.
   */
  recognise(text: Buffer | string, context?: string): boolean {
    if (!this.index) return false;
    this.lastHash = this.index.hashOf(text, context);
    const row = this.index.rowOf(this.lastHash);
    if (row === 0) return false;
    this.known.push({ row, after: this.records.length });
    this.closeFullBatch();
    return true;
  }

  /** Adds the record that was parsed from the text last given to `recognise`. */
  add(record: RawRecord): void {
    this.records.push(record);
    if (this.index) this.hashes.push(this.lastHash);
    this.closeFullBatch();
  }

  /** Returns the batches collected since the last call. */
  take(): RecordBatch[] {
    this.closeBatch();
    const batches = this.complete;
    this.complete = [];
    return batches;
  }

  private closeFullBatch(): void {
    if (this.records.length + this.known.length >= MAX_BATCH_RECORDS) this.closeBatch();
  }

  private closeBatch(): void {
    if (this.records.length + this.known.length === 0) return;
    this.complete.push({ records: this.records, hashes: this.index ? this.hashes : null, known: this.known });
    this.records = [];
    this.hashes = [];
    this.known = [];
  }
}
