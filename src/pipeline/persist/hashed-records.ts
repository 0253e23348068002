import { hash } from 'node:crypto';
import { HashedRecord, KnownRecord, type RawRecord } from '../../common/records.js';
import { type RecordTexts } from '../decode/format-decoder.js';
import { type KnownRecords } from './known-records.js';

const LENGTH = 11;

/**
 * The hashes by which records are known again: 64 bits of the text of a record and of `madeBy`, everything that makes
 * products of records. So whatever has such a hash makes the product that it made before.
 */
export class HashedRecords implements RecordTexts {
  /** Of the last text. */
  private last = '';
  /** `madeBy` and room for a text, which are hashed together. */
  private bytes = Buffer.alloc(64 * 1024);
  private readonly from: number;

  constructor(
    private readonly catalogue: Pick<KnownRecords, 'rowOf' | 'isEmpty'>,
    private readonly madeBy: string,
  ) {
    this.from = this.bytes.write(madeBy);
  }

  get knowsAny(): boolean {
    return !this.catalogue.isEmpty;
  }

  find(text: Buffer | string, of = ''): KnownRecord | null {
    this.last = typeof text === 'string' ? hashOf(this.madeBy + of + text) : hashOf(this.placed(text));
    const row = this.catalogue.rowOf(this.last);
    return row === 0 ? null : new KnownRecord(row);
  }

  read(record: RawRecord): HashedRecord {
    return new HashedRecord(this.last, record);
  }

  /** What a source brings: known or read by its text, or else a record that a connector made. */
  take(brought: RawRecord): KnownRecord | HashedRecord {
    if (brought instanceof KnownRecord || brought instanceof HashedRecord) return brought;
    return this.find(JSON.stringify(brought)) ?? this.read(brought);
  }

  private placed(text: Buffer): Buffer {
    const length = this.from + text.length;
    if (length > this.bytes.length) {
      this.bytes = Buffer.alloc(length * 2);
      this.bytes.write(this.madeBy);
    }
    text.copy(this.bytes, this.from);
    return this.bytes.subarray(0, length);
  }
}

function hashOf(text: Buffer | string): string {
  return hash('sha256', text, 'base64url').slice(0, LENGTH);
}
