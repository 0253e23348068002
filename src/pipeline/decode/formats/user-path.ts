import { FeedmillError } from '../../../common/errors.js';
import type { RecordBatch } from '../../../common/records.js';
import type { DecodeTools } from './format-decoder.js';
import { showPath } from '../sniffing/overrides.js';

const MAX_SUGGESTED_LISTS = 5;

/**
 * Finds the records at the path after `#path=`. If the path does not exist, the error names the lists that do; if it has no
 * records, like an empty list, the facts about the feed say so.
 */
export async function* alongUserPath(
  records: AsyncIterable<RecordBatch>,
  path: readonly string[],
  lists: readonly (readonly string[])[],
  report: DecodeTools['report'],
): AsyncGenerator<RecordBatch> {
  const shown = [...new Set(lists.map(showPath))]
    .filter((list) => list !== showPath(path))
    .slice(0, MAX_SUGGESTED_LISTS);
  const elsewhere =
    shown.length > 0
      ? `The beginning of the document has lists of records at ${shown.join(', ')}.`
      : 'The beginning of the document has no list of records.';
  let any = false;
  try {
    for await (const batch of records) {
      any ||= batch.records.length + batch.known.length > 0;
      yield batch;
    }
  } catch (error) {
    if (!(error instanceof FeedmillError) || error.code !== 'FORMAT_UNRECOGNISED') throw error;
    throw new FeedmillError(error.code, `${error.message} ${elsewhere}`, error.details, { cause: error });
  }
  if (!any) report.decided({ hint: `No record stands at ${showPath(path)}, the #path= of the url. ${elsewhere}` });
}
