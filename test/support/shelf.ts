import { startHost } from './stub-server.js';

/** What lies on a shelf: a name (which is its identity here), a price, and whatever else a test gives it. */
export type Ware = Record<string, unknown> & { name: string; price: number };

/** A feed of exactly what a test puts on it, as one JSON document, so that a read of it is proved complete. */
export interface Shelf {
  readonly url: string;
  wares: readonly Ware[];
  /** Answered instead of the wares, unless it is null. */
  status: number | null;
  close(): Promise<void>;
}

export async function startShelf(wares: readonly Ware[]): Promise<Shelf> {
  const { url, close } = await startHost((_, response) => {
    const body = JSON.stringify(shelf.wares);
    response.writeHead(shelf.status ?? 200, { 'content-type': 'application/json' }).end(body);
  });
  const shelf: Shelf = {
    url: `${url}/wares.json`,
    wares,
    status: null,
    close,
  };
  return shelf;
}

/** A job that reads a shelf; its products have Name, Price and Note. */
export function jobOfShelf(shelf: Shelf): object {
  return {
    source: { sourceRequest: { type: 'Request', url: shelf.url } },
    mapping: {
      data: [
        { sourceField: 'name', targetField: 'Name' },
        { sourceField: 'price', targetField: 'Price' },
        { sourceField: 'note', targetField: 'Note' },
      ],
    },
    targetFormat: {
      data: {
        Name: { type: 'string', attributes: ['primary'] },
        Price: { type: 'number', attributes: ['required'] },
        Note: { type: 'string' },
      },
    },
  };
}

/** So many wares, from a number on. */
export function waresFrom(first: number, count: number, price = 10): Ware[] {
  return Array.from({ length: count }, (_, i) => ({ name: `Ware ${first + i}`, price }));
}
