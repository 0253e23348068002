import { DataSource } from 'typeorm';
import { FeedmillError } from '../../common/errors.js';
import { type Product } from '../../common/records.js';
import { query } from '../../database/sql.js';
import { type ChangePosition } from './change-position.js';
import { type Change, changedFields } from './change.js';

export interface ChangesRequest {
  readonly catalogueID: number;
  /** Reading starts after this position. */
  readonly after: ChangePosition;
  /** The last version to read; it must be committed. */
  readonly untilVersion: number;
  /** Written products, removed ones, or by default both. */
  readonly kinds?: readonly ChangePosition['kind'][];
  readonly pageRows?: number;
}

interface ChangedRow {
  readonly row: number;
  readonly productID: string;
  /** Null when another row tells of the change. */
  readonly data: string | null;
  readonly before: string | null;
}

/** Rows in one page by default: each may bring two states of a product. */
const DEFAULT_PAGE_ROWS = 500;

// The + keeps SQLite from searching the earlier state among everything that the version closed.
const WRITTEN = `SELECT n."row", n."productID", n."data", b."data" AS "before" FROM "product" n
  LEFT JOIN "product" b ON b."catalogueID" = n."catalogueID" AND b."productID" = n."productID" AND +b."validUntil" = n."validFrom"
  WHERE n."catalogueID" = ? AND n."validFrom" = ? AND n."row" > ? ORDER BY n."row" LIMIT ?`;
const REMOVED = `SELECT o."row", o."productID", CASE WHEN n."row" IS NULL THEN o."data" END AS "data", NULL AS "before" FROM "product" o
  LEFT JOIN "product" n ON n."catalogueID" = o."catalogueID" AND n."productID" = o."productID" AND n."validFrom" = o."validUntil"
  WHERE o."catalogueID" = ? AND o."validUntil" = ? AND o."row" > ? ORDER BY o."row" LIMIT ?`;

/**
 * Yields the changes of committed versions in order, read page by page, so that a version of any size takes the same
 * memory. Throws `VERSION_GONE` when one of the versions is purged, also while it is being read.
 */
export async function* readChanges(
  reader: DataSource,
  { catalogueID, after, untilVersion, kinds = ['written', 'removed'], pageRows = DEFAULT_PAGE_ROWS }: ChangesRequest,
): AsyncGenerator<Change, void> {
  for (let version = after.version; version <= untilVersion; version++) {
    for (const kind of ['written', 'removed'] as const) {
      const isPast = version === after.version && after.kind === 'removed' && kind === 'written';
      if (isPast || !kinds.includes(kind)) continue;
      const isStart = version === after.version && after.kind === kind;
      yield* readKind(reader, catalogueID, { version, kind, row: isStart ? after.row : 0 }, pageRows);
    }
  }
}

async function* readKind(
  reader: DataSource,
  catalogueID: number,
  { version, kind, row }: ChangePosition,
  pageRows: number,
): AsyncGenerator<Change, void> {
  const sql = kind === 'written' ? WRITTEN : REMOVED;
  for (;;) {
    const rows = await query<ChangedRow>(reader.manager, sql, [catalogueID, version, row, pageRows]);
    // Checked after the rows were read, as the purge raises oldestVersion before it deletes rows.
    await checkKept(reader, catalogueID, version);
    for (const each of rows) {
      if (each.data === null) continue;
      const data = JSON.parse(each.data) as Product;
      const before = each.before === null ? null : (JSON.parse(each.before) as Product);
      yield {
        position: { version, kind, row: each.row },
        version,
        event: kind === 'removed' ? 'REMOVED' : before ? 'UPDATED' : 'ADDED',
        productID: each.productID,
        data,
        changedFields: before && changedFields(before, data),
      };
    }
    const last = rows.at(-1);
    if (!last || rows.length < pageRows) return;
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
    `The changes of version ${version} are no longer kept. Read the whole catalogue with getProducts, then ask for the changes since its version (getJob says which).`,
  );
}
