import type { RawRecord } from '../../../common/records.js';

/** Wider tables are filled column by column: an object of that many members is no longer a fast one anyway. */
const MOST_COLUMNS = 500;

/**
 * Makes records of rows. A short row lacks its last columns; cells beyond the header are kept as `column 24` and so on
 * unless they are empty. Whole rows are the rule: for these one object literal with all columns is generated, which is
 * faster than setting them one after the other. Names enter the code only through `JSON.stringify`.
 */
export function recordMaker(names: readonly string[]): (cells: readonly string[]) => RawRecord {
  const width = names.length;
  const makeWhole = width > MOST_COLUMNS ? null : literalOf(names);
  return (cells) => {
    if (cells.length === width && makeWhole !== null) return makeWhole(cells);
    const record: RawRecord = {};
    const shared = Math.min(cells.length, width);
    for (let index = 0; index < shared; index++) record[names[index]!] = cells[index];
    for (let index = width; index < cells.length; index++) {
      if (cells[index]!.trim() !== '') record[`column ${index + 1}`] = cells[index];
    }
    return record;
  };
}

function literalOf(names: readonly string[]): (cells: readonly string[]) => RawRecord {
  const members = names.map((name, index) => `${JSON.stringify(name)}: cells[${index}]`);
  return Reflect.construct(Function, ['cells', `return { ${members.join(', ')} };`]) as (
    cells: readonly string[],
  ) => RawRecord;
}
