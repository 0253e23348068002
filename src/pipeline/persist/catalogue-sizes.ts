import { DataSource } from 'typeorm';
import { query } from '../../database/sql.js';
import { Catalogue } from './catalogue.entity.js';

/** How far back the guard against slow bleeding looks. The history of versions is kept for longer than this. */
export const SIZES_WINDOW = 7 * 24 * 3_600_000;

/**
 * The largest size of a catalogue in the last seven days, which the version that was current when they began is a part of;
 * of versions by earlier runs than `fromRunID` nothing counts.
 */
export async function largestSize(
  reader: DataSource,
  { id, productCount }: Catalogue,
  now: Date,
  fromRunID: string,
): Promise<number> {
  const [row] = await query<{ largest: number | null }>(
    reader.manager,
    `SELECT MAX("productCount") AS "largest" FROM "catalogue_version" WHERE "catalogueID" = ? AND "runID" >= ? AND "version" >= COALESCE(
       (SELECT MAX("version") FROM "catalogue_version" WHERE "catalogueID" = ? AND "committedAt" <= ?), 0)`,
    [id, fromRunID, id, now.getTime() - SIZES_WINDOW],
  );
  return Math.max(productCount, row?.largest ?? 0);
}
