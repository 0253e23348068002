import { FeedmillError } from '../../common/errors.js';
import { clip } from '../../common/issues.js';
import type { RawRecord } from '../../common/records.js';

/** What one page of `/products.json` said. */
export type StorefrontPage = { readonly products: readonly RawRecord[] } | { readonly refusal: string };

/**
 * Reads a page by its body, because a 200 does not mean success here: a closed shop answers HTML, and `{"errors": ...}` comes
 * with 200 as well as with 400 (docs/platforms.md, Shopify). Throws `FORMAT_UNRECOGNISED` for a page that is not a product list.
 */
export function readStorefrontPage(text: string, host: string): StorefrontPage {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch (cause) {
    throw new FeedmillError('FORMAT_UNRECOGNISED', noList(text, host), {}, { cause });
  }
  if (typeof answer !== 'object' || answer === null) throw new FeedmillError('FORMAT_UNRECOGNISED', noList(text, host));
  if ('errors' in answer && answer.errors) return { refusal: clip(answer.errors, 200) };
  if ('products' in answer && Array.isArray(answer.products)) return { products: answer.products as RawRecord[] };
  throw new FeedmillError('FORMAT_UNRECOGNISED', noList(text, host));
}

function noList(text: string, host: string): string {
  return /^\s*</.test(text)
    ? `${host} answered with a web page where the list of its products should be: the shop is protected by a password, has its feed switched off, or is no Shopify shop. Its {name}.myshopify.com address may work.`
    : `${host} did not return a list of products for /products.json: is it a Shopify shop?`;
}

/** The answer of a shop past 25,000 products, and of one that is asked for more than it pages. */
export function isWall(refusal: string): boolean {
  return /limit exceeds|exceeds the \d+ limit/i.test(refusal);
}
