/**
 * From the hidden sheets to the visible ones, and back.
 *
 * The swap is one batch of few, small calls. Sheets are found by Excel's own id, because names change on the way. The
 * way back undoes the whole swap, however far it came: everything it deletes may be missing, everything it
 * restores may be untouched. Deleting what is no longer needed comes last, in a batch of its own, because a
 * deleted chart cannot be brought back.
 */
import type { Area, WorkbookPlan } from '../workbook/plan.js';
import { absoluteReference, areaAddress, areasWithout, quoteSheet, unionArea } from './address.js';
import { chartName, isOurChart, markName } from './marks.js';
import type { Arrangement, OldSheet, Placement } from './office-arrange.js';
import { CALL_BYTES, type ExcelRuntime, type Step } from './office-batches.js';
import { chartSteps } from './office-charts.js';
import { tableStep } from './office-stage.js';

export function* swapSteps(arrangement: Arrangement, excel: ExcelRuntime): Iterable<Step> {
  const { placements, plan, found, presentName } = arrangement;
  for (const { sheet, old, staging, extent } of placements) {
    if (old === undefined) continue;
    for (const { name, area } of sheet.tables) {
      const before = old.tables.get(name);
      if (before === undefined) continue;
      if (canResize(before, area)) yield resizeStep(name, area);
      else yield unmakeTableStep(name);
    }
    yield* copySteps(old, staging, extent);
    for (const { name, area } of sheet.tables) {
      const before = old.tables.get(name);
      if (before === undefined || !canResize(before, area)) yield tableStep(name, areaAddress(area), old.id);
    }
    for (const chart of sheet.charts) {
      yield* chartSteps(chart, chartName(chart.key, old.charts), old.id, plan, presentName, excel);
    }
  }
  const olds = placements.filter(({ old }) => old !== undefined);
  for (const placement of olds) yield renameStep(placement, passingName(placement));
  for (const placement of placements) yield renameStep(placement, placement.sheet.name);
  for (const { name, ref } of plan.names) {
    if (found.names.has(name.toLowerCase())) yield nameStep(name, `=${ref.replace(/^=/, '')}`);
  }
  for (const { sheet, extent } of placements) {
    const name = markName(sheet.key);
    if (found.names.has(name.toLowerCase()))
      yield nameStep(name, `=${absoluteReference(sheet.name, extent)}`);
  }
  const [first] = placements;
  if (first !== undefined && first.old === undefined) {
    yield {
      bytes: CALL_BYTES,
      queue: ({ workbook }) => workbook.worksheets.getItem(first.sheet.name).activate(),
    };
  }
}

/** Takes away what is no longer needed. May be run again: what is gone is passed over. */
export function* finishSteps({ placements }: Arrangement): Iterable<Step> {
  for (const { old, staging, backup } of placements) {
    if (old === undefined) continue;
    for (const name of old.charts.filter(isOurChart)) yield deleteChart(old, name);
    yield deleteSheet(staging);
    yield deleteSheet(backup);
  }
}

/** Undoes the building: nothing that was there before has been touched yet. */
export function* discardSteps({ placements, plan, found }: Arrangement): Iterable<Step> {
  for (const name of namesOf(plan, placements)) {
    if (found.names.has(name.toLowerCase())) continue;
    yield { bytes: CALL_BYTES, queue: ({ workbook }) => workbook.names.getItemOrNullObject(name).delete() };
  }
  for (const { staging, backup } of placements) {
    yield deleteSheet(staging);
    yield deleteSheet(backup);
  }
}

/** What an interrupted swap left on an old sheet, perhaps before it had its name. */
export interface Strangers {
  readonly charts: readonly string[];
  readonly tables: readonly string[];
}

/** One round trip: charts and tables that were not on the old sheets before, by the sheets' ids. */
export async function findStrangers(
  context: Excel.RequestContext,
  { placements }: Arrangement,
): Promise<ReadonlyMap<string, Strangers>> {
  const asked = placements.flatMap(({ old }) => {
    if (old === undefined) return [];
    const { charts, tables } = context.workbook.worksheets.getItem(old.id);
    charts.load('items/name');
    tables.load('items/name');
    return [{ old, charts, tables }];
  });
  await context.sync();
  return new Map(
    asked.map(({ old, charts, tables }) => [
      old.id,
      {
        charts: charts.items.map(({ name }) => name).filter((name) => !old.charts.includes(name)),
        tables: tables.items.map(({ name }) => name).filter((name) => !old.allTables.includes(name)),
      },
    ]),
  );
}

/** Undoes the swap, however far it came, then the building. */
export function* restoreSteps(
  arrangement: Arrangement,
  strangers: ReadonlyMap<string, Strangers>,
): Iterable<Step> {
  const { placements, plan, found } = arrangement;
  const olds = placements.filter(({ old }) => old !== undefined);
  for (const placement of olds) yield renameStep(placement, passingName(placement));
  // Now only new sheets can bear the planned names, which the old ones may need back.
  for (const { sheet, old } of placements) if (old === undefined) yield deleteSheet(sheet.name);
  for (const placement of olds) yield renameStep(placement, placement.old?.name ?? '');
  for (const placement of olds) yield* restoreSheet(placement, strangers.get(placement.old?.id ?? ''));
  for (const name of namesOf(plan, placements)) {
    const before = found.names.get(name.toLowerCase());
    if (before !== undefined) yield nameStep(name, before.formula);
  }
  yield* discardSteps(arrangement);
}

function* restoreSheet(
  { sheet, old, backup, extent }: Placement,
  strangers: Strangers | undefined,
): Iterable<Step> {
  if (old === undefined) return;
  for (const name of strangers?.charts ?? []) yield deleteChart(old, name);
  for (const name of strangers?.tables ?? []) yield unmakeTableStep(name);
  for (const { name, area } of sheet.tables) {
    const before = old.tables.get(name);
    if (before === undefined) continue;
    if (canResize(before, area)) yield resizeStep(name, before);
    else {
      yield unmakeTableStep(name);
      // Before its cells come back: copying a whole table to where none is would make another one.
      yield tableStep(name, areaAddress(before), old.id);
    }
  }
  yield* copySteps(old, backup, unionArea(old.area, extent));
}

/** Copies a hidden sheet's cells over the old sheet, and empties what was written last time and is not any more. */
function* copySteps(old: OldSheet, from: string, extent: Area): Iterable<Step> {
  const both = areaAddress(unionArea(old.area, extent));
  yield {
    bytes: 4 * CALL_BYTES,
    queue: ({ workbook }) => {
      const range = workbook.worksheets.getItem(old.id).getRange(both);
      range.unmerge();
      range.conditionalFormats.clearAll();
      range.dataValidation.clear();
    },
  };
  for (const stale of areasWithout(old.area, extent)) {
    const address = areaAddress(stale);
    yield {
      bytes: CALL_BYTES,
      queue: ({ workbook }) => workbook.worksheets.getItem(old.id).getRange(address).clear('All'),
    };
  }
  const address = areaAddress(extent);
  yield {
    bytes: CALL_BYTES,
    queue: ({ workbook }) =>
      workbook.worksheets
        .getItem(old.id)
        .getRange(address)
        .copyFrom(`${quoteSheet(from)}!${address}`, 'All'),
  };
}

/** A name between the old and the new one, because sheets may swap their names. */
function passingName({ backup }: Placement): string {
  return `${backup}~`;
}

function renameStep({ old, staging }: Placement, name: string): Step {
  return {
    bytes: CALL_BYTES,
    queue: ({ workbook }) => {
      const worksheet = workbook.worksheets.getItem(old?.id ?? staging);
      worksheet.name = name;
      if (old === undefined) worksheet.visibility = 'Visible';
    },
  };
}

function namesOf(plan: WorkbookPlan, placements: readonly Placement[]): readonly string[] {
  return [...plan.names.map(({ name }) => name), ...placements.map(({ sheet }) => markName(sheet.key))];
}

function nameStep(name: string, formula: string): Step {
  return {
    bytes: CALL_BYTES,
    queue: ({ workbook }) => void (workbook.names.getItem(name).formula = formula),
  };
}

/** Excel resizes a table only under its header; resizing keeps alive the user's formulas that name the table. */
function canResize(before: Area, area: Area): boolean {
  return before.row === area.row && before.column === area.column;
}

function resizeStep(name: string, area: Area): Step {
  return {
    bytes: CALL_BYTES,
    queue: ({ workbook }) => workbook.tables.getItem(name).resize(areaAddress(area)),
  };
}

function unmakeTableStep(name: string): Step {
  return {
    bytes: CALL_BYTES,
    queue: ({ workbook }) => void workbook.tables.getItemOrNullObject(name).convertToRange(),
  };
}

function deleteChart(old: OldSheet, name: string): Step {
  return {
    bytes: CALL_BYTES,
    queue: ({ workbook }) => workbook.worksheets.getItem(old.id).charts.getItemOrNullObject(name).delete(),
  };
}

function deleteSheet(name: string): Step {
  return {
    bytes: CALL_BYTES,
    queue: ({ workbook }) => workbook.worksheets.getItemOrNullObject(name).delete(),
  };
}
