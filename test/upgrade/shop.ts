import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Received } from '../support/receiver.js';

/** The origin that the dumps name; a test replaces it by the origin of its own shop. */
export const ORIGIN_IN_DUMPS = 'http://127.0.0.1:39999';
/** What the lamp feed wants in X-Api-Key; the dumps hold it sealed. */
const API_KEY = 'not-a-secret-of-the-lamp-feed';
/** Seals the credentials in the dumps. */
export const CREDENTIALS_KEY = `upgrade:${Buffer.from('feedmill upgrade test, no secret').toString('base64')}`;

/** Edition by feed. The dumps end with edition 4 of the lamps in an interrupted run, and 2 of the books and fans. */
export interface Editions {
  lamps: 1 | 2 | 3 | 4;
  books: 1 | 2 | 3;
  fans: 1 | 2;
}

/** The host of all feeds and webhook receivers of the jobs in the dumps. */
export class Shop {
  readonly editions: Editions = { lamps: 1, books: 1, fans: 1 };
  /** Feeds that answer with another status, by path. In the dumps the doors have failed once, and wait for a retry. */
  readonly failures = new Map<string, number>([['/doors.json', 503]]);
  /** Feeds that have no records, by path. */
  readonly emptied = new Set<string>();
  readonly deliveries: Received[] = [];
  reply: (delivery: Received) => number = () => 204;
  /** Feeds are answered once it resolves. */
  gate: Promise<void> = Promise.resolve();

  private constructor(
    private readonly server: Server,
    readonly origin: string,
  ) {}

  static async start(port = 0): Promise<Shop> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    const shop = new Shop(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('request', (request: IncomingMessage, response: ServerResponse) => void shop.answer(request, response));
    return shop;
  }

  /** Holds back all feeds until the function that it returns is called. */
  hold(): () => void {
    let release = (): void => undefined;
    this.gate = new Promise((resolve) => (release = resolve));
    return release;
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { url: path = '', headers, method } = request;
    if (method === 'POST') {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const body = Buffer.concat(chunks).toString();
      const delivery = { path, headers, body, payload: JSON.parse(body) as Received['payload'] };
      this.deliveries.push(delivery);
      response.writeHead(this.reply(delivery)).end();
      return;
    }
    await this.gate;
    const failure =
      this.failures.get(path) ?? (path === '/lamps.json' && headers['x-api-key'] !== API_KEY ? 401 : null);
    if (failure !== null) response.writeHead(failure).end();
    else if (path === '/books.csv')
      response.writeHead(200, { 'content-type': 'text/csv' }).end(books(this.editions.books));
    else if (path === '/chairs.json' && headers['if-none-match'] === CHAIRS_TAG) response.writeHead(304).end();
    else {
      const tag = path === '/chairs.json' && { etag: CHAIRS_TAG };
      const records = this.emptied.has(path) ? [] : this.records(path);
      response.writeHead(200, { 'content-type': 'application/json', ...tag }).end(JSON.stringify(records));
    }
  }

  private records(path: string): object[] {
    if (path === '/lamps.json') return lamps(this.editions.lamps);
    if (path === '/fans.json') return numbers(1, this.editions.fans === 1 ? 40 : 25).map((id) => ware('Fan', id));
    return path === '/chairs.json'
      ? numbers(1, 20).map((id) => ware('Chair', id))
      : numbers(1, 3).map((id) => ware('Door', id));
  }
}

const CHAIRS_TAG = '"chairs-1"';

/** 210, then 211, 212 and 214 lamps: each edition changes prices, and adds and removes a few. */
function lamps(edition: Editions['lamps']): object[] {
  const ids = [
    ...numbers(1, 208),
    ...(edition === 1 ? [209, 210] : edition === 2 ? [] : [209]),
    ...(edition >= 2 ? [211, 212] : []),
    ...(edition === 2 || edition === 3 ? [213] : []),
    ...(edition === 4 ? [214, 215, 216] : []),
  ];
  const isDearer = (id: number): boolean =>
    (edition >= 2 && id <= 5) || (edition >= 3 && id > 5 && id <= 9) || (edition === 4 && id > 9 && id <= 14);
  return ids.map((id) => ({ lamp: `Lamp ${id}`, cost: `${id + (isDearer(id) ? 1000 : 0)}.50 EUR`, left: id % 7 }));
}

/** 12 books and one without a price; each edition changes a price, adds a book and removes one. */
function books(edition: Editions['books']): string {
  const ids = numbers(1, 15).filter(
    (id) => ![...numbers(13 - edition + 1, edition - 1), 13, ...numbers(13 + edition, 3 - edition)].includes(id),
  );
  const line = (id: number): string =>
    `${id},Book ${id},https://shop.example.com/books/${id},${id < edition ? id + 100 : id}.20 EUR,Press ${id % 3}`;
  return [
    'id,title,link,price,brand',
    ...ids.map(line),
    '13,Book 13,https://shop.example.com/books/13,,Press 1',
    '',
  ].join('\n');
}

function ware(kind: string, id: number): object {
  const link = `https://shop.example.com/${kind.toLowerCase()}s/${id}`;
  return { id, title: `${kind} ${id}`, link, price: id + 0.5, currency: 'EUR' };
}

function numbers(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => first + i);
}
