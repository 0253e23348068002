import { hash } from 'node:crypto';
import { type RecordIndex } from '../../pipeline/record-index.js';
import { maxBytesOf, withRoomFor } from '../write/growing-buffer.js';
import { HashTable } from './hash-table.js';

/** Characters of base64url kept of a hash: the table knows a record by the first 64 of these 66 bits. */
const HASH_CHARACTERS = 11;
/** Room for most records from the start, so that the buffer hardly ever grows. */
const FIRST_BUFFER_BYTES = 64 * 1024;

/**
 * The records that made the products of a catalogue, by a hash of their text and of `madeBy`, which stands for everything
 * else that decides what product a record makes. So a record with a known hash makes the product that it made before.
 */
export class CatalogueRecordIndex implements RecordIndex {
  private context = '';
  /** What is hashed together: `madeBy`, the context, and the text. */
  private buffer = Buffer.alloc(FIRST_BUFFER_BYTES);
  private textStart: number;

  constructor(
    private readonly rows: Pick<HashTable, 'rowOf' | 'size'>,
    private readonly madeBy: string,
  ) {
    this.textStart = this.buffer.write(madeBy);
  }

  get isEmpty(): boolean {
    return this.rows.size === 0;
  }

  hashOf(text: Buffer | string, context = ''): string {
    if (context !== this.context) {
      this.context = context;
      this.textStart = this.buffer.write(this.madeBy + context);
    }
    this.buffer = withRoomFor(this.buffer, this.textStart + maxBytesOf(text));
    const length =
      typeof text === 'string' ? this.buffer.write(text, this.textStart) : text.copy(this.buffer, this.textStart);
    return hash('sha256', this.buffer.subarray(0, this.textStart + length), 'base64url').slice(0, HASH_CHARACTERS);
  }

  rowOf(recordHash: string): number {
    return this.rows.rowOf(recordHash);
  }
}
