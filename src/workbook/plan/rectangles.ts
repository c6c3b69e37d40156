/** Cells as few rectangles: runs along a row, joined downwards while the run below has the same columns. */
import type { Area } from './plan.js';

/** `cells`: any order, no cell twice. The rectangles cover exactly these cells, in reading order. */
export function coverCells(
  cells: readonly { readonly row: number; readonly column: number }[],
): readonly Area[] {
  const sorted = [...cells].sort((a, b) => a.row - b.row || a.column - b.column);
  const closed: Area[] = [];
  let open = new Map<string, Area>();
  let next = new Map<string, Area>();
  let row = -1;
  const endRow = (): void => {
    for (const area of open.values()) closed.push(area);
    open = next;
    next = new Map();
  };
  for (let i = 0; i < sorted.length;) {
    const first = sorted[i];
    if (first === undefined) break;
    if (first.row !== row) {
      endRow();
      if (first.row > row + 1) endRow();
      row = first.row;
    }
    let columns = 1;
    for (let after = sorted[i + columns]; after?.row === row && after.column === first.column + columns;)
      after = sorted[i + ++columns];
    const id = `${first.column}:${columns}`;
    const above = open.get(id);
    open.delete(id);
    next.set(
      id,
      above === undefined
        ? { row, column: first.column, rows: 1, columns }
        : { ...above, rows: above.rows + 1 },
    );
    i += columns;
  }
  endRow();
  endRow();
  return closed.sort((a, b) => a.row - b.row || a.column - b.column);
}
