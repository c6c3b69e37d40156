/** What the cells of a plan show, for places that need it besides the reference: names, categories and values of charts. */
import type { CachedValue, Cell, CellValue, WorkbookPlan } from '../workbook/plan/plan.js';
import { insideArea } from '../workbook/plan/rectangles.js';
import { parseReference } from '../workbook/plan/address.js';

export type Shown = CachedValue | null | undefined;
/** What the cells of a reference show, row by row; undefined for a reference to other sheets than ours. */
export type ValuesAt = (reference: string) => readonly Shown[] | undefined;

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

/** What the cells of a plan show. */
export function valuesOfPlan({ sheets }: WorkbookPlan): ValuesAt {
  return (text) => {
    const reference = parseReference(text);
    const sheet = sheets.find(({ name }) => name === reference?.sheet);
    if (reference === undefined || sheet === undefined) return undefined;
    const { row, column, rows, columns } = reference.area;
    const cellAt = (r: number, c: number): Cell | undefined =>
      sheet.blocks.reduce<Cell | undefined>(
        (found, block) => block.cells[r - block.row]?.[c - block.column] ?? found,
        undefined,
      );
    return Array.from({ length: rows * columns }, (_, i): Shown => {
      const cell = cellAt(row + Math.floor(i / columns), column + (i % columns));
      return cell?.formula === undefined ? cell?.value : cell.cached;
    });
  };
}
