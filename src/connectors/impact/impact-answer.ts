import { FeedmillError } from '../../common/errors.js';
import { clip } from '../../common/issues.js';
import { statusFailure } from '../../pipeline/acquire/failures.js';
import { asList, isJsonObject, parseJsonAnswer, type JsonObject } from '../json-answer.js';
import { quote, refusal } from '../refusal.js';

/** One page of a list. */
export interface ImpactPage {
  readonly elements: readonly unknown[];
  /** The number of products on all pages, if Impact gives it. */
  readonly total: number | null;
  /** The address of the next page; `null` on the last one. */
  readonly next: string | null;
}

/** Reads an answer to a list called `name`: a page, or the error that its status or its `Status` says. */
export function readImpactPage(
  { status, text }: { status: number; text: string },
  name: string,
  host: string,
  credentials: Readonly<Record<string, string>>,
): ImpactPage {
  if (status === 403) throw noScope(text, host, credentials);
  // What is wrong with a request may be said in XML by the addresses that were made for it.
  if (status >= 400 && /^\s*(<|$)/.test(text)) throw statusFailure(status, host);
  const said = parseJsonAnswer(text, host, credentials);
  if (isJsonObject(said)) {
    if (status >= 400 || said['Status'] === 'ERROR') throw refusal(wordsOf(said), host, credentials);
    if (name in said) {
      const next = said['@nextpageuri'];
      return {
        elements: asList(said[name]),
        total: numberOf(said['@total']),
        next: typeof next === 'string' && next !== '' ? next : null,
      };
    }
  }
  throw new FeedmillError('FORMAT_UNRECOGNISED', `${host} answered with JSON that holds no ${name}.`);
}

/** Wrong credentials are 401; a 403 means a token that is valid and was not given the right to read this. */
function noScope(text: string, host: string, credentials: Readonly<Record<string, string>>): FeedmillError {
  const words = /^\s*\{/.test(text) ? ` (${quote(text, credentials, 120)})` : '';
  return new FeedmillError(
    'SOURCE_AUTH',
    `${host} answered 403${words}: the token "authToken" is not allowed to read catalogues. Widen its scopes in impact.com under Settings, API, or make a token that has them.`,
    { host },
  );
}

function wordsOf({ Message: message, Errors: errors }: JsonObject): string {
  const fields = asList(errors).map((error) =>
    isJsonObject(error) ? `${clip(error['Field'])}: ${clip(error['Message'])}` : clip(error),
  );
  return [message === undefined ? 'no message' : clip(message), ...fields].join('; ');
}

/** Numbers are texts in answers of Impact. */
function numberOf(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}
