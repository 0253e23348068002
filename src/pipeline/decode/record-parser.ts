import type { RawRecord } from '../../common/records.js';

/** A parser fed with UTF-8 bytes. */
export interface RecordParser {
  /** Takes the next bytes and gives the records that are whole now. Throws `PARSE_ERROR`. */
  write(chunk: Buffer): RawRecord[];
  /** No bytes follow: the records that were waiting for that. Throws `SOURCE_TRUNCATED` when something is open. */
  end(): RawRecord[];
}

/** More would wait so long that they survive collections of garbage, which made a first run take half as much again. */
const BATCH_RECORDS = 100;
/** Bytes handed to a parser in one go, so that the event loop is not held for long. */
const SLICE_BYTES = 64 * 1024;

/** Feeds a parser and yields its records in batches of at most `BATCH_RECORDS`. */
export async function* runParser(chunks: AsyncIterable<Buffer>, parser: RecordParser): AsyncGenerator<RawRecord[]> {
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += SLICE_BYTES) {
      yield* batchesOf(
        parser.write(at === 0 && chunk.length <= SLICE_BYTES ? chunk : chunk.subarray(at, at + SLICE_BYTES)),
      );
    }
  }
  yield* batchesOf(parser.end());
}

function* batchesOf(records: RawRecord[]): Generator<RawRecord[]> {
  for (let at = 0; at < records.length; at += BATCH_RECORDS) yield records.slice(at, at + BATCH_RECORDS);
}
