import { FeedmillError } from '../../../../common/errors.js';
import type { FormatDecoder } from '../format-decoder.js';
import { showPath } from '../../sniffing/overrides.js';
import { runParser } from '../record-parser.js';
import { alongUserPath } from '../user-path.js';
import { choosePath, isSure } from './choose-path.js';
import { JsonParser } from './json-parser.js';
import { readerOf } from './read-json.js';
import { surveyJson } from './survey-json.js';

/** One JSON document: an array of records, or an object with one somewhere inside. */
export const jsonDecoder: FormatDecoder = {
  format: 'json',
  open(window, tools) {
    if (!/^\s*[[{]/.test(window.text.slice(0, 4096))) return null;
    const wanted = window.overrides.path;
    const path = wanted ?? choosePath(surveyJson(window.bytes, isSure));
    if (!path) throw noRecords(window.whole);
    return {
      facts: { format: 'json', path: showPath(path) },
      proof: 'the JSON document is closed',
      records: (chunks) => {
        const records = runParser(chunks, new JsonParser(path, tools, readerOf(window.text)), tools.index);
        return wanted ? alongUserPath(records, path, listsIn(window.bytes), tools.report) : records;
      },
    };
  },
};

function listsIn(bytes: Buffer): string[][] {
  const arrays = surveyJson(bytes, () => false).filter(({ holdsObjects }) => holdsObjects);
  return arrays.map(({ path }) => [...path, '*']);
}

function noRecords(whole: boolean): FeedmillError {
  return new FeedmillError(
    'FORMAT_UNRECOGNISED',
    `The ${whole ? '' : 'beginning of the '}JSON document holds no list of objects to read as records. When it does, say where: #path=/path/to/the/list/* after the url.`,
  );
}
