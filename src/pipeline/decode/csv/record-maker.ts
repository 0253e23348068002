import type { RawRecord } from '../../../common/records.js';

/** Wider tables are filled column by column: an object of so many members is no longer a fast one anyway. */
const MAX_TEMPLATE_COLUMNS = 500;

/**
 * Returns a function that makes records of rows; `names` are unique and none is `__proto__` (see `columnNames`). A short
 * row lacks its last columns; cells beyond the header are kept as `column 24` and so on unless they are empty. Clones of
 * one template have one shape, which everything after this is faster for.
 */
export function recordMaker(names: readonly string[]): (cells: readonly string[]) => RawRecord {
  const width = names.length;
  // JSON.parse lays an object out for all of its members, as a literal would be; other ways leave room for four only.
  const template = JSON.parse(width <= MAX_TEMPLATE_COLUMNS ? JSON.stringify(blankOf(names)) : '{}') as RawRecord;
  return (cells) => {
    const isWhole = cells.length === width;
    const record = isWhole ? { ...template } : {};
    const shared = isWhole ? width : Math.min(cells.length, width);
    for (let index = 0; index < shared; index++) record[names[index]!] = cells[index];
    for (let index = width; index < cells.length; index++) {
      if (cells[index]!.trim() !== '') record[`column ${index + 1}`] = cells[index];
    }
    return record;
  };
}

function blankOf(names: readonly string[]): RawRecord {
  return Object.fromEntries(names.map((name) => [name, '']));
}
