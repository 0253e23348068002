import { DataSource, EntityManager } from 'typeorm';
import { eachInteger, eachOf, query } from '../../database/sql.js';
import { type Catalogue } from '../catalogue.entity.js';

/** How long a product has been missing while its removal was withheld. */
export interface Absence {
  readonly row: number;
  /** Start of the first complete run that did not bring it, in milliseconds since 1970. */
  readonly since: number;
  /** Complete runs in a row that did not bring it. */
  readonly runs: number;
}

/** A product is overdue after this many complete runs without it, the first and the last of them this far apart. */
const OVERDUE_RUNS = 3;
const OVERDUE_MS = 48 * 3_600_000;

/**
 * The products of a catalogue whose removal is withheld, and for how long (docs/jobs-and-runs.md, Guards). A run that has
 * to change the list writes a whole new one beside it, and the commit makes that the current one: what a run left behind
 * that did not commit is never read.
 */
export class Absences {
  /** The number of the list that this run writes. */
  readonly nextList: number;

  constructor(
    private readonly reader: DataSource,
    private readonly catalogue: Catalogue,
    private readonly startedAt: Date,
  ) {
    this.nextList = catalogue.absences + 1;
  }

  /** Returns true when any product is on the current list. */
  async any(): Promise<boolean> {
    const { id, absences } = this.catalogue;
    if (absences === 0) return false;
    const sql = 'SELECT 1 FROM "absence" WHERE "catalogueID" = ? AND "edition" = ? LIMIT 1';
    return (await query(this.reader.manager, sql, [id, absences])).length > 0;
  }

  /** Returns what the current list says of some products, by row. */
  async ofRows(rows: readonly number[]): Promise<Map<number, Absence>> {
    const { id, absences } = this.catalogue;
    if (absences === 0) return new Map();
    const { manager } = this.reader;
    const found = await query<Absence>(
      manager,
      `SELECT "row", "since", "runs" FROM "absence" WHERE "catalogueID" = ? AND "edition" = ? AND "row" IN (SELECT ${eachInteger(manager)} FROM ${eachOf(manager)})`,
      [id, absences, JSON.stringify(rows)],
    );
    return new Map(found.map((absence) => [absence.row, absence]));
  }

  /** Returns the absence of a product after a complete run that did not bring it either. */
  afterThisRun(row: number, before: Absence | undefined): Absence {
    return { row, since: before?.since ?? this.startedAt.getTime(), runs: (before?.runs ?? 0) + 1 };
  }

  /** Returns true when a product has been missing for so long that it is removed. */
  isOverdue({ since, runs }: Absence): boolean {
    return runs >= OVERDUE_RUNS && this.startedAt.getTime() - since >= OVERDUE_MS;
  }

  /** Writes some products on the next list. */
  async write(manager: EntityManager, absences: readonly Absence[]): Promise<void> {
    if (absences.length === 0) return;
    const [row, since, runs] = [0, 1, 2].map((i) => `CAST("each"."value" ->> ${i} AS bigint)`);
    await query(
      manager,
      `INSERT INTO "absence" ("catalogueID", "edition", "row", "since", "runs")
       SELECT CAST(? AS bigint), CAST(? AS integer), ${row}, ${since}, ${runs} FROM ${eachOf(manager)}`,
      [
        this.catalogue.id,
        this.nextList,
        JSON.stringify(absences.map((absence) => [absence.row, absence.since, absence.runs])),
      ],
    );
  }
}
