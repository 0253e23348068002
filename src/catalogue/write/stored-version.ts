import { DataSource } from 'typeorm';
import { FeedmillError } from '../../common/errors.js';
import { Database } from '../../database/database.js';
import { query } from '../../database/sql.js';
import { Catalogue, CatalogueVersion } from '../catalogue.entity.js';
import { type Difference } from '../compare/comparison.js';
import { Absences } from './absences.js';
import { type CommitRequest, type FinishRun, RunVersion, type RunVersionParts } from './run-version.js';
import { VersionWriter } from './version-writer.js';

export interface StoredVersionParts extends RunVersionParts {
  readonly absences: Absences;
  readonly writer: VersionWriter;
  readonly madeBy: string;
  readonly database: Database;
  readonly reader: DataSource;
}

/** The next version of a catalogue, written beside the committed one. One run at a time writes it: its lease sees to that. */
export class StoredVersion extends RunVersion {
  constructor(private readonly parts: StoredVersionParts) {
    super(parts);
  }

  whenIdle(): Promise<void> {
    return this.parts.writer.whenIdle();
  }

  protected take(difference: Difference): Promise<void> {
    return this.parts.writer.write(difference);
  }

  async commit({ runID, runNumber, removal, counts, document }: CommitRequest, finish: FinishRun): Promise<void> {
    const { comparison, missing, absences, writer, madeBy, database } = this.parts;
    const { id, version: before, productCount: sizeBefore } = comparison.catalogue;
    await writer.finish();
    for await (const { removed, absent } of missing.pages(removal)) {
      const rows = removed.map(({ row }) => row);
      await writer.remove(rows, absences, absent);
    }
    const version = before + (counts.added + counts.updated + counts.removed > 0 ? 1 : 0);
    const productCount = sizeBefore + counts.added - counts.removed;
    await this.checkSize(productCount);
    const absenceList = await missing.absenceListAfter(removal);
    await database.transact(async (manager) => {
      const committedAt = await finish(manager, null);
      await manager.update(Catalogue, id, { version, productCount, absences: absenceList, document, madeBy });
      if (version === before) return;
      await manager.insert(CatalogueVersion, { catalogueID: id, version, runID, runNumber, committedAt, productCount });
    });
  }

  private async checkSize(productCount: number): Promise<void> {
    const { reader, comparison } = this.parts;
    // All states less the closed ones: both are counted from an index alone.
    const count = async (condition: string): Promise<number> => {
      const sql = `SELECT COUNT(*) AS "count" FROM "product" WHERE "catalogueID" = ?${condition}`;
      const [row] = await query<{ count: number }>(reader.manager, sql, [comparison.catalogue.id]);
      return row?.count ?? 0;
    };
    const closed = await count(' AND "validUntil" IS NOT NULL');
    if ((await count('')) - closed === productCount) return;
    throw new FeedmillError('INTERNAL', 'The counts of the run do not match the stored products.');
  }
}
