import type { RecordBatch } from '../../../common/records.js';
import type { RecordIndex } from '../../record-index.js';
import { RecordCollector } from './record-collector.js';

/** A parser fed with UTF-8 bytes. */
export interface RecordParser {
  /** Parses the next bytes and collects the records that are complete. Throws `PARSE_ERROR`. */
  write(chunk: Buffer, into: RecordCollector): void;
  /** Collects the last records. Throws `SOURCE_TRUNCATED` if the document is incomplete. */
  end(into: RecordCollector): void;
}

/** Bytes handed to a parser in one call, so that the event loop is not blocked for long. */
const MAX_SLICE_BYTES = 64 * 1024;

/** Feeds a parser and yields its records in batches. */
export async function* runParser(
  chunks: AsyncIterable<Buffer>,
  parser: RecordParser,
  index?: RecordIndex,
): AsyncGenerator<RecordBatch> {
  const collector = new RecordCollector(index);
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += MAX_SLICE_BYTES) {
      parser.write(chunk.length <= MAX_SLICE_BYTES ? chunk : chunk.subarray(at, at + MAX_SLICE_BYTES), collector);
      yield* collector.take();
    }
  }
  parser.end(collector);
  yield* collector.take();
}
