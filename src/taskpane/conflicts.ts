/** Conflicts of a build with what stands in the workbook: which are worth telling, and which the user can decide. */
import type { Problem } from '../messages/problem.js';

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

/** A formula text in the user's own wording was taken over: that it would be worded anew is no news. */
export function withoutRewordings(problems: readonly Problem[]): readonly Problem[] {
  return problems.filter(
    ({ code, args }) => !(code === 'workbook.textReplaced' && String(args['found']).startsWith('=')),
  );
}
