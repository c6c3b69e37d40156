/**
 * From one plan to the next where nothing but the contents of cells changes: what a moved slider, or a new formula,
 * does to a workbook. Hosts write only these cells, and no line is inserted, no chart drawn again.
 *
 * In: the plan that stands (as reconciled, when it was) and the next one, both over the same places. Out: the next
 * plan with an update for each sheet; undefined when more than contents and looks differ, for which there is `reconcile`.
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

/** Whether a plan says that nothing is to be done. */
export function isUnchanged({ sheets, removedSheets = [] }: WorkbookPlan): boolean {
  return (
    removedSheets.length === 0 &&
    sheets.every(({ update }) => {
      if (update === undefined || update.rules !== undefined || update.merges !== undefined) return false;
      const { area: _, adopts, ...lists } = update;
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

/** Nothing of it is to be written; what a formula gives follows by itself. */
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

export function ruleAreas({ validations, conditionalFormats }: SheetPlan): readonly Area[] {
  return [...validations, ...conditionalFormats].map(({ area }) => area);
}

/** Everything but cells: sheets, rectangles, tables, rules, charts. */
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
      // Which cells the plan writes: one more, or one less, may concern a cell of the user.
      cells.map((line) => line.map((cell) => (cell === undefined ? '0' : '1')).join('')).join(','),
    ]),
  });
  return JSON.stringify(shape(a)) === JSON.stringify(shape(b));
}

/** The rectangle that a plan's cells fill; its first cell when there are none. */
export function extentOf({ blocks }: SheetPlan): Area {
  const filled = blocks.filter(({ cells }) => cells.length > 0 && (cells[0]?.length ?? 0) > 0);
  if (filled.length === 0) return { row: 0, column: 0, rows: 1, columns: 1 };
  const row = Math.min(...filled.map((block) => block.row));
  const column = Math.min(...filled.map((block) => block.column));
  const bottom = Math.max(...filled.map((block) => block.row + block.cells.length));
  const right = Math.max(...filled.map((block) => block.column + (block.cells[0]?.length ?? 0)));
  return { row, column, rows: bottom - row, columns: right - column };
}
