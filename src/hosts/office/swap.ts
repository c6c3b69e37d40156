/**
 * Copies the hidden sheets to the visible ones, and deletes what is no longer needed.
 *
 * The swap is one batch of few, small calls. Deletions come last, in a batch of their own, because a deleted chart cannot be
 * restored. An interrupted swap is undone by restore.ts.
 */
import type { Area, SheetPlan, WorkbookPlan } from '../../workbook/plan/plan.js';
import { absoluteReference, rangeAddress } from '../../workbook/plan/address.js';
import { areasMeet } from '../../workbook/plan/rectangles.js';
import { chartName, isOurChart, markName } from '../marks.js';
import type { Arrangement, Placement } from './arrange.js';
import { tableAfter, type OldSheet } from './old.js';
import { CALL_BYTES, type ExcelRuntime, type Step } from './batches.js';
import { chartSteps } from './charts.js';
import { conditionSteps, formatSteps, mergeSteps, sizingSteps, validationSteps } from './formats.js';
import {
  canResize,
  clearStep,
  copyStep,
  deleteChart,
  deleteSheet,
  freeSteps,
  nameStep,
  passingName,
  renameStep,
  resizeStep,
  sameArea,
  unmakeTableStep,
} from './moves.js';
import { deleteSteps, type Pending } from './room.js';
import { blockSteps, tableStep } from './stage.js';
import { partOf } from '../updates.js';

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

/** Updates an existing sheet: its cells from the hidden one, then the objects of the sheet. */
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
  const merges = mergesInTheWay(sheet, old, excel);
  yield* freeSteps(old, { ...update, merges: merges.free }, excel);
  for (const area of update.clear) yield clearStep(old, area);
  if (excel.supports('1.9')) {
    for (const area of update.fresh) yield copyStep(old, staging, area, 'All');
    for (const area of update.write) yield copyStep(old, staging, area, 'Formulas');
  } else yield* writeInPlace(plan, sheet, old, presentName, excel);
  yield* mergeSteps({ merges: merges.make }, old.id);
  for (const { name, area } of sheet.tables) {
    const before = tableAfter(old, name);
    if (before === undefined || !(sameArea(before, area) || canResize(before, area, excel)))
      yield tableStep(name, rangeAddress(area), old.id);
  }
  if (update.rules !== undefined && excel.supports('1.8')) yield* validationSteps(sheet, old.id, presentName);
  if (update.rules !== undefined && excel.supports('1.6'))
    yield* conditionSteps(sheet, plan, old.id, presentName);
  // Only sizes of new lines: the plan of an existing sheet has no others.
  if (sheet.update !== undefined) yield* sizingSteps(sheet, old.id, excel);
  for (const chart of sheet.charts)
    if (update.charts.includes(chart.key))
      yield* chartSteps(chart, chartName(chart.key, old.charts), old.id, plan, presentName, excel);
}

/**
 * Copying into a part of a merged range is an error in Excel, and so is merging cells twice. So the areas that the plan lists are
 * unmerged or, if merged cells cannot be listed, all cells that are written or cleared; then the plan's own ranges are merged
 * again.
 */
function mergesInTheWay(
  sheet: SheetPlan,
  { update }: OldSheet,
  excel: ExcelRuntime,
): { readonly free: readonly Area[]; readonly make: readonly Area[] } {
  const touched = [...update.fresh, ...update.clear, ...(excel.supports('1.13') ? [] : update.write)];
  const own = sheet.merges.filter((merge) => touched.some((area) => areasMeet(area, merge)));
  const { merges = [] } = update;
  const unknown = update.foundMerges === undefined && !excel.supports('1.13') ? touched : [];
  return {
    free: [...merges, ...own, ...unknown],
    make: update.merges === undefined ? own : sheet.merges,
  };
}

/** Before ExcelApi 1.9 ranges cannot be copied: contents and looks are written directly to the visible sheet. */
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
 * Deletes what is no longer needed. May be repeated: missing objects are skipped, and only lines that `pending` still contains
 * are deleted. Lines come first, while the hidden sheets still show which are left.
 */
export function* finishSteps(
  { placements, removed, removedNames }: Arrangement,
  pending?: readonly (Pending | undefined)[],
): Iterable<Step> {
  for (const [index, placement] of placements.entries()) {
    if (pending === undefined) yield* deleteSteps(placement);
    else if (pending[index] !== undefined) yield* deleteSteps(placement, pending[index]);
  }
  for (const name of removedNames) yield deleteName(name);
  for (const { sheet, names } of removed) {
    for (const name of names) yield deleteName(name);
    yield deleteSheet(sheet);
  }
  for (const { old, staging, backup } of placements) {
    if (old === undefined) continue;
    for (const name of staleCharts(old)) yield deleteChart(old, name);
    yield deleteSheet(staging);
    yield deleteSheet(backup);
  }
}

function deleteName(name: string): Step {
  return { bytes: CALL_BYTES, queue: ({ workbook }) => workbook.names.getItemOrNullObject(name).delete() };
}

/** Charts that were drawn again, or that are no longer in the plan. */
function staleCharts({ charts, update, isWhole }: OldSheet): readonly string[] {
  if (isWhole) return charts.filter(isOurChart);
  const names = [...update.charts, ...update.droppedCharts].flatMap((key) => [
    chartName(key),
    chartName(key, [chartName(key)]),
  ]);
  return charts.filter((name) => names.includes(name));
}
