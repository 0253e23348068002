import { DataSource } from 'typeorm';
import { query } from '../../database/sql.js';
import { Catalogue } from './catalogue.entity.js';

/** How far back the guard against slow bleeding looks. The history of versions is kept for longer than this. */
export const SIZES_WINDOW = 7 * 24 * 3_600_000;

/**
 * Returns the largest size of a catalogue in the last seven days, including the version that was current at their start.
 * Versions of runs before `fromRunID` do not count; '' counts all.
 */
export async function largestSize(
  reader: DataSource,
  { id, productCount }: Catalogue,
  now: Date,
  fromRunID: string,
): Promise<number> {
  const [row] = await query<{ largest: number | null }>(
    reader.manager,
    `SELECT MAX("productCount") AS "largest" FROM "catalogue_version" v WHERE "catalogueID" = ? AND "version" >= COALESCE(
         (SELECT MAX("version") FROM "catalogue_version" WHERE "catalogueID" = ? AND "committedAt" <= ?), 0)
       AND NOT EXISTS (SELECT 1 FROM "run" f LEFT JOIN "run" r ON r."id" = v."runID"
         WHERE f."id" = ? AND COALESCE(r."number", 0) < f."number")`,
    [id, id, now.getTime() - SIZES_WINDOW, fromRunID],
  );
  return Math.max(productCount, row?.largest ?? 0);
}
