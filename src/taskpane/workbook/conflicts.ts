/** Conflicts of a build with what stands in the workbook: which of them the user can decide. */
import type { Problem } from '../../messages/problem.js';

/** Cells that `keepConflicts` leaves alone; other problems are told, and follow from the model. */
const CELLS: ReadonlySet<string> = new Set([
  'workbook.formulaOvertyped',
  'workbook.formulaReplaced',
  'workbook.formulasRenewed',
  'workbook.textReplaced',
  'workbook.cellInTheWay',
] satisfies Problem['code'][]);

export function isAboutCell({ code }: Problem): boolean {
  return CELLS.has(code);
}
