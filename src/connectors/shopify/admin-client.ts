import { FeedmillError } from '../../common/errors.js';
import type { ConnectedSource, SourceTools } from '../../extensions/source-connector.js';
import { isJsonObject, parseJsonAnswer, type JsonObject } from '../json-answer.js';
import { quote, refusal } from '../refusal.js';
import { API_VERSION, PRODUCTS } from './admin-queries.js';

/** A page of a connection, as GraphQL names a list with pages. */
export interface Connection {
  readonly nodes: readonly JsonObject[];
  /** What asks for the next page; null: this is the last one. */
  readonly next: string | null;
}

const PAGE_SIZE = 25;

/** Asks the Admin API of a shop, within what Shopify lets a token ask for (docs/platforms.md, Shopify). */
export class AdminClient {
  /** Products asked for at once: fewer when Shopify finds a request too dear. */
  private pageSize = PAGE_SIZE;
  private readonly url: string;

  constructor(
    origin: string,
    private readonly host: string,
    private readonly source: ConnectedSource,
    private readonly tools: SourceTools,
  ) {
    this.url = `${origin}/admin/api/${API_VERSION}/graphql.json`;
  }

  async products(query: string, after: string | null): Promise<Connection> {
    for (;;) {
      const first = this.pageSize;
      const said = await this.request(PRODUCTS, { first, after, query });
      const tooDear = errorsOf(said).find((error) => codeOf(error) === 'MAX_COST_EXCEEDED');
      if (!tooDear || first === 1) return this.connection(this.dataOf(said)['products']);
      this.pageSize = smallerPage(first, tooDear);
    }
  }

  async ask(query: string, variables: JsonObject = {}): Promise<JsonObject> {
    return this.dataOf(await this.request(query, variables));
  }

  connection(value: unknown): Connection {
    const { nodes, pageInfo } = isJsonObject(value) ? value : {};
    if (!Array.isArray(nodes) || !isJsonObject(pageInfo)) throw this.unexpected(value);
    const next = pageInfo['hasNextPage'] === false ? null : pageInfo['endCursor'];
    if (next !== null && typeof next !== 'string') throw this.unexpected(pageInfo);
    return { nodes: nodes.filter(isJsonObject), next };
  }

  unexpected(value: unknown): FeedmillError {
    const what = quote(value, this.source.credentials);
    return new FeedmillError('FORMAT_UNRECOGNISED', `${this.host} answered with something unexpected: ${what}`);
  }

  /** One answer; throttling is waited out for as long as the points need to come back. */
  private async request(query: string, variables: JsonObject): Promise<JsonObject> {
    const { headers, credentials } = this.source;
    const { host, tools } = this;
    for (let retry = 0; ; retry++) {
      const answer = await tools.http.request({
        url: this.url,
        method: 'POST',
        headers: {
          ...headers,
          'content-type': 'application/json',
          'x-shopify-access-token': credentials['accessToken'] ?? '',
        },
        body: JSON.stringify({ query, variables }),
      });
      const said = parseJsonAnswer(await answer.text(), host, credentials);
      if (!isJsonObject(said)) throw this.unexpected(said);
      if (!errorsOf(said).some((error) => codeOf(error) === 'THROTTLED')) return said;
      await tools.http.waitOut({ host, retry, askedMs: untilRestored(said) });
    }
  }

  /** A partial answer is a failure: what it lacks would look as if it were gone. */
  private dataOf(said: JsonObject): JsonObject {
    const { host, source } = this;
    const [error] = errorsOf(said);
    if (isJsonObject(error) && codeOf(error) === 'ACCESS_DENIED') {
      const what = quote(error['message'], source.credentials);
      throw new FeedmillError('SOURCE_AUTH', `${host} refuses the access token: it needs read_products. ${what}`);
    }
    if (error !== undefined) {
      throw refusal(isJsonObject(error) ? (error['message'] ?? error) : error, host, source.credentials);
    }
    if (!isJsonObject(said['data'])) throw this.unexpected(said);
    return said['data'];
  }
}

/** Below GraphQL, in front of it, `errors` is a sentence. */
function errorsOf({ errors }: JsonObject): readonly unknown[] {
  if (Array.isArray(errors)) return errors;
  return errors === undefined || errors === null ? [] : [errors];
}

function codeOf(error: unknown): unknown {
  const extensions = isJsonObject(error) ? error['extensions'] : null;
  return isJsonObject(extensions) ? extensions['code'] : null;
}

function smallerPage(first: number, error: unknown): number {
  const extensions = isJsonObject(error) ? error['extensions'] : null;
  const { cost, maxCost } = isJsonObject(extensions) ? extensions : {};
  const fits = typeof cost === 'number' && typeof maxCost === 'number' ? Math.floor((first * maxCost) / cost) : NaN;
  return Math.max(1, Math.min(Number.isNaN(fits) ? first >> 1 : fits, first - 1));
}

/** How long, in milliseconds, until there are as many points as the request costs; undefined where Shopify does not say. */
function untilRestored({ extensions }: JsonObject): number | undefined {
  const cost = isJsonObject(extensions) ? extensions['cost'] : null;
  const { requestedQueryCost: wanted, throttleStatus } = isJsonObject(cost) ? cost : {};
  const { currentlyAvailable: there, restoreRate } = isJsonObject(throttleStatus) ? throttleStatus : {};
  if (typeof wanted !== 'number' || typeof there !== 'number' || typeof restoreRate !== 'number' || restoreRate <= 0) {
    return undefined;
  }
  return Math.max(0, Math.ceil(((wanted - there) / restoreRate) * 1000));
}
