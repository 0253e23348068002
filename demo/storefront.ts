import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { makeProducts, type StorefrontProduct } from './storefront-products.js';

export { makeProduct, makeProducts } from './storefront-products.js';
export type { StorefrontProduct } from './storefront-products.js';

export interface StorefrontOptions {
  /** The same seed gives the same products. Default 1. */
  seed?: number;
  /** How many products to start with. Default 40. */
  products?: number;
  /** What `/meta.json` says; `null`: the shop has no `/meta.json`. Default USD. */
  currency?: string | null;
  /** Default: any free port. */
  port?: number;
}

/** Answers instead of the shop; `false` leaves the request to the shop. */
export type StorefrontAnswer = (request: IncomingMessage, response: ServerResponse) => boolean;

/** A local stand-in for a Shopify shop. */
export interface Storefront {
  /** `http://127.0.0.1:{port}`, without a slash at the end. */
  readonly url: string;
  /** What the shop sells now, in the order it lists it; may be changed at any time. */
  products: StorefrontProduct[];
  /** Path and query of every request so far, oldest first. */
  readonly requests: string[];
  /** Collections by handle: which products belong to them. `all` is always there. */
  readonly collections: Map<string, (product: StorefrontProduct) => boolean>;
  /** Changes one product, found by id or handle, as an editor of the shop would: `updated_at` moves with it. */
  change(which: number | string, changes: Partial<StorefrontProduct>): StorefrontProduct;
  /** Puts an answer in front of the shop, to see how a reader copes; `null` takes it away. */
  respond(answer: StorefrontAnswer | null): void;
  close(): Promise<void>;
}

const DEFAULT_LIMIT = 30;
const MAX_LIMIT = 250;
const WALL = 25_000;

/** Starts a shop on 127.0.0.1 that pages, clamps and ends as `/products.json` of a real one does. */
export async function startStorefront(options: StorefrontOptions = {}): Promise<Storefront> {
  const currency = options.currency === undefined ? 'USD' : options.currency;
  let override: StorefrontAnswer | null = null;
  const server = createServer((request, response) => {
    shop.requests.push(request.url ?? '/');
    if (override?.(request, response)) return;
    serve(shop, currency, request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const shop: Storefront = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    products: makeProducts(options.products ?? 40, options.seed ?? 1),
    requests: [],
    collections: new Map([['all', () => true]]),
    change(which, changes) {
      const product = shop.products.find((one) => one.id === which || one.handle === which);
      if (!product) throw new Error(`The demo shop has no product ${which}.`);
      return Object.assign(product, { updated_at: new Date().toISOString() }, changes);
    },
    respond(answer) {
      override = answer;
    },
    close() {
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
  return shop;
}

function serve(shop: Storefront, currency: string | null, request: IncomingMessage, response: ServerResponse): void {
  const { pathname, searchParams } = new URL(request.url ?? '/', shop.url);
  const listing = /^(?:\/collections\/([^/]+))?\/products\.json$/.exec(pathname);
  if (listing) {
    const belongs = shop.collections.get(decodeURIComponent(listing[1] ?? 'all'));
    if (!belongs) return notFound(response);
    return list(shop.products.filter(belongs), searchParams, response);
  }
  if (pathname === '/meta.json' && currency !== null) {
    return json(response, 200, {
      id: 1,
      name: 'Demo shop',
      currency,
      country: 'US',
      published_products_count: shop.products.length,
      url: shop.url,
    });
  }
  const handle = /^\/products\/([^/]+)$/.exec(pathname)?.[1];
  const product = handle && shop.products.find((one) => one.handle === decodeURIComponent(handle));
  if (!product) return notFound(response);
  html(response, 200, `<h1>${product.title}</h1>${product.body_html}`);
}

function list(products: StorefrontProduct[], query: URLSearchParams, response: ServerResponse): void {
  // As the real one: too large clamps silently, anything but a number of at least 1 means the default.
  const limit = Math.min(positive(query.get('limit')) ?? DEFAULT_LIMIT, MAX_LIMIT);
  const page = positive(query.get('page')) ?? 1;
  if (page * limit > WALL) return json(response, 400, { errors: `Page * Limit exceeds the ${WALL} limit.` });
  json(response, 200, { products: products.slice((page - 1) * limit, page * limit) });
}

function positive(text: string | null): number | null {
  const value = text !== null && /^\d+$/.test(text) ? Number(text) : 0;
  return value >= 1 ? value : null;
}

function json(response: ServerResponse, status: number, body: unknown): void {
  answer(response, status, 'application/json; charset=utf-8', JSON.stringify(body));
}

function html(response: ServerResponse, status: number, body: string): void {
  answer(response, status, 'text/html; charset=utf-8', `<!doctype html><html><body>${body}</body></html>`);
}

function notFound(response: ServerResponse): void {
  html(response, 404, '<h1>404 Not Found</h1>');
}

function answer(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}

/** Answers that real shops give when something is wrong, ready for `Storefront.respond`. */
export const TROUBLE = {
  /** A closed or password-protected shop: a page where JSON should be. */
  page: (status = 200) => reply((response) => html(response, status, '<h1>Enter store using password</h1>')),
  status: (status: number, headers: Record<string, string> = {}, body = '') =>
    reply((response) => void response.writeHead(status, headers).end(body)),
  /** `{"errors": ...}`, also with 200 as some shops answer. */
  errors: (text: string, status = 200) => reply((response) => json(response, status, { errors: text })),
  redirectLoop: () => (request: IncomingMessage, response: ServerResponse) => {
    response.writeHead(302, { location: request.url ?? '/' }).end();
    return true;
  },
  /** Promises more bytes than it sends, then hangs up. */
  truncated: (body = '{"products":[{"id":1,"title":"Half a') =>
    reply((response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) + 1000 });
      response.write(body, () => setImmediate(() => response.destroy()));
    }),
  /** Accepts the request and never answers. */
  silence: () => reply(() => undefined),
} satisfies Record<string, (...args: never[]) => StorefrontAnswer>;

function reply(write: (response: ServerResponse) => void): StorefrontAnswer {
  return (_, response) => {
    write(response);
    return true;
  };
}
