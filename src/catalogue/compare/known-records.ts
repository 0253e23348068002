import { DataSource } from 'typeorm';
import { joinTexts, query } from '../../database/sql.js';
import { type Catalogue } from '../catalogue.entity.js';
import { HashTable } from './hash-table.js';

/** Rows in one page: 5,000 hashes are about 100 kB of text, which is read without blocking the event loop for long. */
const PAGE_ROWS = 5_000;

/** Loads the rows of the committed version of a catalogue by the hash of the record that made each. */
export async function loadKnownRecords(reader: DataSource, catalogue: Catalogue): Promise<HashTable> {
  const [last] = await query<{ row: number | null }>(reader.manager, 'SELECT MAX("row") AS "row" FROM "product"');
  const table = new HashTable((last?.row ?? 0) < 2 ** 32 ? '32 bits' : '53 bits');
  for await (const page of pagesOf(reader, catalogue)) {
    const parts = page.split(' ');
    for (let i = 0; i < parts.length; i += 2) table.add(parts[i + 1] ?? '', Number(parts[i]));
  }
  return table;
}

/** Yields rows and their hashes as `1 abc 2 def`, in the order in which they lie in the file. */
async function* pagesOf({ manager }: DataSource, { id, version }: Catalogue): AsyncGenerator<string> {
  for (let from = 0; ;) {
    const [next] = await query<{ from: number | null }>(
      manager,
      'SELECT MIN("validFrom") AS "from" FROM "product" WHERE "catalogueID" = ? AND "validFrom" > ? AND "validFrom" <= ?',
      [id, from, version],
    );
    if (!next?.from) return;
    from = next.from;
    for (let after = 0; ;) {
      const [page] = await query<{ last: number | null; text: string | null }>(
        manager,
        `SELECT MAX("row") AS "last", ${joinTexts(manager, `CASE WHEN "rawHash" IS NOT NULL AND ("validUntil" IS NULL OR "validUntil" > ?) THEN "row" || ' ' || "rawHash" END`)} AS "text"
         FROM (SELECT "row", "rawHash", "validUntil" FROM "product" WHERE "catalogueID" = ? AND "validFrom" = ? AND "row" > ? ORDER BY "row" LIMIT ${PAGE_ROWS}) "page"`,
        [version, id, from, after],
      );
      if (!page?.last) break;
      after = page.last;
      if (page.text) yield page.text;
    }
  }
}
