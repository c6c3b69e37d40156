/**
 * Undoes an interrupted build or swap at any stage: everything that it deletes may be missing, everything that it restores may be
 * untouched, and the number of inserted lines is read from the hidden sheets.
 */
import type { Area, SheetUpdate } from '../../workbook/plan/plan.js';
import { rangeAddress } from '../../workbook/plan/address.js';
import { areasWithout, unionArea } from '../../workbook/plan/rectangles.js';
import type { Arrangement, Placement } from './arrange.js';
import { tableAfter, type OldSheet } from './old.js';
import { CALL_BYTES, jsonBytes, type ExcelRuntime, type Step } from './batches.js';
import {
  canResize,
  clearStep,
  copyStep,
  deleteChart,
  deleteSheet,
  freeSteps,
  nameStep,
  namesOf,
  passingName,
  renameStep,
  resizeStep,
  sameArea,
  unmakeTableStep,
} from './moves.js';
import { askProgress, undoRoomSteps, type Pending } from './room.js';
import { inputOfContent } from './seen.js';
import { tableStep } from './stage.js';

/** New objects that an interrupted swap left on an old sheet, possibly before they were named. */
interface Strangers {
  readonly charts: readonly string[];
  readonly tables: readonly string[];
}

/** How far an interrupted build came. */
interface Progress {
  /** Charts and tables that were not on the old sheets before, by the ids of the sheets. */
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
    const { charts, tables } = context.workbook.worksheets.getItem(old.id);
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

/** Undoes a build: nothing that existed before has been changed, except that lines were inserted. */
export function* discardSteps(
  { placements, plan, found }: Arrangement,
  { pending }: Progress,
): Iterable<Step> {
  for (const [index, placement] of placements.entries()) yield* undoRoomSteps(placement, pending[index]);
  for (const name of namesOf(plan, placements)) {
    if (found.names.has(name.toLowerCase())) continue;
    yield { bytes: CALL_BYTES, queue: ({ workbook }) => workbook.names.getItemOrNullObject(name).delete() };
  }
  for (const { staging, backup } of placements) {
    yield deleteSheet(staging);
    yield deleteSheet(backup);
  }
}

/** Undoes the swap at any stage, then the build. */
export function* restoreSteps(
  arrangement: Arrangement,
  progress: Progress,
  excel: ExcelRuntime,
): Iterable<Step> {
  const { placements, plan, found } = arrangement;
  const olds = placements.filter(({ old }) => old !== undefined);
  for (const placement of olds) yield renameStep(placement, passingName(placement));
  // Now only new sheets can have the planned names, which the old ones may need again.
  for (const { sheet, old } of placements) if (old === undefined) yield deleteSheet(sheet.name);
  for (const placement of olds) yield renameStep(placement, placement.old?.name ?? '');
  // Insertions are undone first, so that tables and cells are restored at their old places.
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
    yield tableStep(name, rangeAddress(before), old.id);
  }
  for (const { name, area } of sheet.tables) {
    const before = old.tables.get(name);
    const grown = tableAfter(old, name);
    if (before === undefined || grown === undefined || sameArea(grown, area)) continue;
    if (canResize(grown, area, excel)) yield resizeStep(name, before);
    else {
      yield unmakeTableStep(name);
      // The table is restored before its cells: copying a whole table to a place without one would create another table.
      yield tableStep(name, rangeAddress(before), old.id);
    }
  }
  if (!excel.supports('1.9')) {
    for (const { area, cells } of update.seen) yield putBackStep(old, area, cells);
    return;
  }
  // The whole saved area, not only the cells that were written: merged cells, rules and looks extend beyond those.
  const areas = update.seen.length + update.fresh.length === 0 && isUntouched(update) ? [] : [old.kept];
  if (areas.length === 0) return;
  yield* freeSteps(old, { ...update, merges: areas, rules: areas }, excel);
  if (old.isWhole)
    for (const area of areasWithout(unionArea(old.area, extent), old.kept)) yield clearStep(old, area);
  for (const area of areas) yield copyStep(old, backup, area, 'All');
}

/** Whether neither rules nor merged cells change. */
function isUntouched({ rules, merges, clear }: SheetUpdate): boolean {
  return rules === undefined && merges === undefined && clear.length === 0;
}

function putBackStep(old: OldSheet, area: Area, cells: SheetUpdate['seen'][number]['cells']): Step {
  const formulas = cells.map((row) => row.map(inputOfContent));
  return {
    bytes: CALL_BYTES + jsonBytes(formulas),
    queue: (_, sheetOf) => void (sheetOf(old.id).getRange(rangeAddress(area)).formulas = formulas),
  };
}
