import { DataSource } from 'typeorm';
import { query } from '../../database/sql.js';
import { type Catalogue } from '../catalogue.entity.js';

/** How far back the guard against slow bleeding looks. The history of versions is kept for longer than this. */
export const SIZE_HISTORY_MS = 7 * 24 * 3_600_000;

/**
 * Returns the largest size of a catalogue in the last seven days, the version that was current when they began included.
 * Versions of runs before `fromRunNumber` do not count.
 */
export async function largestSize(
  reader: DataSource,
  { id, productCount }: Catalogue,
  now: Date,
  fromRunNumber: number,
): Promise<number> {
  const [row] = await query<{ largest: number | null }>(
    reader.manager,
    `SELECT MAX("productCount") AS "largest" FROM "catalogue_version" WHERE "catalogueID" = ? AND "runNumber" >= ? AND "version" >= COALESCE(
       (SELECT MAX("version") FROM "catalogue_version" WHERE "catalogueID" = ? AND "committedAt" <= ?), 0)`,
    [id, fromRunNumber, id, now.getTime() - SIZE_HISTORY_MS],
  );
  return Math.max(productCount, row?.largest ?? 0);
}
