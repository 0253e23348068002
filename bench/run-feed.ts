import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { feedChunks, type FeedFormat } from './decode-feeds.js';
import { benchRecord, type BenchRecord } from './mapping-records.js';

const PATHS: Record<string, { format: FeedFormat; type: string }> = {
  '/products.jsonl': { format: 'JSON Lines', type: 'application/x-ndjson' },
  '/products.csv': { format: 'CSV', type: 'text/csv' },
};

/** Of every hundred records these many have another price in each edition. */
const CHANGED = 3;

let edition = 0;

function record(at: number): BenchRecord {
  const made = benchRecord(at);
  if (edition > 0 && at % 100 < CHANGED) made.variants[0]!.price = `${edition}.50 USD`;
  return made;
}

/**
 * Run in a process of its own, so that its processor time is nobody else's: feeds of `?records=` records that are made
 * while they are read. `/next` begins the next edition. Prints where it listens.
 */
const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://feed');
  if (pathname === '/next') edition += 1;
  const feed = PATHS[pathname];
  if (!feed) {
    response.end();
    return;
  }
  response.writeHead(200, { 'content-type': feed.type });
  const send = async (): Promise<void> => {
    for (const chunk of feedChunks(feed.format, 0, Number(searchParams.get('records')), record)) {
      if (!response.write(chunk)) await new Promise((resolve) => response.once('drain', resolve));
    }
    response.end();
  };
  void send();
});
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
