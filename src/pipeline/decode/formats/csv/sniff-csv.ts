import type { TextWindow } from '../format-decoder.js';
import type { CsvDialect } from './csv-dialect.js';
import { windowRows, type WindowRow } from './csv-rows.js';

const DELIMITERS = ['\t', ',', ';', '|'];
const SAMPLE_ROWS = 200;
/** Text in quotes spoils the columns when quotes are taken for letters, so they are letters only where rows fit well. */
const UNQUOTED_SHARE = 0.95;

/** What the beginning of a delimited text shows. */
export interface CsvLayout {
  readonly dialect: CsvDialect;
  /** Cells of the header line; they name the columns. */
  readonly header: readonly string[];
  /** Where the rows begin, in characters of the window. */
  readonly start: number;
  /** Rows before the header: comments and preamble. */
  readonly skipped: number;
}

/** Delimiter, quoting and header line; null when no delimiter divides this text into columns. */
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
      // Every row may have as many delimiters in its quotes: then both fit, and more columns do not speak for letters.
      if (!quoted && (share < UNQUOTED_SHARE || fit <= quotedFit)) continue;
      if (quoted) quotedFit = fit;
      const score = fit * Math.log2(width + (overrides.delimiter === null ? 0 : 1));
      if (rows.length > 0 && score > (best?.score ?? 0)) best = { score, dialect, rows, width };
    }
  }
  if (!best) return singleColumn(window, newline);
  return layoutOf(best.dialect, best.rows, best.width);
}

/** Which part of the text the whole rows make up; one row at the end that is cut does not count against them. */
function coverage(text: string, rows: readonly WindowRow[], newline: string): number {
  const reached = rows.at(-1)?.end ?? 0;
  const rest = text.slice(reached).trimEnd();
  const firstEnd = rest.indexOf(newline);
  return firstEnd < 0 || rest.indexOf(newline, firstEnd + 1) < 0 ? 1 : reached / text.length;
}

/** The number of columns that most rows have, wider first when there are as many. */
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
  // CJ: `&PARAMETERS=A|B|..` among lines of settings names the columns, whatever divides the rows.
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

/** Titles and settings above the header fill few of the columns. */
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

/** Names of the columns: trimmed, an empty one called by its number (`column 3`), a repeated one with ` (2)`. */
export function columnNames(header: readonly string[]): string[] {
  const used = new Set<string>();
  return header.map((cell, index) => {
    const given = cell.trim();
    // Assigning `__proto__` would change what the record is instead of naming a value in it.
    const name = given === '' || given === '__proto__' ? `column ${index + 1}` : given;
    let unique = name;
    for (let count = 2; used.has(unique); count++) unique = `${name} (${count})`;
    used.add(unique);
    return unique;
  });
}
