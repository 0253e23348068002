import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Database, Priority } from '../../src/database/database.js';
import { query } from '../../src/database/sql.js';
import { type TestApp } from './app.js';

/** A feed of numbered products that each carry the edition of the feed, as long as asked for. */
export interface Editions {
  readonly url: string;
  records: number;
  /** Every product carries it: changing it changes every product. */
  edition: number;
  /** Characters of the description of each product. */
  characters: number;
  close(): Promise<void>;
}

export async function startEditions(records: number, characters = 20): Promise<Editions> {
  const server = createServer((_, response) => {
    const { edition } = editions;
    const description = 'x'.repeat(editions.characters);
    const products = Array.from({ length: editions.records }, (_each, number) => ({
      Name: `Lamp ${number}`,
      Link: `https://shop.example.com/lamps/${number}`,
      Edition: edition,
      Description: description,
    }));
    response.end(JSON.stringify(products));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const editions: Editions = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/lamps.json`,
    records,
    edition: 1,
    characters,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return editions;
}

/** A job that takes every field of such a feed as it is. */
export function jobOfEditions({ url }: Editions): object {
  return {
    source: { sourceRequest: { type: 'Request', url } },
    mapping: {
      data: ['Name', 'Link', 'Edition', 'Description'].map((name) => ({ sourceField: name, targetField: name })),
    },
    targetFormat: {
      data: {
        Name: { type: 'string', attributes: ['required'] },
        Link: { type: 'string', attributes: ['required', 'url', 'primary'] },
        Edition: { type: 'number' },
        Description: { type: 'string' },
      },
    },
  };
}

/** Products put into the catalogue of a job as its next version, past any run. */
export async function seed(app: TestApp, jobID: string, products: number, characters: number): Promise<void> {
  const database = app.nest.get(Database);
  const [catalogue] = await query<{ id: number; version: number }>(
    app.reader.manager,
    'SELECT "id", "version" FROM "catalogue" WHERE "jobID" = ?',
    [jobID],
  );
  const { id, version } = catalogue!;
  const rows = 500;
  for (let from = 0; from < products; from += rows) {
    const numbers = Array.from({ length: Math.min(rows, products - from) }, (_, i) => from + i);
    const values = numbers.flatMap((number) => {
      const data = { Name: `Lamp ${number}`, Link: `https://shop.example.com/${number}`, Edition: 0 };
      const text = JSON.stringify({ ...data, Description: `${number}`.padEnd(characters, 'x') });
      return [id, String(number).padStart(9, '0'), 'seeded', text, version + 1, 0, 0];
    });
    const places = numbers.map(() => '(?, ?, ?, ?, ?, ?, ?)').join(', ');
    await database.transact(
      (manager) =>
        query(
          manager,
          `INSERT INTO "product" ("catalogueID", "productID", "hash", "data", "validFrom", "addedAt", "updatedAt") VALUES ${places}`,
          values,
        ),
      Priority.RUN,
    );
  }
  await database.transact((manager) =>
    query(manager, 'UPDATE "catalogue" SET "version" = ?, "productCount" = "productCount" + ? WHERE "id" = ?', [
      version + 1,
      products,
      id,
    ]),
  );
}
