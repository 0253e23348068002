import { RowReader, type CsvDialect } from './csv-dialect.js';

/** A row at the beginning of a feed, with its start and end in the window. */
export interface WindowRow {
  readonly cells: string[];
  readonly start: number;
  readonly end: number;
}

/** Returns up to `most` complete rows of the window that are not blank. */
export function windowRows(text: string, whole: boolean, dialect: CsvDialect, most: number): WindowRow[] {
  const reader = new RowReader(text, dialect, whole);
  const rows: WindowRow[] = [];
  for (let start = 0; start < text.length && rows.length < most;) {
    const row = reader.read(start);
    if (!row) break;
    if (!isBlankRow(row.cells)) rows.push({ ...row, start });
    start = row.end;
  }
  return rows;
}

export function isBlankRow(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}
