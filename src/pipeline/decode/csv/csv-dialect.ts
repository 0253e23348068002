const QUOTE = 34;
const BLANK = 32;
const RETURN = 13;

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
  const { quoted } = dialect;
  const delimiter = dialect.delimiter.charCodeAt(0);
  const newline = dialect.newline.charCodeAt(0);
  const cells: string[] = [];
  for (let at = start; ;) {
    let code = text.charCodeAt(at);
    if (quoted && code === QUOTE) {
      const close = closingQuote(text, at + 1, delimiter, newline, last);
      if (close < 0) return null;
      const raw = text.slice(at + 1, close);
      cells.push(raw.includes('""') ? raw.replaceAll('""', '"') : raw);
      at = skipAfterQuote(text, close + 1, newline);
      code = text.charCodeAt(at);
    } else {
      // Most cells are short: walking is faster than asking for the next delimiter and the next line end.
      const from = at;
      while (at < text.length && code !== delimiter && code !== newline) code = text.charCodeAt(++at);
      const strip = code !== delimiter && at > from && text.charCodeAt(at - 1) === RETURN ? 1 : 0;
      cells.push(text.slice(from, at - strip));
    }
    if (at >= text.length) return last ? { cells, end: text.length } : null;
    at += 1;
    if (code === newline) return { cells, end: at };
  }
}

/** Index of the quote that ends the cell, or -1. */
function closingQuote(text: string, from: number, delimiter: number, newline: number, last: boolean): number {
  for (let quote = text.indexOf('"', from); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let next = quote + 1;
    let code = text.charCodeAt(next);
    if (code === delimiter || code === newline) return quote;
    if (code === QUOTE) {
      quote = next;
      continue;
    }
    while (code === BLANK || code === RETURN) code = text.charCodeAt(++next);
    if (next >= text.length) return last ? quote : -1;
    if (code === delimiter || code === newline) return quote;
  }
  return -1;
}

/** Index after the blanks between a closing quote and what follows it, and after the \r of \r\n. */
function skipAfterQuote(text: string, from: number, newline: number): number {
  let at = from;
  for (let code = text.charCodeAt(at); code === BLANK || (code === RETURN && newline !== RETURN);) {
    code = text.charCodeAt(++at);
  }
  return at;
}
