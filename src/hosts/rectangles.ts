/**
 * Cells of a plan's sheet, one at a time and as rectangles of cells that look alike.
 * Hosts pay by the call, not by the cell: a sheet of 20,000 cells has some tens of rectangles.
 */
import type { Area, Cell, SheetPlan } from '../workbook/plan/plan.js';

/** Calls `visit` for every cell that the plan gives, in reading order within each block. */
export function eachCell(sheet: SheetPlan, visit: (cell: Cell, row: number, column: number) => void): void {
  for (const block of sheet.blocks) {
    block.cells.forEach((cells, r) => {
      cells.forEach((cell, c) => {
        if (cell !== undefined) visit(cell, block.row + r, block.column + c);
      });
    });
  }
}

/**
 * Rectangles of cells with the same `kind`, which together cover exactly the cells that have one.
 * Runs along a row are joined downwards while the run below has the same columns and kind.
 */
export function rectanglesBy(
  sheet: SheetPlan,
  kind: (cell: Cell) => string | undefined,
): ReadonlyMap<string, readonly Area[]> {
  const found = new Map<string, Area[]>();
  const close = (key: string, area: Area): void => {
    const areas = found.get(key);
    if (areas === undefined) found.set(key, [area]);
    else areas.push(area);
  };
  for (const block of sheet.blocks) {
    let open = new Map<string, { key: string; area: Area }>();
    block.cells.forEach((cells, r) => {
      const row = block.row + r;
      const next = new Map<string, { key: string; area: Area }>();
      for (let c = 0; c < cells.length;) {
        const cell = cells[c];
        const key = cell === undefined ? undefined : kind(cell);
        let end = c + 1;
        while (end < cells.length && sameKind(cells[end], key, kind)) end++;
        if (key !== undefined) {
          const column = block.column + c;
          const columns = end - c;
          const id = `${column}:${columns}:${key}`;
          const above = open.get(id);
          const area =
            above === undefined
              ? { row, column, rows: 1, columns }
              : { ...above.area, rows: above.area.rows + 1 };
          open.delete(id);
          next.set(id, { key, area });
        }
        c = end;
      }
      for (const { key, area } of open.values()) close(key, area);
      open = next;
    });
    for (const { key, area } of open.values()) close(key, area);
  }
  return found;
}

function sameKind(
  cell: Cell | undefined,
  key: string | undefined,
  kind: (cell: Cell) => string | undefined,
): boolean {
  return (cell === undefined ? undefined : kind(cell)) === key;
}
