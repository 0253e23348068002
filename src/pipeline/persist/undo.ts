import { DataSource } from 'typeorm';
import { query } from '../../database/sql.js';
import { Catalogue } from './catalogue.entity.js';
import { type RunTransact } from './catalogue-writer.js';

const ROWS = 2_000;

/**
 * Takes back everything that was written above the committed version of a catalogue, also by a run that died, and the
 * lists of absences that do not count. A few thousand rows at a time; it may be killed and begun again.
 */
export async function undo(
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
    const sql = `${change} "row" IN (SELECT "row" ${rows} LIMIT ${ROWS})`;
    // The list of an absence is a part of its key, the row of a product is all of it.
    const parameters = change.includes('?') ? [...of, ...of] : of;
    while ((await query(reader.manager, `SELECT "row" ${rows} LIMIT 1`, of)).length > 0) {
      await transact((manager) => query(manager, sql, parameters));
    }
  }
}
