import { Injectable } from '@nestjs/common';
import { badInput } from '../../common/errors.js';
import type { RawRecord } from '../../common/records.js';
import {
  SourceConnector,
  type ConnectedSource,
  type SourceConnectorContract,
  type SourceTools,
} from '../../extensions/source-connector.js';
import { checkSourceUrl } from '../source-url-check.js';

/**
 * One request, whose answer is the feed: any format that can be decoded, from any http(s) address. What the bytes do not
 * show can be set after the url's `#` (spec "sources", Decoders).
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

  async *read(source: ConnectedSource, tools: SourceTools): AsyncIterable<RawRecord[]> {
    const { url, method, headers, body } = source;
    const answer = await tools.http.request({ url, method, headers, body: method === 'POST' ? body : null });
    // No content is an answer: nothing there.
    if (answer.status === 204) return tools.report.complete('The server answered that there is nothing (204).');
    yield* tools.decode(answer, url);
  }
}
