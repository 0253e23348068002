import type { ConnectedSource, SourceTools } from '../../extensions/source-connector.js';
import { watchPages } from '../../pipeline/acquire/watch-pages.js';
import { isJsonObject, parseJsonAnswer } from '../json-answer.js';
import { isId } from '../platform-records.js';
import { refusal } from '../refusal.js';

/** The most that FlexOffers gives at once. */
const PAGE_SIZE = 500;

/** A list that FlexOffers pages. */
export interface PagedList {
  readonly url: string;
  readonly query: URLSearchParams;
  /** The key of an element's id. */
  readonly idName: string;
  readonly host: string;
  readonly source: ConnectedSource;
  readonly tools: SourceTools;
  /** What turned out to be missing is added here. */
  readonly missing: string[];
}

/** The elements of a list, page by page. A page that comes again is `PARSE_ERROR`. */
export async function* readPages(list: PagedList): AsyncGenerator<readonly unknown[]> {
  const { host, idName, missing } = list;
  const watch = watchPages({ host });
  let total: number | null = null;
  for (let number = 1, seen = 0; ; number++) {
    const page = await readPage(list, number);
    const { elements } = page;
    total = page.total ?? total;
    const [first] = elements;
    const id = isJsonObject(first) ? first[idName] : null;
    watch.page({ firstId: isId(id) ? id : null });
    seen += elements.length;
    if (elements.length > 0) yield elements;
    if (elements.length > 0 && (total === null || seen < total)) continue;
    if (total !== null && seen < total) missing.push(`${host} counts ${total} in a list, but showed only ${seen}.`);
    return;
  }
}

interface Page {
  readonly elements: readonly unknown[];
  /** The number of products on all pages, if FlexOffers gives it. */
  readonly total: number | null;
}

async function readPage({ url, query, host, source, tools }: PagedList, number: number): Promise<Page> {
  const asked = new URLSearchParams(query);
  asked.set('page', String(number));
  asked.set('pageSize', String(PAGE_SIZE));
  const { credentials } = source;
  const headers = { ...source.headers, accept: 'application/json', apikey: credentials['apiToken'] ?? '' };
  // What is wrong with a search is said with 400.
  const answer = await tools.http.request({ url: `${url}?${asked.toString()}`, headers }, { accept: [400] });
  const text = await answer.text();
  if (answer.status === 204 || text.trim() === '') return { elements: [], total: null };
  const said = parseJsonAnswer(text, host, credentials);
  if (answer.status < 400 && Array.isArray(said)) return { elements: said, total: null };
  if (answer.status < 400 && isJsonObject(said) && Array.isArray(said['results'])) {
    const total = said['totalCount'];
    return { elements: said['results'], total: typeof total === 'number' ? total : null };
  }
  throw refusal(isJsonObject(said) && 'error' in said ? said['error'] : said, host, credentials);
}
