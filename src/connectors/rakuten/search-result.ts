import { FeedmillError } from '../../common/errors.js';
import type { RawRecord } from '../../common/records.js';
import { DEFAULT_DECODE_LIMITS } from '../../pipeline/decode/decode-limits.js';
import { RecordCollector } from '../../pipeline/decode/formats/record-collector.js';
import { XmlParser } from '../../pipeline/decode/formats/xml/xml-parser.js';
import { asList, isJsonObject, parseJsonAnswer } from '../json-answer.js';
import { quote, refusal } from '../refusal.js';

/** One page of a product search. */
export interface SearchResult {
  readonly products: readonly unknown[];
  /** `TotalPages`. */
  readonly pages: number;
  /** `TotalMatches`. */
  readonly matches: number;
}

/** A page is one document: 100 products, of which each may be as long as a record of a feed. */
const PAGE_BYTES = 64 * 1024 * 1024;

/**
 * Reads a page, whatever its status: errors come as `<Errors>` within a result, and as a `fault` of the gateway in front
 * of it, in JSON or XML (docs/platforms.md, Rakuten).
 */
export function readSearchResult(
  text: string,
  status: number,
  host: string,
  credentials: Readonly<Record<string, string>>,
): SearchResult {
  if (/^\s*\{/.test(text)) {
    const said = parseJsonAnswer(text, host, credentials);
    throw refusal(isJsonObject(said) && 'fault' in said ? said['fault'] : said, host, credentials);
  }
  const result = status < 400 ? readRoot(text, 'result') : null;
  if (result && 'Errors' in result) throw refusal(wordsOf(result['Errors']), host, credentials);
  const [pages, matches] = [Number(result?.['TotalPages']), Number(result?.['TotalMatches'])];
  if (result && Number.isInteger(pages) && Number.isInteger(matches)) {
    return { products: asList(result['item']), pages, matches };
  }
  if (status >= 400 || /<(?:\w+:)?fault\b/i.test(text.slice(0, 1000))) {
    throw refusal(text.replaceAll(/<[^>]*>/g, ' ').trim() || `status ${status}`, host, credentials);
  }
  throw new FeedmillError(
    'FORMAT_UNRECOGNISED',
    `${host} did not return a search result: ${quote(text.trim(), credentials)}`,
  );
}

/** The whole document as one value; null when its root has another name. */
function readRoot(text: string, name: string): RawRecord | null {
  if (!/^\s*<(?!html)(?:\?xml|\w)/i.test(text)) return null;
  const ignore = () => undefined;
  const report = { unreadable: ignore, decided: ignore };
  const parser = new XmlParser([name], { limits: { ...DEFAULT_DECODE_LIMITS, recordBytes: PAGE_BYTES }, report });
  const collector = new RecordCollector();
  parser.write(Buffer.from(text), collector);
  parser.end(collector);
  return collector.take()[0]?.records[0] ?? null;
}

function wordsOf(errors: unknown): unknown {
  const [first] = asList(errors);
  return isJsonObject(first) ? (first['ErrorText'] ?? first['ErrorID'] ?? first) : first;
}
