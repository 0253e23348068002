import { DataSource } from 'typeorm';
import { FeedmillError } from '../../common/errors.js';
import { type Product } from '../../common/records.js';
import { query } from '../../database/sql.js';
import { type Change, changedFields } from './change.js';
import { type Place } from './place.js';

export interface ChangesRequest {
  readonly catalogueID: number;
  readonly after: Place;
  /** The last version to read; it must be committed. */
  readonly until: number;
  /** What to look at; by default both. */
  readonly kinds?: readonly Place['kind'][];
  /** Rows that are read at a time. */
  readonly page?: number;
}

interface Row {
  readonly row: number;
  readonly productID: string;
  /** Null of a row that is no change by itself. */
  readonly data: string | null;
  readonly before: string | null;
}

const PAGE = 500;

// The + keeps SQLite from looking the state before up among everything that the version closed.
const WRITTEN = `SELECT n."row", n."productID", n."data", b."data" AS "before" FROM "product" n
  LEFT JOIN "product" b ON b."catalogueID" = n."catalogueID" AND b."productID" = n."productID" AND +b."validUntil" = n."validFrom"
  WHERE n."catalogueID" = ? AND n."validFrom" = ? AND n."row" > ? ORDER BY n."row" LIMIT ?`;
const REMOVED = `SELECT o."row", o."productID", CASE WHEN n."row" IS NULL THEN o."data" END AS "data", NULL AS "before" FROM "product" o
  LEFT JOIN "product" n ON n."catalogueID" = o."catalogueID" AND n."productID" = o."productID" AND n."validFrom" = o."validUntil"
  WHERE o."catalogueID" = ? AND o."validUntil" = ? AND o."row" > ? ORDER BY o."row" LIMIT ?`;

/**
 * The changes that committed versions brought, in order and page by page, so that any number of them takes the same
 * memory. Throws `VERSION_GONE` when one of the versions was purged, also while it is being read.
 */
export async function* readChanges(
  reader: DataSource,
  { catalogueID, after, until, kinds = ['written', 'removed'], page = PAGE }: ChangesRequest,
): AsyncGenerator<Change, void> {
  for (let version = after.version; version <= until; version++) {
    for (const kind of ['written', 'removed'] as const) {
      const isPast = version === after.version && after.kind === 'removed' && kind === 'written';
      if (isPast || !kinds.includes(kind)) continue;
      const isHere = version === after.version && after.kind === kind;
      yield* readKind(reader, catalogueID, { version, kind, row: isHere ? after.row : 0 }, page);
    }
  }
}

async function* readKind(
  reader: DataSource,
  catalogueID: number,
  { version, kind, row }: Place,
  page: number,
): AsyncGenerator<Change, void> {
  for (;;) {
    const rows = await query<Row>(reader.manager, kind === 'written' ? WRITTEN : REMOVED, [
      catalogueID,
      version,
      row,
      page,
    ]);
    // After the rows, for the purge says what it takes before it takes it. Also where there are none: there may have been.
    await checkKept(reader, catalogueID, version);
    for (const each of rows) {
      if (each.data === null) continue;
      const data = JSON.parse(each.data) as Product;
      const before = each.before === null ? null : (JSON.parse(each.before) as Product);
      yield {
        place: { version, kind, row: each.row },
        version,
        event: kind === 'removed' ? 'REMOVED' : before ? 'UPDATED' : 'ADDED',
        productID: each.productID,
        data,
        changedFields: before && changedFields(before, data),
      };
    }
    const last = rows.at(-1);
    if (!last || rows.length < page) return;
    row = last.row;
  }
}

async function checkKept(reader: DataSource, catalogueID: number, version: number): Promise<void> {
  const [catalogue] = await query<{ oldestVersion: number }>(
    reader.manager,
    'SELECT "oldestVersion" FROM "catalogue" WHERE "id" = ? AND "jobID" IS NOT NULL',
    [catalogueID],
  );
  if (catalogue && version > catalogue.oldestVersion) return;
  throw new FeedmillError(
    'VERSION_GONE',
    `What version ${version} changed is no longer kept. Ask getJob for the version, then read the catalogue again with getProducts, and go on from that version.`,
  );
}
