const PAGE_BITS = 15;
const PAGE_ROWS = 1 << PAGE_BITS;

/** A set of row numbers at one bit each: half a megabyte for 4.5 million rows that lie together. */
export class RowSet {
  private readonly pages = new Map<number, Uint32Array>();

  add(row: number): void {
    const number = Math.floor(row / PAGE_ROWS);
    let page = this.pages.get(number);
    if (!page) this.pages.set(number, (page = new Uint32Array(PAGE_ROWS / 32)));
    const bit = row % PAGE_ROWS;
    page[bit >> 5] = (page[bit >> 5] ?? 0) | (1 << (bit & 31));
  }

  has(row: number): boolean {
    const bit = row % PAGE_ROWS;
    const word = this.pages.get(Math.floor(row / PAGE_ROWS))?.[bit >> 5] ?? 0;
    return (word & (1 << (bit & 31))) !== 0;
  }
}
