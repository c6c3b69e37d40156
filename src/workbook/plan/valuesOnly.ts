/**
 * A copy to pass on whose numbers stay as they are.
 *
 * In: a plan. Out: the same sheets with the present value of each formula in its place, and an error as its text. Names are left out, so
 * that a copy is not taken for a workbook of the model, and so are validations, since nothing in it is to be typed.
 */
import type { Cell, SheetPlan, WorkbookPlan } from './plan.js';

export function valuesOnly(plan: WorkbookPlan): WorkbookPlan {
  return { ...plan, names: [], sheets: plan.sheets.map(withValues) };
}

function withValues(sheet: SheetPlan): SheetPlan {
  const blocks = sheet.blocks.map((block) => ({
    ...block,
    cells: block.cells.map((line) => line.map((cell) => (cell === undefined ? cell : valueCell(cell)))),
  }));
  return { ...sheet, blocks, validations: [] };
}

function valueCell({ formula, cached, ...rest }: Cell): Cell {
  if (formula === undefined) return rest;
  const value = typeof cached === 'object' ? cached.error : (cached ?? null);
  return { ...rest, value };
}
