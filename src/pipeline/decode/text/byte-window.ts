/** A stream whose first bytes can be read in advance. */
export class ByteWindow implements AsyncIterable<Buffer> {
  private readonly source: AsyncIterator<Buffer>;
  private kept: Buffer[] = [];
  private keptBytes = 0;
  private ended = false;

  constructor(chunks: AsyncIterable<Buffer>) {
    this.source = chunks[Symbol.asyncIterator]();
  }

  /** Returns the first `size` bytes, or all if there are fewer; `whole` means that nothing follows them. */
  async look(size: number): Promise<{ bytes: Buffer; whole: boolean }> {
    while (!this.ended && this.keptBytes < size) {
      const next = await this.source.next();
      if (next.done) this.ended = true;
      else {
        this.kept.push(next.value);
        this.keptBytes += next.value.length;
      }
    }
    const bytes = this.kept.length === 1 ? this.kept[0]! : Buffer.concat(this.kept);
    this.kept = [bytes];
    return { bytes: bytes.subarray(0, size), whole: this.ended && bytes.length <= size };
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    const { kept } = this;
    this.kept = [];
    try {
      yield* kept;
      for (let next = await this.source.next(); !next.done; next = await this.source.next()) yield next.value;
      this.ended = true;
    } finally {
      await this.close();
    }
  }

  /** Closes the underlying stream; may be called at any time and more than once. */
  async close(): Promise<void> {
    this.kept = [];
    await this.source.return?.();
  }
}
