const QUOTE = 34;
const BLANK = 32;
const RETURN = 13;
/** Returned if the end of a row is not in the text. */
export const NO_END = -1;

/** The syntax of a delimited text. */
export interface CsvDialect {
  readonly delimiter: string;
  /** False if quotes have no special meaning. */
  readonly quoted: boolean;
  readonly newline: '\n' | '\r';
}

export interface CsvRow {
  readonly cells: string[];
  /** Index after the row's line end. */
  readonly end: number;
}

/** Reads the rows of a text one after the other. */
export class RowReader {
  private readonly delimiterCode: number;
  private readonly newlineCode: number;
  /** Cached positions, so that no text is searched twice. */
  private nextDelimiter = -1;
  private nextNewline = -1;
  private doubled = false;
  /** The last row of `endOf`, and the cached positions before it. */
  private lookedFrom = -1;
  private delimiterBefore = -1;
  private newlineBefore = -1;

  /** `last` means that nothing follows the text. */
  constructor(
    private readonly text: string,
    private readonly dialect: CsvDialect,
    private readonly last: boolean,
  ) {
    this.delimiterCode = dialect.delimiter.charCodeAt(0);
    this.newlineCode = dialect.newline.charCodeAt(0);
  }

  /**
   * Returns the row at `start`, or null if its end is not in the text, or if a quoted cell is open at the end of the feed. A
   * quote closes its cell only before a delimiter or line end; other quotes are text, as in `"5" tube"`.
   */
  read(start: number): CsvRow | null {
    if (start === this.lookedFrom) {
      this.nextDelimiter = this.delimiterBefore;
      this.nextNewline = this.newlineBefore;
    }
    const cells: string[] = [];
    const end = this.scan(start, cells);
    return end === NO_END ? null : { cells, end };
  }

  /** Returns the end of the row, or `NO_END`, without splitting it into cells; `read` may be called for it next. */
  endOf(start: number): number {
    this.lookedFrom = start;
    this.delimiterBefore = this.nextDelimiter;
    this.newlineBefore = this.nextNewline;
    return this.scan(start, null);
  }

  private scan(start: number, cells: string[] | null): number {
    const { text, last, newlineCode } = this;
    const { quoted, delimiter, newline } = this.dialect;
    for (let at = start; ;) {
      if (quoted && text.charCodeAt(at) === QUOTE) {
        const close = this.closingQuote(at + 1);
        if (close < 0) return NO_END;
        if (cells) {
          const cell = text.slice(at + 1, close);
          cells.push(this.doubled ? cell.replaceAll('""', '"') : cell);
        }
        at = skipAfterQuote(text, close + 1, newlineCode);
      } else {
        if (this.nextDelimiter < at) this.nextDelimiter = this.find(delimiter, at);
        if (this.nextNewline < at) this.nextNewline = this.find(newline, at);
        const { nextDelimiter, nextNewline } = this;
        if (nextDelimiter < nextNewline) {
          cells?.push(text.slice(at, nextDelimiter));
          at = nextDelimiter + 1;
          continue;
        }
        const strip = nextNewline > at && text.charCodeAt(nextNewline - 1) === RETURN ? 1 : 0;
        cells?.push(text.slice(at, nextNewline - strip));
        at = nextNewline;
      }
      if (at >= text.length) return last ? text.length : NO_END;
      at += 1;
      if (text.charCodeAt(at - 1) === newlineCode) return at;
    }
  }

  /** Returns the index of the quote that ends the cell, or -1; `doubled` tells whether it contains doubled quotes. */
  private closingQuote(from: number): number {
    const { text, last, delimiterCode, newlineCode } = this;
    this.doubled = false;
    for (let quote = text.indexOf('"', from); quote >= 0; quote = text.indexOf('"', quote + 1)) {
      let next = quote + 1;
      let code = text.charCodeAt(next);
      if (code === delimiterCode || code === newlineCode) return quote;
      if (code === QUOTE) {
        this.doubled = true;
        quote = next;
        continue;
      }
      while (code === BLANK || code === RETURN) code = text.charCodeAt(++next);
      if (next >= text.length) return last ? quote : -1;
      if (code === delimiterCode || code === newlineCode) return quote;
    }
    return -1;
  }

  private find(letter: string, from: number): number {
    const found = this.text.indexOf(letter, from);
    return found < 0 ? this.text.length : found;
  }
}

/** Returns the index after the spaces that follow a closing quote, and after the \r of \r\n. */
function skipAfterQuote(text: string, from: number, newline: number): number {
  let at = from;
  for (let code = text.charCodeAt(at); code === BLANK || (code === RETURN && newline !== RETURN);) {
    code = text.charCodeAt(++at);
  }
  return at;
}
