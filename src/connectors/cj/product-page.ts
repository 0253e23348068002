import { FeedmillError } from '../../common/errors.js';
import { isJsonObject, parseJsonAnswer } from '../json-answer.js';
import { refusal } from '../refusal.js';

/** What CJ answers to one query. */
export interface ProductPage {
  readonly products: readonly unknown[];
  /** The number of products on all pages. */
  readonly total: number | null;
  /** What asks for the next page; `null` on the last one. */
  readonly nextPage: string | null;
}

/** Reads an answer, whatever its status: errors come with 200 too, and then also beside a part of the data. */
export function readProductPage(
  text: string,
  host: string,
  credentials: Readonly<Record<string, string>>,
): ProductPage {
  const answer = parseJsonAnswer(text, host, credentials);
  if (isJsonObject(answer)) {
    const { errors, data } = answer;
    if (Array.isArray(errors) ? errors.length > 0 : Boolean(errors)) {
      throw refusal(wordsOf(errors), host, credentials);
    }
    const page = isJsonObject(data) ? data['products'] : null;
    if (isJsonObject(page) && Array.isArray(page['resultList'])) {
      const { resultList, totalCount, nextPage } = page;
      return {
        products: resultList as unknown[],
        total: typeof totalCount === 'number' ? totalCount : null,
        nextPage: typeof nextPage === 'string' && nextPage !== '' ? nextPage : null,
      };
    }
  }
  throw new FeedmillError('FORMAT_UNRECOGNISED', `${host} answered with JSON that holds no list of products.`);
}

function wordsOf(errors: unknown): unknown {
  if (!Array.isArray(errors)) return errors;
  const messages = errors.map((error: unknown) => (isJsonObject(error) ? error['message'] : error));
  return messages.every((message) => typeof message === 'string') ? messages.join('; ') : errors;
}
