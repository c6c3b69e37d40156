/** What a host would read back right after applying a plan: cells with their formulas, and the names. */
import type {
  Cell,
  CellSnapshot,
  SheetPlan,
  SheetSnapshot,
  WorkbookPlan,
  WorkbookSnapshot,
} from '../../src/workbook/plan/plan.js';

export function snapshotOf(plan: WorkbookPlan): WorkbookSnapshot {
  return { sheets: plan.sheets.map(sheetSnapshot), names: plan.names };
}

function sheetSnapshot(sheet: SheetPlan): SheetSnapshot {
  const cells: (CellSnapshot | undefined)[][] = [];
  for (const block of sheet.blocks)
    block.cells.forEach((row, r) => {
      row.forEach((cell, c) => {
        const seen = cell === undefined ? undefined : cellSnapshot(cell);
        if (seen === undefined) return;
        while (cells.length <= block.row + r) cells.push([]);
        const line = cells[block.row + r];
        if (line !== undefined) line[block.column + c] = seen;
      });
    });
  return { name: sheet.name, cells };
}

function cellSnapshot(cell: Cell): CellSnapshot | undefined {
  if (cell.formula !== undefined) return { value: cell.cached ?? null, formula: cell.formula };
  if (cell.value === undefined || cell.value === null) return undefined;
  return { value: cell.value };
}
