import { type IncomingMessage, type ServerResponse } from 'node:http';
import type { Json, TestApp } from './app.js';
import { startHost } from './stub-server.js';

/** A feed of a shop as one JSON document, whose records a test changes at will. */
export interface ShopFeed {
  readonly url: string;
  records: Json[];
  /** Answers instead of the feed; `false` leaves the request to it. */
  respond: ((request: IncomingMessage, response: ServerResponse) => boolean) | null;
  /** Headers of every request so far, oldest first. */
  readonly requests: IncomingMessage['headers'][];
  /** Leaves out the length and closes the connection: nobody can tell whether everything came. */
  unproved: boolean;
  /** When set, the answer carries it, and a request that has it already is answered 304. */
  etag: string | null;
  close(): Promise<void>;
}

export async function startShopFeed(records: Json[]): Promise<ShopFeed> {
  const { url, close } = await startHost((request, response) => {
    feed.requests.push(request.headers);
    if (feed.respond?.(request, response)) return;
    if (feed.etag !== null && request.headers['if-none-match'] === feed.etag) {
      response.writeHead(304, { etag: feed.etag }).end();
      return;
    }
    const headers = { 'content-type': 'application/json', ...(feed.etag !== null && { etag: feed.etag }) };
    if (feed.unproved) {
      response.useChunkedEncodingByDefault = false;
      response.writeHead(200, { ...headers, 'content-type': 'application/x-ndjson', connection: 'close' });
      response.end(feed.records.map((record) => `${JSON.stringify(record)}\n`).join(''));
      return;
    }
    const body = JSON.stringify(feed.records);
    response.writeHead(200, { ...headers, 'content-length': Buffer.byteLength(body) });
    response.end(body);
  });
  const feed: ShopFeed = {
    url: `${url}/feed`,
    records,
    respond: null,
    requests: [],
    unproved: false,
    etag: null,
    close,
  };
  return feed;
}

/** Keeps back the next answers of a feed until they are released. */
export function holdAnswers(feed: ShopFeed): { arrived: (count: number) => Promise<void>; release: () => void } {
  const waiting: (() => void)[] = [];
  feed.respond = (_, response) => {
    waiting.push(() => {
      const body = JSON.stringify(feed.records);
      response
        .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
        .end(body);
    });
    return true;
  };
  return {
    arrived: async (count) => {
      while (waiting.length < count) await new Promise((resolve) => setTimeout(resolve, 5));
    },
    release: () => {
      feed.respond = null;
      for (const answer of waiting) answer();
    },
  };
}

/** An answer with a status and nothing in it. */
export const status =
  (code: number, headers: Record<string, string> = {}): NonNullable<ShopFeed['respond']> =>
  (_, response) => {
    response.writeHead(code, headers).end();
    return true;
  };

/** An answer whose body is a text of some type. */
export const text =
  (type: string, body: string): NonNullable<ShopFeed['respond']> =>
  (_, response) => {
    response.writeHead(200, { 'content-type': type, 'content-length': Buffer.byteLength(body) }).end(body);
    return true;
  };

/** Numbered lamps; `changes` go over each. */
export function lamps(from: number, to: number, changes: Json = {}): Json[] {
  return Array.from({ length: to - from }, (_, i) => ({
    title: `Lamp ${from + i}`,
    link: `https://shop.example.com/lamps/${from + i}`,
    price: 10 + from + i,
    on_sale: true,
    ...changes,
  }));
}

export const LAMP_FORMAT = {
  Name: { type: 'string', attributes: ['required'] },
  Link: { type: 'string', attributes: ['url', 'primary'] },
  Price: { type: 'number', attributes: ['required'] },
  OnSale: { type: 'boolean', attributes: ['required'] },
};

export const LAMP_MAPPING = [
  { sourceField: 'title', targetField: 'Name' },
  { sourceField: 'link', targetField: 'Link' },
  { sourceField: 'price', targetField: 'Price' },
  { sourceField: 'on_sale', targetField: 'OnSale' },
];

/** What a job of this feed is saved with; `format` goes over the fields of the lamps. */
export function jobOfLamps(feed: ShopFeed, format: object = {}): object {
  return {
    source: { sourceRequest: { type: 'Request', url: feed.url } },
    mapping: { data: LAMP_MAPPING },
    targetFormat: { data: { ...LAMP_FORMAT, ...format } },
  };
}

/** Runs a job and waits for the end: what `extensions.runs` says of it. */
export async function runJob(app: TestApp, jobID: string): Promise<Json> {
  const { data, extensions } = await app.graphql('mutation ($id: ID!) { runJob(id: $id) }', { id: jobID });
  return { answer: data['runJob'], ...extensions?.['runs']?.['runJob'] };
}

const RUN = `id status trigger dryRun reason message phase startedAt finishedAt
  counts { read skipped duplicates rejected mapped added updated unchanged removed removalsWithheld }
  sample { version event productID data changedFields { name from to } }`;

/** Starts a run by a mutation that answers it, and waits for its end. */
async function startAndWait(app: TestApp, mutation: string, variables: object): Promise<Json> {
  const started = Object.values(await app.ask(`mutation ${mutation} { id } }`, variables))[0] as Json;
  await app.settle();
  return runOf(app, started['id'] as string);
}

export const approveRun = (app: TestApp, runID: string): Promise<Json> =>
  startAndWait(app, '($runID: ID!) { approveRun(runID: $runID)', { runID });

export const dryRun = (app: TestApp, jobID: string): Promise<Json> =>
  startAndWait(app, '($id: ID!) { startRun(jobID: $id, dryRun: true)', { id: jobID });

export async function runOf(app: TestApp, id: string): Promise<Json> {
  const { getRun } = await app.ask(`query ($id: ID!) { getRun(id: $id) { ${RUN} } }`, { id });
  return getRun as Json;
}
