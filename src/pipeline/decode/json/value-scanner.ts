const QUOTE = 34;
const BACKSLASH = 92;

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
    while (at < chunk.length) {
      if (this.inString) {
        at = this.scanString(chunk, at);
        if (at < 0) return -1;
        if (this.depth === 0) return at;
        continue;
      }
      const byte = chunk[at]!;
      at += 1;
      if (byte === QUOTE) this.inString = true;
      else if (byte === 123 || byte === 91) {
        this.depth += 1;
        if (this.depth > this.maxDepth) this.tooDeep(at);
      } else if (byte === 125 || byte === 93) {
        this.depth -= 1;
        if (this.depth === 0) return at;
      }
    }
    return -1;
  }

  /** Index after the closing quote, or -1. Short strings are walked; longer ones are jumped through natively. */
  private scanString(chunk: Buffer, from: number): number {
    let at = from;
    if (this.escaped) {
      this.escaped = false;
      at += 1;
    }
    const near = Math.min(chunk.length, at + 24);
    for (; at < near; at++) {
      const byte = chunk[at]!;
      if (byte === QUOTE) return this.closeString(at);
      if (byte === BACKSLASH) at += 1;
    }
    // Here `at` may be one past the end: the last byte was a backslash.
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
