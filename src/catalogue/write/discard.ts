import { DataSource } from 'typeorm';
import { query } from '../../database/sql.js';
import { type Catalogue } from '../catalogue.entity.js';
import { type RunTransact } from './version-writer.js';

/** Rows in one transaction: 2,000 take some milliseconds, so an API write hardly waits. */
const MAX_ROWS_PER_TRANSACTION = 2_000;

/**
 * Undoes everything that was written above the committed version of a catalogue, also by a run that died, and deletes
 * absence lists that do not count. It works in short transactions; it may be killed and started again.
 */
export async function discardUncommitted(
  reader: DataSource,
  { id, version, absences }: Catalogue,
  transact: RunTransact,
): Promise<void> {
  const product = (column: string): string => `FROM "product" WHERE "catalogueID" = ? AND "${column}" > ?`;
  const absence = (than: '<' | '>'): string => `FROM "absence" WHERE "catalogueID" = ? AND "edition" ${than} ?`;
  const steps = [
    { rows: product('validFrom'), change: 'DELETE FROM "product" WHERE', of: [id, version] },
    { rows: product('validUntil'), change: 'UPDATE "product" SET "validUntil" = NULL WHERE', of: [id, version] },
    { rows: absence('<'), change: `DELETE ${absence('<')} AND`, of: [id, absences] },
    { rows: absence('>'), change: `DELETE ${absence('>')} AND`, of: [id, absences] },
  ];
  for (const { rows, change, of } of steps) {
    const sql = `${change} "row" IN (SELECT "row" ${rows} LIMIT ${MAX_ROWS_PER_TRANSACTION})`;
    // The list of an absence is a part of its key; the row of a product is the whole key.
    const parameters = change.includes('?') ? [...of, ...of] : of;
    while ((await query(reader.manager, `SELECT "row" ${rows} LIMIT 1`, of)).length > 0) {
      await transact((manager) => query(manager, sql, parameters));
    }
  }
}
