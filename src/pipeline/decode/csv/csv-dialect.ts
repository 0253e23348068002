/** How a delimited text is written. */
export interface CsvDialect {
  readonly delimiter: string;
  /** False: quotes are letters like any other. */
  readonly quoted: boolean;
  readonly newline: '\n' | '\r';
}

export interface CsvRow {
  readonly cells: string[];
  /** Index after the row's line end. */
  readonly end: number;
}

/**
 * Reads one row that begins at `start`; null when its end is not in `text` and more may follow (`last` false), or when a
 * quoted cell is still open at the end of the feed. A quote closes its cell only before a delimiter or line end; any
 * other one is a letter, as in `"5" tube"`.
 */
export function readRow(text: string, start: number, dialect: CsvDialect, last: boolean): CsvRow | null {
  const { delimiter, quoted, newline } = dialect;
  const cells: string[] = [];
  let at = start;
  let lineEnd = text.indexOf(newline, start);
  for (;;) {
    if (quoted && text.charCodeAt(at) === 34) {
      const close = closingQuote(text, at + 1, delimiter, newline, last);
      if (close < 0) return null;
      const raw = text.slice(at + 1, close);
      cells.push(raw.includes('""') ? raw.replaceAll('""', '"') : raw);
      at = close + 1;
      // Blanks between a closing quote and what follows it, and the \r of \r\n.
      while (text[at] === ' ' || (text[at] === '\r' && newline === '\n')) at += 1;
      if (lineEnd >= 0 && lineEnd < at) lineEnd = text.indexOf(newline, at);
    } else {
      if (lineEnd < 0 && !last) return null;
      const stop = lineEnd < 0 ? text.length : lineEnd;
      let end = text.indexOf(delimiter, at);
      if (end < 0 || end > stop) end = stop;
      const strip = end === stop && end > at && text.charCodeAt(end - 1) === 13 ? 1 : 0;
      cells.push(text.slice(at, end - strip));
      at = end;
    }
    if (at >= text.length) return last ? { cells, end: text.length } : null;
    if (text[at] === newline) return { cells, end: at + 1 };
    at += 1;
  }
}

/** Index of the quote that ends the cell, or -1. */
function closingQuote(text: string, from: number, delimiter: string, newline: string, last: boolean): number {
  for (let quote = text.indexOf('"', from); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let next = quote + 1;
    if (text.charCodeAt(next) === 34) {
      quote = next;
      continue;
    }
    while (text[next] === ' ' || text[next] === '\r') next += 1;
    if (next >= text.length) return last ? quote : -1;
    if (text[next] === delimiter || text[next] === newline) return quote;
  }
  return -1;
}
