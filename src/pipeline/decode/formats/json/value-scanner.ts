const QUOTE = 34;
const BACKSLASH = 92;
/** `{` and `[`, `}` and `]`, differ in this bit only: with it they are one. */
const OPENING = 123;
const CLOSING = 125;
const WALKED_BYTES = 24;

/**
 * Finds where one JSON value ends, across chunks, looking at nothing but strings and brackets: whether it is JSON is
 * for the parser to say, or nobody's concern when the value is skipped.
 */
export class ValueScanner {
  /** Open brackets of the value. */
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

  /** Index after the value's last byte, or -1 when it goes on in the next chunk. `from` is its first byte, or 0 later. */
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
        // Short strings are walked; in longer ones, and from a backslash on, quotes are looked for natively.
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
