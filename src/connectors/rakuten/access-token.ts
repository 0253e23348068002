import type { ConnectedSource, SourceTools } from '../../extensions/source-connector.js';
import { isJsonObject, parseJsonAnswer } from '../json-answer.js';
import { refusal } from '../refusal.js';

/** An access token of Rakuten's, fetched when it is needed: `POST /token` with the publisher's token key and site id. */
export class AccessToken {
  private token: Promise<string> | null = null;

  constructor(
    private readonly origin: string,
    private readonly host: string,
    private readonly source: ConnectedSource,
    private readonly tools: SourceTools,
  ) {}

  /** The value of `Authorization`. */
  async header(): Promise<string> {
    return `Bearer ${await (this.token ??= this.fetch())}`;
  }

  /** The one in hand is refused; the next request gets another. */
  renew(): void {
    this.token = null;
  }

  private async fetch(): Promise<string> {
    const { credentials } = this.source;
    const answer = await this.tools.http.request(
      {
        url: `${this.origin}/token`,
        method: 'POST',
        headers: { authorization: `Bearer ${credentials['securityKey'] ?? ''}` },
        body: new URLSearchParams({ scope: credentials['trackingId'] ?? '' }).toString(),
      },
      { accept: [400] },
    );
    const said = parseJsonAnswer(await answer.text(), this.host, credentials);
    const token = isJsonObject(said) ? said['access_token'] : null;
    if (typeof token === 'string' && token !== '') return token;
    throw refusal(said, this.host, credentials);
  }
}
