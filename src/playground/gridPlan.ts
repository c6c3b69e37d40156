/**
 * Adapts a plan for the embedded workbook. IronCalc has no merged cells: a text that wraps within a merged area would wrap within
 * its first cell. Without wrapping it extends over the empty cells beside it.
 */
import type { Cell, CellStyle, SheetPlan, WorkbookPlan } from '../workbook/plan/plan.js';

const SUFFIX = ':unwrapped';

export function planForGrid(plan: WorkbookPlan): WorkbookPlan {
  const styles = Object.entries(plan.styles).flatMap(([key, style]): [string, CellStyle][] =>
    style.wrap === true
      ? [
          [key, style],
          [key + SUFFIX, { ...style, wrap: false }],
        ]
      : [[key, style]],
  );
  return {
    ...plan,
    styles: Object.fromEntries(styles),
    sheets: plan.sheets.map((sheet) => unwrapSheet(sheet, plan)),
  };
}

function unwrapSheet(sheet: SheetPlan, { styles }: WorkbookPlan): SheetPlan {
  const wide = new Set(
    sheet.merges.filter(({ columns }) => columns > 1).map(({ row, column }) => `${row},${column}`),
  );
  if (wide.size === 0) return sheet;
  const unwrap = (cell: Cell | undefined, row: number, column: number): Cell | undefined =>
    cell?.style !== undefined && wide.has(`${row},${column}`) && styles[cell.style]?.wrap === true
      ? { ...cell, style: cell.style + SUFFIX }
      : cell;
  const blocks = sheet.blocks.map((block) => ({
    ...block,
    cells: block.cells.map((cells, r) =>
      cells.map((cell, c) => unwrap(cell, block.row + r, block.column + c)),
    ),
  }));
  return { ...sheet, blocks };
}
