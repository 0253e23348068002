import { DataSource, EntityManager } from 'typeorm';
import { eachInteger, eachOf, query } from '../../database/sql.js';
import { Catalogue } from './catalogue.entity.js';

/** How long a product has been missing while its removal was withheld. */
export interface Absence {
  readonly row: number;
  /** Start of the first complete run that did not bring it, in milliseconds since 1970. */
  readonly since: number;
  /** Complete runs in a row that did not bring it. */
  readonly runs: number;
}

const RUNS = 3;
const TIME = 48 * 3_600_000;

/**
 * The products of a catalogue whose removal is withheld, and for how long (spec "Jobs and runs", guards, ways out). Each
 * run that has to say something of them writes a whole new list beside the one that counts, and the commit makes it the
 * one that counts: what a run leaves behind that did not commit is never read.
 */
export class Absences {
  readonly next: number;

  constructor(
    private readonly reader: DataSource,
    private readonly catalogue: Catalogue,
    private readonly now: Date,
  ) {
    this.next = catalogue.absences + 1;
  }

  /** Whether any product is known to be missing. */
  async any(): Promise<boolean> {
    const { id, absences } = this.catalogue;
    if (absences === 0) return false;
    const sql = 'SELECT 1 FROM "absence" WHERE "catalogueID" = ? AND "edition" = ? LIMIT 1';
    return (await query(this.reader.manager, sql, [id, absences])).length > 0;
  }

  /** What is known of some products, by row. */
  async of(rows: readonly number[]): Promise<Map<number, Absence>> {
    const { id, absences } = this.catalogue;
    if (absences === 0) return new Map();
    const { manager } = this.reader;
    const found = await query<Record<keyof Absence, string | number>>(
      manager,
      `SELECT "row", "since", "runs" FROM "absence" WHERE "catalogueID" = ? AND "edition" = ? AND "row" IN (SELECT ${eachInteger(manager)} FROM ${eachOf(manager)})`,
      [id, absences, JSON.stringify(rows)],
    );
    return new Map(
      found.map(({ row, since, runs }) => [
        Number(row),
        { row: Number(row), since: Number(since), runs: Number(runs) },
      ]),
    );
  }

  /** What is known of a product after a complete run that did not bring it either. */
  counted(row: number, before: Absence | undefined): Absence {
    return { row, since: before?.since ?? this.now.getTime(), runs: (before?.runs ?? 0) + 1 };
  }

  /** Whether a product has been missing for so long that it is removed. */
  isOverdue({ since, runs }: Absence): boolean {
    return runs >= RUNS && this.now.getTime() - since >= TIME;
  }

  /** Puts some products on the list that counts once the run commits. */
  async write(manager: EntityManager, absences: readonly Absence[]): Promise<void> {
    if (absences.length === 0) return;
    const [row, since, runs] = [0, 1, 2].map((i) => `CAST("each"."value" ->> ${i} AS bigint)`);
    await query(
      manager,
      `INSERT INTO "absence" ("catalogueID", "edition", "row", "since", "runs")
       SELECT CAST(? AS integer), CAST(? AS integer), ${row}, ${since}, ${runs} FROM ${eachOf(manager)}`,
      [
        this.catalogue.id,
        this.next,
        JSON.stringify(absences.map((absence) => [absence.row, absence.since, absence.runs])),
      ],
    );
  }
}
