import type { RecordBatch } from '../../../../common/records.js';
import type { FormatDecoder } from '../format-decoder.js';
import { showPath } from '../../sniffing/overrides.js';
import { runParser } from '../record-parser.js';
import { unrecognised } from '../../sniffing/refuse-foreign.js';
import { alongUserPath } from '../user-path.js';
import { chooseElement, findElement } from './choose-element.js';
import { XmlParser } from './xml-parser.js';

/** An XML document in which one element is repeated. */
export const xmlDecoder: FormatDecoder = {
  format: 'xml',
  open(window, tools) {
    if (!/^\s*<[?!:_\p{L}]/u.test(window.text.slice(0, 4096))) return null;
    const wanted = window.overrides.path?.filter((step) => step !== '*');
    const path = wanted ?? chooseElement(window.text);
    if (!path || path.length === 0) {
      throw unrecognised(
        'The XML document repeats no element that could be a record. When it holds some, say where: #path=/root/list/element after the url.',
      );
    }
    return {
      facts: { format: 'xml', path: showPath(path) },
      proof: 'the XML document is closed',
      records: (chunks) => {
        const parser = new XmlParser(path, tools);
        const records = runParser(chunks, parser);
        if (!wanted) return records;
        const found = findElement(window.text);
        return alongUserPath(asFarAsIs(records, parser, path), path, found ? [found] : [], tools.report);
      },
    };
  },
};

/** An empty list is valid, but a missing list is an error. */
async function* asFarAsIs(
  records: AsyncIterable<RecordBatch>,
  parser: XmlParser,
  path: readonly string[],
): AsyncGenerator<RecordBatch> {
  yield* records;
  if (parser.reached >= Math.max(1, path.length - 1)) return;
  throw unrecognised(`The XML document has nothing at ${showPath(path)}. Check #path= in the url.`);
}
