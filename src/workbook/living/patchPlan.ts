/**
 * From one plan to the next if only contents of cells change, for example after a slider was moved or a formula changed. Hosts
 * write only these cells; no line is inserted and no chart is drawn again. In:
 *
 * the present plan (as reconciled, if it was) and the next one, both with the same places. Out: the next plan with an update for
 * each sheet; undefined if more than contents and looks differ: then `reconcile` is needed.
 */
import { collectChanges } from './cellChanges.js';
import type { Area, Cell, CellSnapshot, SheetPlan, SheetUpdate, WorkbookPlan } from '../plan/plan.js';
import { gridOf } from './sheetLines.js';

export function patchPlan(before: WorkbookPlan, after: WorkbookPlan): WorkbookPlan | undefined {
  if (before.language !== after.language || before.sheets.length !== after.sheets.length) return undefined;
  if (JSON.stringify(before.names) !== JSON.stringify(after.names)) return undefined;
  const sheets: SheetPlan[] = [];
  for (const [index, sheet] of after.sheets.entries()) {
    const old = before.sheets[index];
    if (old === undefined || !sameShape(old, sheet)) return undefined;
    sheets.push({ ...sheet, update: updateOf(old, sheet, before, after) });
  }
  return { ...after, sheets };
}

/** Whether nothing has to be done for a plan. */
export function isUnchanged({ sheets, removedSheets = [], removedNames = [] }: WorkbookPlan): boolean {
  return (
    removedSheets.length + removedNames.length === 0 &&
    sheets.every(({ update }) => {
      if (update === undefined || update.rules !== undefined || update.merges !== undefined) return false;
      // Where the area and merged cells were found is told to the host; it is no change.
      const { area: _, foundMerges: __, adopts, ...lists } = update;
      if (adopts !== undefined) return false;
      return Object.values(lists).every((list: readonly unknown[]) => list.length === 0);
    })
  );
}

function updateOf(old: SheetPlan, sheet: SheetPlan, before: WorkbookPlan, after: WorkbookPlan): SheetUpdate {
  const [was, is] = [gridOf(old), gridOf(sheet)];
  const raw = (row: number, column: number): CellSnapshot | undefined => standing(was[row]?.[column]);
  const changes = collectChanges(before.styles, after.styles, raw);
  is.forEach((cells, row) => {
    cells.forEach((cell, column) => {
      const now = was[row]?.[column];
      if (cell === undefined || isSameCell(now, cell)) return;
      const meeting = { row, column, found: { row, column }, before: now, stands: raw(row, column) };
      changes.add({ ...meeting, after: cell });
    });
  });
  const { write, fresh, clear, seen } = changes.finish(() => false);
  return {
    area: extentOf(old),
    ...{ insertRows: [], insertColumns: [], deleteRows: [], deleteColumns: [] },
    ...{ write, fresh, clear, seen },
    ...(fresh.length === 0 ? {} : { rules: ruleAreas(sheet) }),
    ...{ charts: [], droppedCharts: [], droppedTables: [] },
  };
}

/** Whether a cell need not be written; the value of a formula follows by itself. */
export function isSameCell(now: Cell | undefined, cell: Cell): boolean {
  return (
    now !== undefined &&
    now.value === cell.value &&
    now.formula === cell.formula &&
    now.style === cell.style &&
    now.link === cell.link &&
    now.comment === cell.comment
  );
}

function standing(cell: Cell | undefined): CellSnapshot | undefined {
  if (cell?.formula !== undefined) return { value: cell.cached ?? null, formula: cell.formula };
  return cell?.value === undefined || cell.value === null ? undefined : { value: cell.value };
}

/** Areas with validations or conditional formats. */
export function ruleAreas({ validations, conditionalFormats }: SheetPlan): readonly Area[] {
  return [...validations, ...conditionalFormats].map(({ area }) => area);
}

/** Whether everything except cells is equal: sheets, rectangles, tables, rules, charts. */
function sameShape(a: SheetPlan, b: SheetPlan): boolean {
  const shape = ({
    key,
    name,
    blocks,
    merges,
    tables,
    validations,
    conditionalFormats,
    charts,
  }: SheetPlan) => ({
    ...{ key, name, merges, tables, validations, conditionalFormats, charts },
    blocks: blocks.map(({ row, column, cells }) => [
      ...[row, column, cells.length],
      // The set of cells must be equal too: an additional or missing cell may be a cell of the user.
      cells.map((line) => line.map((cell) => (cell === undefined ? '0' : '1')).join('')).join(','),
    ]),
  });
  return JSON.stringify(shape(a)) === JSON.stringify(shape(b));
}

/** The rectangle that a plan's cells fill; A1 if there are none. */
export function extentOf({ blocks }: SheetPlan): Area {
  const filled = blocks.filter(({ cells }) => cells.length > 0 && (cells[0]?.length ?? 0) > 0);
  if (filled.length === 0) return { row: 0, column: 0, rows: 1, columns: 1 };
  const row = Math.min(...filled.map((block) => block.row));
  const column = Math.min(...filled.map((block) => block.column));
  const bottom = Math.max(...filled.map((block) => block.row + block.cells.length));
  const right = Math.max(...filled.map((block) => block.column + (block.cells[0]?.length ?? 0)));
  return { row, column, rows: bottom - row, columns: right - column };
}
