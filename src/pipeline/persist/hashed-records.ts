import { hash } from 'node:crypto';
import { HashedRecord, KnownRecord, type RawRecord } from '../../common/records.js';
import { type RecordTexts } from '../decode/format-decoder.js';
import { mostBytes, withRoom } from './byte-room.js';
import { type KnownRecords } from './known-records.js';

const LENGTH = 11;

/**
 * The hashes by which records are known again: 64 bits of the text of a record and of `madeBy`, everything that makes
 * products of records. So whatever has such a hash makes the product that it made before.
 */
export class HashedRecords implements RecordTexts {
  /** Of the last text. */
  private last = '';
  /** What is hashed together: `madeBy`, `of`, and room for a text. */
  private bytes = Buffer.alloc(64 * 1024);
  private of = '';
  private textFrom: number;

  constructor(
    private readonly catalogue: Pick<KnownRecords, 'rowOf' | 'isEmpty'>,
    private readonly madeBy: string,
  ) {
    this.textFrom = this.bytes.write(madeBy);
  }

  get knowsAny(): boolean {
    return !this.catalogue.isEmpty;
  }

  find(text: Buffer | string, of = ''): KnownRecord | null {
    if (of !== this.of) {
      this.of = of;
      this.textFrom = this.bytes.write(this.madeBy + of);
    }
    this.last = hash('sha256', this.placed(text), 'base64url').slice(0, LENGTH);
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

  private placed(text: Buffer | string): Buffer {
    const most = this.textFrom + mostBytes(text);
    this.bytes = withRoom(this.bytes, most);
    const length =
      typeof text === 'string' ? this.bytes.write(text, this.textFrom) : text.copy(this.bytes, this.textFrom);
    return this.bytes.subarray(0, this.textFrom + length);
  }
}
