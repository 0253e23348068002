const QUOTE = 34;
const BACKSLASH = 92;
/** `{` and `[`, and `}` and `]`, differ only in this bit. */
const OPENING = 123;
const CLOSING = 125;
const WALKED_BYTES = 24;

/**
 * Finds the end of one JSON value across chunks. It reads only strings and brackets: the parser validates the value, and a
 * skipped value is not validated.
 */
export class ValueScanner {
  /** Number of open brackets. */
  depth = 0;
  private inString = false;
  private escaped = false;
  private scalar = false;

  constructor(
    private readonly maxDepth: number,
    private readonly tooDeep: (at: number) => never,
  ) {}

  start(first: number): void {
    this.depth = 0;
    this.escaped = false;
    this.inString = false;
    this.scalar = first !== 123 && first !== 91 && first !== QUOTE;
  }

  /** Returns the index after the value's last byte, or -1 if it continues in the next chunk, where `from` is 0. */
  scan(chunk: Buffer, from: number): number {
    if (this.scalar) return scalarEnd(chunk, from);
    let at = from;
    let { depth } = this;
    if (this.inString) {
      at = this.scanString(chunk, at);
      if (at < 0 || depth === 0) return at;
    }
    while (at < chunk.length) {
      const byte = chunk[at]!;
      at += 1;
      if (byte === QUOTE) {
        // Short strings are read byte by byte; in longer ones, and after a backslash, `indexOf` is faster.
        const near = Math.min(chunk.length, at + WALKED_BYTES);
        while (at < near && chunk[at] !== QUOTE && chunk[at] !== BACKSLASH) at += 1;
        if (at < near && chunk[at] === QUOTE) at += 1;
        else {
          this.inString = true;
          this.depth = depth;
          at = this.scanString(chunk, at);
          if (at < 0) return -1;
        }
        if (depth === 0) return at;
      } else if ((byte | 32) === OPENING) {
        depth += 1;
        if (depth > this.maxDepth) this.tooDeep(at);
      } else if ((byte | 32) === CLOSING) {
        depth -= 1;
        if (depth === 0) return at;
      }
    }
    this.depth = depth;
    return -1;
  }

  /** Index after the closing quote, or -1. */
  private scanString(chunk: Buffer, from: number): number {
    let at = from;
    if (this.escaped) {
      this.escaped = false;
      at += 1;
    }
    let start = at;
    while (start < chunk.length) {
      const quote = chunk.indexOf(QUOTE, start);
      const end = quote < 0 ? chunk.length : quote;
      let backslashes = 0;
      while (end - 1 - backslashes >= at && chunk[end - 1 - backslashes] === BACKSLASH) backslashes += 1;
      const odd = backslashes % 2 === 1;
      if (quote < 0) {
        this.escaped = odd;
        return -1;
      }
      if (!odd) return this.closeString(quote);
      start = quote + 1;
      at = start;
    }
    this.escaped = start > chunk.length;
    return -1;
  }

  private closeString(quote: number): number {
    this.inString = false;
    return quote + 1;
  }
}

function scalarEnd(chunk: Buffer, from: number): number {
  for (let at = from; at < chunk.length; at++) {
    const byte = chunk[at]!;
    if (byte === 44 || byte === 93 || byte === 125 || byte <= 32) return at;
  }
  return -1;
}
