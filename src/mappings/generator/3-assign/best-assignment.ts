/**
 * Step 3: pairs rows with columns so that the sum of the scores is the largest and no row or column is used twice. Returns
 * the column of each row, -1 for a row without one; a score of 0 is never chosen. This is the Hungarian method with
 * potentials; its time grows with rows x rows x columns.
 */
export function bestAssignment(scores: readonly (readonly number[])[]): number[] {
  const rows = scores.length;
  const width = scores[0]?.length ?? 0;
  // One extra column per row, of cost 0: a row that gets it stays without a partner.
  const columns = width + rows;
  const cost = (row: number, column: number): number => -(scores[row - 1]?.[column - 1] ?? 0);
  const rowPotential = new Float64Array(rows + 1);
  const columnPotential = new Float64Array(columns + 1);
  const rowOfColumn = new Int32Array(columns + 1);
  const previousColumn = new Int32Array(columns + 1);
  for (let row = 1; row <= rows; row++) {
    let column = 0;
    rowOfColumn[0] = row;
    const minReducedCost = new Float64Array(columns + 1).fill(Infinity);
    const visited = new Uint8Array(columns + 1);
    do {
      visited[column] = 1;
      const current = rowOfColumn[column] ?? 0;
      let [delta, next] = [Infinity, 0];
      for (let j = 1; j <= columns; j++) {
        if (visited[j]) continue;
        const reduced = cost(current, j) - (rowPotential[current] ?? 0) - (columnPotential[j] ?? 0);
        if (reduced < (minReducedCost[j] ?? 0)) [minReducedCost[j], previousColumn[j]] = [reduced, column];
        if ((minReducedCost[j] ?? 0) < delta) [delta, next] = [minReducedCost[j] ?? 0, j];
      }
      for (let j = 0; j <= columns; j++) {
        if (visited[j]) {
          const assigned = rowOfColumn[j] ?? 0;
          rowPotential[assigned] = (rowPotential[assigned] ?? 0) + delta;
          columnPotential[j] = (columnPotential[j] ?? 0) - delta;
        } else minReducedCost[j] = (minReducedCost[j] ?? 0) - delta;
      }
      column = next;
    } while (rowOfColumn[column] !== 0);
    while (column !== 0) {
      const previous = previousColumn[column] ?? 0;
      rowOfColumn[column] = rowOfColumn[previous] ?? 0;
      column = previous;
    }
  }
  const chosen = new Array<number>(rows).fill(-1);
  for (let column = 1; column <= width; column++) {
    const row = rowOfColumn[column] ?? 0;
    if (row > 0 && (scores[row - 1]?.[column - 1] ?? 0) > 0) chosen[row - 1] = column - 1;
  }
  return chosen;
}
