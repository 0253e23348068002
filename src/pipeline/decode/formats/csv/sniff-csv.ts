import type { TextWindow } from '../format-decoder.js';
import type { CsvDialect } from './csv-dialect.js';
import { windowRows, type WindowRow } from './csv-rows.js';

const DELIMITERS = ['\t', ',', ';', '|'];
const SAMPLE_ROWS = 200;
/** Minimum share of rows that fit if quotes have no special meaning: quoted delimiters would break the columns. */
const UNQUOTED_SHARE = 0.95;

/** The layout of a delimited text. */
export interface CsvLayout {
  readonly dialect: CsvDialect;
  /** Cells of the header line; they name the columns. */
  readonly header: readonly string[];
  /** Index of the first row in the window, in characters. */
  readonly start: number;
  /** Rows before the header: comments and preamble. */
  readonly skipped: number;
}

/** Detects delimiter, quoting and header line; null if no delimiter splits the text into columns. */
export function sniffCsv(window: TextWindow): CsvLayout | null {
  const { text, whole, overrides } = window;
  const newline = text.includes('\n') || !text.includes('\r') ? '\n' : '\r';
  const delimiters = overrides.delimiter === null ? DELIMITERS : [overrides.delimiter];
  let best: { score: number; dialect: CsvDialect; rows: WindowRow[]; width: number } | null = null;
  for (const delimiter of delimiters) {
    let quotedFit = 0;
    for (const quoted of text.includes('"') ? [true, false] : [true]) {
      const dialect: CsvDialect = { delimiter, quoted, newline };
      const rows = windowRows(text, whole, dialect, SAMPLE_ROWS);
      const { width, share } = commonWidth(rows);
      const covered = rows.length === SAMPLE_ROWS ? 1 : coverage(text, rows, newline);
      const fit = share * covered;
      // Quoted cells may have the same number of delimiters in every row: then both dialects fit, and the quoted one is right.
      if (!quoted && (share < UNQUOTED_SHARE || fit <= quotedFit)) continue;
      if (quoted) quotedFit = fit;
      const score = fit * Math.log2(width + (overrides.delimiter === null ? 0 : 1));
      if (rows.length > 0 && score > (best?.score ?? 0)) best = { score, dialect, rows, width };
    }
  }
  if (!best) return singleColumn(window, newline);
  return layoutOf(best.dialect, best.rows, best.width);
}

/** Returns the share of the text that is in complete rows; one cut row at the end is not counted. */
function coverage(text: string, rows: readonly WindowRow[], newline: string): number {
  const reached = rows.at(-1)?.end ?? 0;
  const rest = text.slice(reached).trimEnd();
  const firstEnd = rest.indexOf(newline);
  return firstEnd < 0 || rest.indexOf(newline, firstEnd + 1) < 0 ? 1 : reached / text.length;
}

/** Returns the most frequent number of columns, the larger one if two are equally frequent. */
function commonWidth(rows: readonly WindowRow[]): { width: number; share: number } {
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  let width = 1;
  let most = 0;
  for (const [candidate, count] of counts) {
    if (count > most || (count === most && candidate > width)) [width, most] = [candidate, count];
  }
  return { width, share: rows.length === 0 ? 0 : most / rows.length };
}

function layoutOf(dialect: CsvDialect, rows: readonly WindowRow[], width: number): CsvLayout {
  // CJ: `&PARAMETERS=A|B|..` among settings names the columns, independent of the delimiter of the rows.
  const parameters = rows.findIndex(({ cells }) => /^&PARAMETERS=/i.test(cells[0]!));
  if (parameters >= 0) {
    const names = rows[parameters]!.cells.filter((cell) => cell !== '')
      .join('|')
      .slice('&PARAMETERS='.length);
    return { dialect, header: names.split('|'), start: rows[parameters]!.end, skipped: parameters };
  }
  const found = rows.findIndex(({ cells }) => !isComment(cells, width) && isHeaderWide(cells, width));
  const index = Math.max(0, found);
  return { dialect, header: rows[index]!.cells, start: rows[index]!.end, skipped: index };
}

function isComment(cells: readonly string[], width: number): boolean {
  const first = cells[0]!.trimStart();
  if (!first.startsWith('#')) return false;
  // `#id;name;price` and a column called `#` are headers.
  const headerLike =
    cells.length >= width && /^#(\w+)?$/.test(first) && !cells.slice(1).some((cell) => cell.startsWith('#'));
  return !headerLike;
}

/** Whether a row above the header is a title or setting, which fills few columns. */
function isHeaderWide(cells: readonly string[], width: number): boolean {
  return cells.filter((cell) => cell.trim() !== '').length >= Math.min(width, Math.max(2, width / 2));
}

/** A list of one column has no delimiter, so it is CSV only if the content type says so. */
function singleColumn(window: TextWindow, newline: '\n' | '\r'): CsvLayout | null {
  if (!saysCsv(window)) return null;
  const dialect: CsvDialect = { delimiter: ',', quoted: true, newline };
  const rows = windowRows(window.text, window.whole, dialect, SAMPLE_ROWS);
  return rows.length === 0 ? null : layoutOf(dialect, rows, 1);
}

export function saysCsv({ contentType, pathname, overrides }: TextWindow): boolean {
  return (
    /\b(csv|tab-separated-values)\b/.test(contentType) ||
    /\.(csv|tsv|tab)(\.gz|\.zip)?$/.test(pathname) ||
    overrides.delimiter !== null
  );
}

/** Returns the names of the columns: trimmed, empty ones by number (`column 3`), repeated ones with ` (2)`. */
export function columnNames(header: readonly string[]): string[] {
  const used = new Set<string>();
  return header.map((cell, index) => {
    const given = cell.trim();
    // Assigning `__proto__` would change the prototype of the record.
    const name = given === '' || given === '__proto__' ? `column ${index + 1}` : given;
    let unique = name;
    for (let count = 2; used.has(unique); count++) unique = `${name} (${count})`;
    used.add(unique);
    return unique;
  });
}
