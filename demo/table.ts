type Cell = string | number | null | undefined;

/** Prints rows below each other, a column as wide as its widest cell but no wider than `most`. */
export function printTable(head: readonly string[], rows: readonly (readonly Cell[])[], most = 44): void {
  const texts = [head, ...rows].map((row) => row.map((cell) => clip(cell, most)));
  const widths = head.map((_, column) => Math.max(...texts.map((row) => [...(row[column] ?? '')].length)));
  const line = (row: readonly string[]): string =>
    `  ${row.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - [...cell].length)).join('  ')}`.trimEnd();
  const [first = [], ...others] = texts;
  console.log([line(first), line(widths.map((width) => '-'.repeat(width))), ...others.map(line), ''].join('\n'));
}

function clip(cell: Cell, most: number): string {
  const text = [...String(cell ?? '').replaceAll(/\s+/g, ' ')];
  return text.length > most ? `${text.slice(0, most - 1).join('')}…` : text.join('');
}
