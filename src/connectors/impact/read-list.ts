import type { ConnectedSource, SourceTools } from '../../extensions/source-connector.js';
import { watchPages } from '../../pipeline/acquire/watch-pages.js';
import { isJsonObject } from '../json-answer.js';
import { isId } from '../platform-records.js';
import { readImpactPage, type ImpactPage } from './impact-answer.js';

/** Pages past this many results are refused with 400; documented for brands, assumed for partners. */
const MAX_LISTED_ELEMENTS = 20_000;
/** The partner API of 2026, whose names of fields are relied on. */
const VERSION = '16';

/** A list that Impact pages. */
export interface ImpactList {
  readonly origin: string;
  readonly host: string;
  /** Path and query of the first page, below `/Mediapartners/{AccountSID}`. */
  readonly path: string;
  /** The key of the elements in an answer. */
  readonly name: 'Catalogs' | 'Items';
  readonly source: ConnectedSource;
  readonly tools: SourceTools;
  /** What turned out to be missing is added here. */
  readonly missing: string[];
}

/** The elements of a list, page by page, until a page names no next one. A page that comes again is `PARSE_ERROR`. */
export async function* readList(list: ImpactList): AsyncGenerator<readonly unknown[]> {
  const { origin, host, missing, name } = list;
  const watch = watchPages({ host });
  let token: string | null =
    `/Mediapartners/${encodeURIComponent(list.source.credentials['accountSid'] ?? '')}${list.path}`;
  let total: number | null = null;
  let seen = 0;
  for (let size = 0; token !== null;) {
    // Whatever host a link names, credentials go to the one they were given for.
    const { pathname, search }: URL = new URL(token, origin);
    const answer = await ask(`${origin}${pathname}${search}`, list);
    if (answer.status === 400 && seen + size > MAX_LISTED_ELEMENTS) {
      missing.push(
        `${host} shows no more than ${MAX_LISTED_ELEMENTS} of the ${name} at ${list.path}; narrow the source down.`,
      );
      return;
    }
    const page: ImpactPage = readImpactPage(answer, name, host, list.source.credentials);
    watch.page({ token: pathname + search, firstId: idOf(page.elements[0]) });
    size = page.elements.length;
    seen += size;
    total = page.total ?? total;
    if (size > 0) yield page.elements;
    token = page.next;
  }
  if (total !== null && seen < total) {
    missing.push(`${host} counts ${total} ${name} at ${list.path}, but showed only ${seen}.`);
  }
}

async function ask(url: string, { source, tools }: ImpactList): Promise<{ status: number; text: string }> {
  const { accountSid, authToken } = source.credentials;
  const headers = {
    ...source.headers,
    accept: 'application/json',
    authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`,
    'ir-version': VERSION,
  };
  const answer = await tools.http.request({ url, headers }, { accept: [400, 403] });
  return { status: answer.status, text: await answer.text() };
}

function idOf(element: unknown): string | number | null {
  const id = isJsonObject(element) ? element['Id'] : null;
  return isId(id) ? id : null;
}
