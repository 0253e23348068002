import { startHost } from './stub-server.js';

/** A feed of numbered products as JSON Lines or CSV, as long as asked for, made while it is read. */
export interface Feed {
  readonly url: string;
  /** How many records the next answer has. */
  records: number;
  /** Stands in every title, so that changing it changes every product. */
  edition: string;
  /** Called when an answer has sent this many records; the answer waits for it. */
  at: { records: number; then: () => Promise<void> } | null;
  close(): Promise<void>;
}

const CHUNK = 500;

export async function startFeed(records: number): Promise<Feed> {
  const { url, close } = await startHost((_, response) => {
    response.writeHead(200, { 'content-type': 'application/x-ndjson' });
    const send = async (): Promise<void> => {
      for (let from = 0; from < feed.records; from += CHUNK) {
        if (feed.at && from >= feed.at.records) await feed.at.then();
        const lines = Array.from({ length: Math.min(CHUNK, feed.records - from) }, (_each, i) =>
          line(from + i, feed.edition),
        );
        if (!response.write(lines.join(''))) await new Promise((resolve) => response.once('drain', resolve));
      }
      response.end();
    };
    void send();
  });
  const feed: Feed = {
    url: `${url}/feed.ndjson`,
    records,
    edition: 'first',
    at: null,
    close,
  };
  return feed;
}

function line(number: number, edition: string): string {
  const record = {
    id: number,
    title: `Lamp ${number} of the ${edition} edition`,
    link: `https://shop.example.com/lamps/${number}`,
    price: `${(number % 900) + 10}.50 EUR`,
    description: `<p>Lamp number ${number}, <b>made to last</b>.</p>`.repeat(8),
  };
  return `${JSON.stringify(record)}\n`;
}

/** A job that reads a feed with a mapping of its own. */
export function jobOf(feed: Feed): object {
  return {
    source: { sourceRequest: { type: 'Request', url: feed.url } },
    mapping: {
      data: [
        { sourceField: 'title', targetField: 'Name' },
        { sourceField: 'link', targetField: 'Link' },
        { sourceField: 'price', targetField: 'Price', transform: 'toNumber()' },
        { sourceField: 'description', targetField: 'Description', transform: 'removeHTMLTags()' },
      ],
    },
  };
}
