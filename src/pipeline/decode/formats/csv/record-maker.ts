import type { RawRecord } from '../../../../common/records.js';

/**
 * Returns a function that makes records of rows. A short row lacks its last columns. Cells beyond the header are kept as
 * `column 24` and so on, unless they are empty.
 *
 * Records of whole rows are copied from a template: they then share one hidden class, which makes this and every later
 * stage faster. Columns may have any name: `__proto__` becomes a property of the template, so that an assignment never
 * reaches the prototype.
 */
export function recordMaker(names: readonly string[]): (cells: readonly string[]) => RawRecord {
  const width = names.length;
  const template: RawRecord = Object.fromEntries(names.map((name) => [name, '']));
  return (cells) => {
    if (cells.length < width) return Object.fromEntries(cells.map((cell, index) => [names[index]!, cell]));
    const record = { ...template };
    for (let index = 0; index < width; index++) record[names[index]!] = cells[index];
    for (let index = width; index < cells.length; index++) {
      if (cells[index]!.trim() !== '') record[`column ${index + 1}`] = cells[index];
    }
    return record;
  };
}
