import { FeedmillError } from '../../common/errors.js';
import type { RawRecord } from '../../common/records.js';
import { asList, isJsonObject, parseJsonAnswer } from '../json-answer.js';
import { quote } from '../refusal.js';

export interface ProductList {
  readonly products: readonly unknown[];
  /** How many products all pages have together, where ClickBank says so. */
  readonly total: number | null;
}

/**
 * One page of products. ClickBank's JSON was made from XML: one product may come without its list, and nothing as an
 * object `{"@nil": "true"}`. Errors are sentences, not JSON (docs/platforms.md, ClickBank).
 */
export function readProductList(
  text: string,
  host: string,
  credentials: Readonly<Record<string, string>>,
): ProductList {
  const answer = parseJsonAnswer(text, host, credentials);
  if (!isJsonObject(answer) || !('products' in answer)) {
    throw new FeedmillError(
      'FORMAT_UNRECOGNISED',
      `${host} did not return a list of products: ${quote(answer, credentials)}`,
    );
  }
  const { products, total_record_count: total } = answer;
  const list = isJsonObject(products) && !isNil(products) ? products['product'] : null;
  return {
    products: asList(list).filter((product) => !isNil(product)),
    total: typeof total === 'number' || (typeof total === 'string' && /^\d+$/.test(total)) ? Number(total) : null,
  };
}

export function pitchPageOf(product: RawRecord): unknown {
  const pages = product['pitch_pages'];
  return isJsonObject(pages) ? pages['desktop'] : undefined;
}

export function currencyOf(product: RawRecord): unknown {
  const pricings = product['pricings'];
  const [pricing] = isJsonObject(pricings) ? asList(pricings['pricing']) : [];
  return isJsonObject(pricing) ? pricing['@currency'] : undefined;
}

function isNil(value: unknown): boolean {
  return isJsonObject(value) && String(value['@nil'] ?? value['@xsi:nil']) === 'true';
}
