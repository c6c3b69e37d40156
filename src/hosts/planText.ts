/** The displayed text of a plan's cell, for places that need it besides the reference (names of chart series). */
import type { CachedValue, CellValue, WorkbookPlan } from '../workbook/plan/plan.js';
import { insideArea } from '../workbook/plan/rectangles.js';
import { parseReference } from '../workbook/plan/address.js';

/** Text of the first cell of `ref`; empty if the plan does not write it. */
export function textAt(plan: WorkbookPlan, ref: string): string {
  const reference = parseReference(ref);
  const sheet = plan.sheets.find(({ name }) => name === reference?.sheet);
  if (reference === undefined || sheet === undefined) return '';
  const { row, column } = reference.area;
  for (const block of sheet.blocks) {
    const columns = block.cells[0]?.length ?? 0;
    const area = { row: block.row, column: block.column, rows: block.cells.length, columns };
    const cell = insideArea(area, row, column)
      ? block.cells[row - block.row]?.[column - block.column]
      : undefined;
    if (cell !== undefined) return textOf(cell.formula === undefined ? cell.value : cell.cached);
  }
  return '';
}

function textOf(value: CellValue | CachedValue | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? value.error : String(value);
}
