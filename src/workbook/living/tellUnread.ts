/**
 * What a workbook has otherwise than the model that was read from it would write: typed over and not taken.
 *
 * In: the workbook, and the model read from it. Out: a warning for each cell, with its place: a number typed over a formula or a result,
 * a changed formula, a changed text of ours. Cells that were read are no difference, and cells of the user's own are not looked at.
 *
 * Rows may have been inserted and sorted, so the comparison is that of a second build. Where it finds nothing on a sheet, cells are
 * compared place by place as well: a title has only itself to be known by. Many differences there mean that lines have moved.
 */
import { makeProblem, type Problem } from '../../messages/problem.js';
import type { Model } from '../../model/model.js';
import { prepareModel } from '../../model/prepare.js';
import { NO_ATTACHMENTS } from '../plan/attachments.js';
import type { Cell, CellSnapshot, SheetPlan, SheetSnapshot, WorkbookSnapshot } from '../plan/plan.js';
import { comparable } from '../plan/references.js';
import { readAttachments } from '../read/readAttachments.js';
import { recogniseSheets } from '../read/recogniseSheets.js';
import { planWorkbook } from '../sheets/planWorkbook.js';
import { cellAt, placeOf } from '../tables/tables.js';
import { languageOf, planLiving } from './livingPlan.js';

/** More differing cells on a sheet than these are moved lines. */
const MOST_APART = 12;

export function tellUnread(snapshot: WorkbookSnapshot, model: Model): readonly Problem[] {
  const prepared = prepareModel(model);
  if (!prepared.ok) return [];
  const held = readAttachments(snapshot);
  const attachments = held.ok ? held.value : NO_ATTACHMENTS;
  const language = languageOf(snapshot);
  const told = planLiving(snapshot, prepared.value, language, { shown: model, attachments }).problems;
  const { sheets } = recogniseSheets(snapshot).snapshot;
  const others = planWorkbook(prepared.value, language, attachments).sheets.flatMap((sheet) => {
    const found = sheets.find(({ key }) => key === sheet.key);
    const isTold = told.some(({ place }) => place.cell?.startsWith(`${found?.name ?? ''}!`) === true);
    return found === undefined || isTold ? [] : differences(sheet, found);
  });
  return [...told, ...others];
}

/** Texts and formulas of the plan that are not in their place. */
function differences({ blocks }: SheetPlan, found: SheetSnapshot): readonly Problem[] {
  const problems = blocks.flatMap(({ row, column, cells }) =>
    cells.flatMap((line, i) =>
      line.flatMap((cell, j): readonly Problem[] => {
        const stands = cellAt(found, row + i, column + j);
        const code = cell === undefined ? undefined : differenceOf(cell, stands);
        const args = { found: stands?.formula ?? valueText(stands) };
        return code === undefined
          ? []
          : [makeProblem(code, { cell: placeOf(found, row + i, column + j) }, args, 'warning')];
      }),
    ),
  );
  return problems.length > MOST_APART ? [] : problems;
}

function differenceOf(cell: Cell, stands: CellSnapshot | undefined): Problem['code'] | undefined {
  if (cell.formula !== undefined) {
    if (stands?.formula === undefined) return 'workbook.formulaOvertyped';
    return comparable(stands.formula) === comparable(cell.formula) ? undefined : 'workbook.formulaReplaced';
  }
  if (typeof cell.value !== 'string' || cell.value === '') return undefined;
  const isSame = stands?.formula === undefined && valueText(stands).trim() === cell.value.trim();
  return isSame ? undefined : 'workbook.textReplaced';
}

function valueText(stands: CellSnapshot | undefined): string {
  const value = stands?.value ?? '';
  return typeof value === 'object' ? value.error : String(value);
}
