/** Steps that swap and undo share. Our sheets are found by Excel's id, because their names change meanwhile. */
import type { Area, SheetUpdate, WorkbookPlan } from '../../workbook/plan/plan.js';
import { quoteSheet, rangeAddress } from '../../workbook/plan/address.js';
import { markName } from '../marks.js';
import type { Placement } from './arrange.js';
import type { OldSheet } from './old.js';
import { CALL_BYTES, type ExcelRuntime, type Step } from './batches.js';

/** Removes merged cells and rules that the plan's own will replace. */
export function* freeSteps(
  old: Pick<OldSheet, 'id'>,
  { merges = [], rules = [] }: Pick<SheetUpdate, 'merges' | 'rules'>,
  excel: ExcelRuntime,
): Iterable<Step> {
  for (const area of merges) {
    yield {
      bytes: CALL_BYTES,
      queue: (_, sheetOf) => sheetOf(old.id).getRange(rangeAddress(area)).unmerge(),
    };
  }
  for (const area of rules) {
    yield {
      bytes: 3 * CALL_BYTES,
      queue: (_, sheetOf) => {
        const range = sheetOf(old.id).getRange(rangeAddress(area));
        if (excel.supports('1.6')) range.conditionalFormats.clearAll();
        if (excel.supports('1.8')) range.dataValidation.clear();
      },
    };
  }
}

/** Copies an area from a hidden sheet to the same place on the old one. */
export function copyStep(
  old: Pick<OldSheet, 'id'>,
  from: string,
  area: Area,
  what: 'All' | 'Formulas',
): Step {
  const address = rangeAddress(area);
  return {
    bytes: CALL_BYTES,
    queue: (_, sheetOf) =>
      sheetOf(old.id)
        .getRange(address)
        .copyFrom(`${quoteSheet(from)}!${address}`, what),
  };
}

/** Clears contents and looks of an area. */
export function clearStep(old: Pick<OldSheet, 'id'>, area: Area): Step {
  return {
    bytes: CALL_BYTES,
    queue: (_, sheetOf) => sheetOf(old.id).getRange(rangeAddress(area)).clear('All'),
  };
}

/** A temporary name, because sheets may swap their names. */
export function passingName({ backup }: Placement): string {
  return `${backup}~`;
}

/** Gives the sheet of a placement a name. */
export function renameStep({ old, staging }: Placement, name: string): Step {
  return {
    bytes: CALL_BYTES,
    queue: (_, sheetOf) => {
      const worksheet = sheetOf(old?.id ?? staging);
      worksheet.name = name;
      if (old === undefined) worksheet.visibility = 'Visible';
    },
  };
}

/** Names of all defined names that the plan needs, with its marks. */
export function namesOf(plan: WorkbookPlan, placements: readonly Placement[]): readonly string[] {
  return [...plan.names.map(({ name }) => name), ...placements.map(({ sheet }) => markName(sheet.key))];
}

/** Creates a defined name, or changes its reference. */
export function nameStep(name: string, formula: string): Step {
  return {
    bytes: CALL_BYTES,
    queue: ({ workbook }) => void (workbook.names.getItem(name).formula = formula),
  };
}

/**
 * Whether a table can be resized: only with the same header row. Resizing preserves the user's formulas that refer to the table.
 */
export function canResize(before: Area, area: Area, excel: ExcelRuntime): boolean {
  return excel.supports('1.13') && before.row === area.row && before.column === area.column;
}

/** Whether two areas are equal. */
export function sameArea(a: Area, b: Area): boolean {
  return a.row === b.row && a.column === b.column && a.rows === b.rows && a.columns === b.columns;
}

/** Resizes a table to an area. */
export function resizeStep(name: string, area: Area): Step {
  return {
    bytes: CALL_BYTES,
    queue: ({ workbook }) => workbook.tables.getItem(name).resize(rangeAddress(area)),
  };
}

/** Converts a table to a plain range. */
export function unmakeTableStep(name: string): Step {
  return {
    bytes: CALL_BYTES,
    queue: ({ workbook }) => void workbook.tables.getItemOrNullObject(name).convertToRange(),
  };
}

/** Deletes a chart of a sheet; a missing one is skipped. */
export function deleteChart(old: Pick<OldSheet, 'id'>, name: string): Step {
  return {
    bytes: CALL_BYTES,
    queue: (_, sheetOf) => sheetOf(old.id).charts.getItemOrNullObject(name).delete(),
  };
}

/** Deletes a sheet; a missing one is skipped. */
export function deleteSheet(name: string): Step {
  return {
    bytes: CALL_BYTES,
    queue: ({ workbook }) => workbook.worksheets.getItemOrNullObject(name).delete(),
  };
}
