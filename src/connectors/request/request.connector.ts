import { Injectable } from '@nestjs/common';
import { badInput } from '../../common/errors.js';
import type { RecordBatch } from '../../common/records.js';
import { conditionalHeaders, validatorOf } from '../../pipeline/acquire/validator.js';
import {
  SourceConnector,
  type ConnectedSource,
  type SourceConnectorContract,
  type SourceTools,
} from '../../extensions/source-connector.js';
import { checkSourceUrl } from '../source-url-check.js';

/** Where a Shopify store shows its products, thirty or at most 250 at a time (docs/platforms.md, Shopify). */
const STOREFRONT_PAGE = /^(?:\/[a-z]{2}(?:-[a-z]{2})?)?(?:\/collections\/[^/]+)?\/products\.json$/i;
const STOREFRONT_HINT =
  'A Shopify store shows one page of its products at such an address. If this is one, save the source as type Shopify: it reads all pages, and knows links and the currency.';

/**
 * One request, whose answer is the feed: any format that can be decoded, from any http(s) address. What the bytes do not
 * show can be set after the url's `#` (docs/sources.md, Decoders).
 */
@Injectable()
@SourceConnector({ type: 'Request' })
export class RequestConnector implements SourceConnectorContract {
  check(source: Parameters<NonNullable<SourceConnectorContract['check']>>[0]): void {
    checkSourceUrl(source.url);
    if (source.body !== null && source.method !== 'POST') {
      throw badInput('sourceBody', 'Only a POST request has a body: set sourceMethod to POST, or leave the body out.');
    }
  }

  async *read(source: ConnectedSource, tools: SourceTools): AsyncIterable<RecordBatch> {
    const { url, method, headers, body } = source;
    const { document } = tools;
    const condition = method === 'GET' ? conditionalHeaders(document?.last ?? null) : {};
    const answer = await tools.http.request(
      { url, method, headers: { ...headers, ...condition }, body: method === 'POST' ? body : null },
      { accept: Object.keys(condition).length > 0 ? [304] : [] },
    );
    if (answer.status === 304) return document?.notModified();
    // No content is an answer: nothing there.
    if (answer.status === 204) return tools.report.complete('The server answered that there is nothing (204).');
    if (method === 'GET' && answer.status === 200) document?.is(validatorOf(answer));
    if (answer.status === 206) tools.report.incomplete('The server answered a part of the feed only (206).');
    if (STOREFRONT_PAGE.test(new URL(url).pathname)) tools.report.decided({ hint: STOREFRONT_HINT });
    yield* tools.passThrough(answer, url);
  }
}
