/**
 * From the hidden sheets to the visible ones, and back.
 *
 * The swap is one batch of few, small calls. Sheets are found by Excel's own id, because names change on the way. The
 * way back undoes the whole swap, however far it came: everything it deletes may be missing, everything it
 * restores may be untouched. Deleting what is no longer needed comes last, in a batch of its own, because a
 * deleted chart cannot be brought back.
 */
import type { Area, SheetPlan, SheetUpdate, WorkbookPlan } from '../workbook/plan.js';
import { absoluteReference, areaAddress, areasWithout, quoteSheet, unionArea } from './address.js';
import { chartName, isOurChart, markName } from './marks.js';
import { tableAfter, type Arrangement, type OldSheet, type Placement } from './office-arrange.js';
import { CALL_BYTES, jsonBytes, type ExcelRuntime, type Step } from './office-batches.js';
import { chartSteps } from './office-charts.js';
import { conditionSteps, formatSteps, mergeSteps, sizingSteps, validationSteps } from './office-formats.js';
import { askProgress, deleteSteps, undoRoomSteps, type Pending } from './office-room.js';
import { inputOfContent } from './office-seen.js';
import { blockSteps, tableStep } from './office-stage.js';
import { partOf } from './updates.js';

export function* swapSteps(arrangement: Arrangement, excel: ExcelRuntime): Iterable<Step> {
  const { placements, plan, found } = arrangement;
  for (const placement of placements) yield* swapSheet(arrangement, placement, excel);
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
      queue: (_, sheetOf) => sheetOf(first.sheet.name).activate(),
    };
  }
}

/** One sheet that stands: its cells from the hidden one, then what belongs to the sheet. */
function* swapSheet(
  { plan, presentName }: Arrangement,
  { sheet, old, staging }: Placement,
  excel: ExcelRuntime,
): Iterable<Step> {
  if (old === undefined) return;
  const { update } = old;
  for (const name of update.droppedTables) if (old.tables.has(name)) yield unmakeTableStep(name);
  for (const { name, area } of sheet.tables) {
    const before = tableAfter(old, name);
    if (before === undefined || sameArea(before, area)) continue;
    if (canResize(before, area, excel)) yield resizeStep(name, area);
    else yield unmakeTableStep(name);
  }
  yield* freeSteps(old, update, excel);
  for (const area of update.clear) yield clearStep(old, area);
  if (excel.supports('1.9')) {
    for (const area of update.fresh) yield copyStep(old, staging, area, 'All');
    for (const area of update.write) yield copyStep(old, staging, area, 'Formulas');
  } else yield* writeInPlace(plan, sheet, old, presentName, excel);
  if (update.merges !== undefined) yield* mergeSteps(sheet, old.id);
  for (const { name, area } of sheet.tables) {
    const before = tableAfter(old, name);
    if (before === undefined || !(sameArea(before, area) || canResize(before, area, excel)))
      yield tableStep(name, areaAddress(area), old.id);
  }
  if (update.rules !== undefined && excel.supports('1.8')) yield* validationSteps(sheet, old.id, presentName);
  if (update.rules !== undefined && excel.supports('1.6'))
    yield* conditionSteps(sheet, plan, old.id, presentName);
  // Sizes of new lines only: the plan of a sheet that stands says no others.
  if (sheet.update !== undefined) yield* sizingSteps(sheet, old.id, excel);
  for (const chart of sheet.charts)
    if (update.charts.includes(chart.key))
      yield* chartSteps(chart, chartName(chart.key, old.charts), old.id, plan, presentName, excel);
}

/** Merged cells and rules that the plan's own will replace. */
function* freeSteps(
  old: OldSheet,
  { merges = [], rules = [] }: SheetUpdate,
  excel: ExcelRuntime,
): Iterable<Step> {
  for (const area of merges) {
    yield {
      bytes: CALL_BYTES,
      queue: (_, sheetOf) => sheetOf(old.id).getRange(areaAddress(area)).unmerge(),
    };
  }
  for (const area of rules) {
    yield {
      bytes: 3 * CALL_BYTES,
      queue: (_, sheetOf) => {
        const range = sheetOf(old.id).getRange(areaAddress(area));
        if (excel.supports('1.6')) range.conditionalFormats.clearAll();
        if (excel.supports('1.8')) range.dataValidation.clear();
      },
    };
  }
}

/** Before ExcelApi 1.9 ranges cannot be copied: contents and looks go straight to where they stand. */
function* writeInPlace(
  plan: WorkbookPlan,
  sheet: SheetPlan,
  old: OldSheet,
  presentName: (sheet: string) => string,
  excel: ExcelRuntime,
): Iterable<Step> {
  const { fresh, write } = old.update;
  const part = partOf(sheet, fresh);
  for (const block of [...part.blocks, ...partOf(sheet, write).blocks])
    yield* blockSteps(block, old.id, presentName, '');
  yield* formatSteps(part, plan, old.id, excel);
}

/**
 * Takes away what is no longer needed. May be run again: what is gone is passed over, and of the lines to delete only
 * those go that `pending` still has. Lines first, while the hidden sheets still know which are left.
 */
export function* finishSteps(
  { placements, removed }: Arrangement,
  pending?: readonly (Pending | undefined)[],
): Iterable<Step> {
  for (const [index, placement] of placements.entries()) {
    if (pending === undefined) yield* deleteSteps(placement);
    else if (pending[index] !== undefined) yield* deleteSteps(placement, pending[index]);
  }
  for (const { sheet, names } of removed) {
    for (const name of names)
      yield {
        bytes: CALL_BYTES,
        queue: ({ workbook }) => workbook.names.getItemOrNullObject(name).delete(),
      };
    yield deleteSheet(sheet);
  }
  for (const { old, staging, backup } of placements) {
    if (old === undefined) continue;
    for (const name of staleCharts(old)) yield deleteChart(old, name);
    yield deleteSheet(staging);
    yield deleteSheet(backup);
  }
}

/** Charts that were drawn anew, or that the plan has no longer. */
function staleCharts({ charts, update, isWhole }: OldSheet): readonly string[] {
  if (isWhole) return charts.filter(isOurChart);
  const names = [...update.charts, ...update.droppedCharts].flatMap((key) => [
    chartName(key),
    chartName(key, [chartName(key)]),
  ]);
  return charts.filter((name) => names.includes(name));
}

/** Undoes the building: of what was there before, nothing has been touched but that room was made. */
export function* discardSteps(
  { placements, plan, found }: Arrangement,
  { pending }: Progress,
): Iterable<Step> {
  for (const [index, placement] of placements.entries()) yield* undoRoomSteps(placement, pending[index]);
  for (const name of namesOf(plan, placements)) {
    if (found.names.has(name.toLowerCase())) continue;
    yield { bytes: CALL_BYTES, queue: ({ workbook }, sheetOf) => workbook.names.getItemOrNullObject(name).delete() };
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

/** How far an interrupted build came. */
export interface Progress {
  /** Charts and tables that were not on the old sheets before, by the sheets' ids. */
  readonly strangers: ReadonlyMap<string, Strangers>;
  /** Insertions and deletions of lines, aligned with the placements. */
  readonly pending: readonly (Pending | undefined)[];
}

/** One round trip. */
export async function readProgress(
  context: Excel.RequestContext,
  { placements }: Arrangement,
): Promise<Progress> {
  const progress = placements.map((placement) => askProgress(context, placement));
  const asked = placements.flatMap(({ old }) => {
    if (old === undefined) return [];
    const { charts, tables } = context.sheetOf(old.id);
    charts.load('items/name');
    tables.load('items/name');
    return [{ old, charts, tables }];
  });
  await context.sync();
  const strangers = new Map(
    asked.map(({ old, charts, tables }) => [
      old.id,
      {
        charts: charts.items.map(({ name }) => name).filter((name) => !old.charts.includes(name)),
        tables: tables.items.map(({ name }) => name).filter((name) => !old.allTables.includes(name)),
      },
    ]),
  );
  return { strangers, pending: progress.map((read) => read()) };
}

/** Undoes the swap, however far it came, then the building. */
export function* restoreSteps(
  arrangement: Arrangement,
  progress: Progress,
  excel: ExcelRuntime,
): Iterable<Step> {
  const { placements, plan, found } = arrangement;
  const olds = placements.filter(({ old }) => old !== undefined);
  for (const placement of olds) yield renameStep(placement, passingName(placement));
  // Now only new sheets can bear the planned names, which the old ones may need back.
  for (const { sheet, old } of placements) if (old === undefined) yield deleteSheet(sheet.name);
  for (const placement of olds) yield renameStep(placement, placement.old?.name ?? '');
  // Tables and cells come back at the places they had: first the room is taken back.
  for (const placement of olds)
    yield* unmakeStrangers(placement, progress.strangers.get(placement.old?.id ?? ''));
  for (const [index, placement] of placements.entries())
    yield* undoRoomSteps(placement, progress.pending[index]);
  for (const placement of olds) yield* restoreSheet(placement, excel);
  for (const name of namesOf(plan, placements)) {
    const before = found.names.get(name.toLowerCase());
    if (before !== undefined) yield nameStep(name, before.formula);
  }
  yield* discardSteps(arrangement, { ...progress, pending: [] });
}

function* unmakeStrangers({ old }: Placement, strangers: Strangers | undefined): Iterable<Step> {
  if (old === undefined) return;
  for (const name of strangers?.charts ?? []) yield deleteChart(old, name);
  for (const name of strangers?.tables ?? []) yield unmakeTableStep(name);
}

function* restoreSheet({ sheet, old, backup, extent }: Placement, excel: ExcelRuntime): Iterable<Step> {
  if (old === undefined) return;
  const { update } = old;
  for (const name of update.droppedTables) {
    const before = old.tables.get(name);
    if (before === undefined) continue;
    yield unmakeTableStep(name);
    yield tableStep(name, areaAddress(before), old.id);
  }
  for (const { name, area } of sheet.tables) {
    const before = old.tables.get(name);
    const grown = tableAfter(old, name);
    if (before === undefined || grown === undefined || sameArea(grown, area)) continue;
    if (canResize(grown, area, excel)) yield resizeStep(name, before);
    else {
      yield unmakeTableStep(name);
      // Before its cells come back: copying a whole table to where none is would make another one.
      yield tableStep(name, areaAddress(before), old.id);
    }
  }
  if (!excel.supports('1.9')) {
    for (const { area, cells } of update.seen) yield putBackStep(old, area, cells);
    return;
  }
  const areas =
    old.isWhole || update.rules !== undefined || update.merges !== undefined
      ? [old.kept]
      : update.seen.map(({ area }) => area);
  if (areas.length === 0) return;
  yield* freeSteps(old, { ...update, merges: areas, rules: areas }, excel);
  if (old.isWhole)
    for (const area of areasWithout(unionArea(old.area, extent), old.kept)) yield clearStep(old, area);
  for (const area of areas) yield copyStep(old, backup, area, 'All');
}

function putBackStep(old: OldSheet, area: Area, cells: SheetUpdate['seen'][number]['cells']): Step {
  const formulas = cells.map((row) => row.map(inputOfContent));
  return {
    bytes: CALL_BYTES + jsonBytes(formulas),
    queue: (_, sheetOf) =>
      void (sheetOf(old.id).getRange(areaAddress(area)).formulas = formulas),
  };
}

function copyStep(old: OldSheet, from: string, area: Area, what: 'All' | 'Formulas'): Step {
  const address = areaAddress(area);
  return {
    bytes: CALL_BYTES,
    queue: (_, sheetOf) =>
      sheetOf(old.id)
        .getRange(address)
        .copyFrom(`${quoteSheet(from)}!${address}`, what),
  };
}

function clearStep(old: OldSheet, area: Area): Step {
  return {
    bytes: CALL_BYTES,
    queue: (_, sheetOf) => sheetOf(old.id).getRange(areaAddress(area)).clear('All'),
  };
}

/** A name between the old and the new one, because sheets may swap their names. */
function passingName({ backup }: Placement): string {
  return `${backup}~`;
}

function renameStep({ old, staging }: Placement, name: string): Step {
  return {
    bytes: CALL_BYTES,
    queue: (_, sheetOf) => {
      const worksheet = sheetOf(old?.id ?? staging);
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
function canResize(before: Area, area: Area, excel: ExcelRuntime): boolean {
  return excel.supports('1.13') && before.row === area.row && before.column === area.column;
}

function sameArea(a: Area, b: Area): boolean {
  return a.row === b.row && a.column === b.column && a.rows === b.rows && a.columns === b.columns;
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
    queue: (_, sheetOf) => sheetOf(old.id).charts.getItemOrNullObject(name).delete(),
  };
}

function deleteSheet(name: string): Step {
  return {
    bytes: CALL_BYTES,
    queue: ({ workbook }) => workbook.worksheets.getItemOrNullObject(name).delete(),
  };
}
