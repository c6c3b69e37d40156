/** The plan of the workbook as known to a link, and the changes that it may write without being asked. */
import type { Language } from '../../messages/language.js';
import type { PreparedModel } from '../../model/prepared.js';
import type { Attachments } from '../../workbook/plan/attachments.js';
import { patchPlan } from '../../workbook/living/patchPlan.js';
import type { WorkbookPlan } from '../../workbook/plan/plan.js';
import { planInSteps } from '../../workbook/sheets/planWorkbook.js';
import { inSlices } from '../state/slices.js';

export interface PaneContents {
  readonly prepared: PreparedModel;
  readonly attachments: Attachments;
}

/** The workbook as a plan, so that the next one can be written as their difference. */
export interface Known extends PaneContents {
  readonly language: Language;
  readonly plan: WorkbookPlan;
  readonly place: ((plan: WorkbookPlan) => WorkbookPlan) | undefined;
  /** The pane's attachments at the last comparison; those that need a new line are not in the plan. */
  readonly compared: Attachments;
}

interface Difference {
  readonly next: WorkbookPlan;
  readonly patch: WorkbookPlan;
  readonly attachments: Attachments;
}

/** Undefined if more than contents of cells differs. Changes that need a sheet or a line of their own are left to a build. */
export async function differenceTo(
  known: Pick<Known, 'prepared' | 'language' | 'plan' | 'place' | 'attachments'>,
  { prepared, attachments }: PaneContents,
): Promise<Difference | undefined> {
  const { language, plan, place, attachments: held } = known;
  // Lines are known to differ without a plan, which takes half a second for a large model.
  if (place === undefined || linesOf(known.prepared) !== linesOf(prepared)) return undefined;
  const { journal } = attachments;
  const recorded = journal === undefined ? held : { ...held, journal };
  for (const tried of new Set([attachments, recorded, held])) {
    const next = place(await inSlices(planInSteps(prepared, language, tried)));
    const patch = patchPlan(plan, next);
    if (patch !== undefined) return { next, patch, attachments: tried };
  }
  return undefined;
}

/** What has lines of its own in a workbook, and the years. */
function linesOf({ model }: PreparedModel): string {
  const { figures, scenarios, indicators, parameters, targets, rules, documents } = model;
  return JSON.stringify([
    ...[scenarios, indicators, parameters, targets, rules].map((rows) => rows.map(({ key }) => key)),
    ...[figures, documents].map((rows) => rows.map(({ id }) => id)),
    ...[model.firstYear, model.horizon],
  ]);
}

/** Whether only cells change, so that a live link may write them without being asked. */
export function isContentOnly({ sheets, removedSheets = [], removedNames = [] }: WorkbookPlan): boolean {
  return (
    removedSheets.length + removedNames.length === 0 &&
    sheets.every(({ update }) => {
      if (update === undefined) return false;
      const { insertRows, insertColumns, deleteRows, deleteColumns } = update;
      const { charts, droppedCharts, droppedTables } = update;
      const lines = [insertRows, insertColumns, deleteRows, deleteColumns];
      return [...lines, charts, droppedCharts, droppedTables].every((list) => list.length === 0);
    })
  );
}
