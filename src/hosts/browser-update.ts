/** What a plan for a workbook that lives (`SheetUpdate`) does in IronCalc: room, cells, rules, lines and sheets that go. */
import type { Model } from '@ironcalc/wasm';
import type { Area, Content, SheetPlan, SheetUpdate, WorkbookPlan } from '../workbook/plan.js';
import { insideArea, parseReference, type Reference } from './address.js';
import { moveLines } from './browser-lines.js';
import { applyCellStyles, applyRules, applySizes } from './browser-styles.js';
import { fromEngineName, inputOf, namesOf } from './browser-text.js';
import { CHANGED_MEANWHILE, HostError } from './failure.js';
import { eachCell } from './rectangles.js';
import { partOf } from './updates.js';

/** The plan was made for other contents: somebody typed while it was made. */
export function refuseChanged(
  model: Model,
  number: number,
  name: string,
  mark: Reference,
  { area, seen }: SheetUpdate,
): void {
  const isSame = (content: Content, row: number, column: number): boolean => {
    const found = model.getCellContent(number, row + 1, column + 1);
    if (typeof content === 'object') return found.startsWith('=');
    return (
      found.replace(/^'/, '').toUpperCase() === String(content).toUpperCase() || Number(found) === content
    );
  };
  const isThere =
    [area.row - mark.area.row, area.column - mark.area.column].every((by) => by === 0) &&
    [area.rows - mark.area.rows, area.columns - mark.area.columns].every((by) => by === 0);
  const isSeen = seen.every(({ area: box, cells }) =>
    cells.every((line, r) => line.every((content, c) => isSame(content, box.row + r, box.column + c))),
  );
  if (!isThere || !isSeen) throw new HostError(CHANGED_MEANWHILE, 'cells are not what they were', name);
}

export function makeRoom(model: Model, number: number, { insertRows, insertColumns }: SheetUpdate): void {
  for (const { at, count } of insertRows) moveLines(model, number, 'row', at, count);
  for (const { at, count } of insertColumns) moveLines(model, number, 'column', at, count);
}

/** Only the cells that the plan says have changed. */
export function writeCells(
  model: Model,
  number: number,
  sheet: SheetPlan,
  plan: WorkbookPlan,
  { write, fresh, clear, rules }: SheetUpdate,
): void {
  for (const { row, column, rows, columns } of clear)
    model.rangeClearAll(number, row + 1, column + 1, row + rows, column + columns);
  // Looks first: typing a text adds the sign that the cell holds text.
  applyCellStyles(model, number, partOf(sheet, fresh), plan);
  eachCell(partOf(sheet, [...write, ...fresh]), (cell, row, column) => {
    model.setUserInput(number, row + 1, column + 1, inputOf(cell) ?? '');
  });
  applyCellStyles(model, number, partOf(sheet, fresh), plan);
  if (rules !== undefined) {
    clearRules(model, number, rules);
    applyRules(model, number, sheet, plan);
  }
  applySizes(model, number, sheet);
}

/** Takes away the conditional formats that begin inside one of the areas. */
export function clearRules(model: Model, number: number, areas: readonly Area[]): void {
  const ours = model.getConditionalFormattingList(number).filter(({ range }) => {
    const rule = parseReference(`x!${range}`);
    return rule !== undefined && areas.some((area) => insideArea(area, rule.area.row, rule.area.column));
  });
  // From the last, because deleting one moves those after it.
  for (const { index } of ours.sort((a, b) => b.index - a.index))
    model.deleteConditionalFormatting(number, index);
}

export function removeSheets(
  model: Model,
  { removedSheets = [] }: WorkbookPlan,
  marks: ReadonlyMap<string, Reference>,
): void {
  for (const key of removedSheets) {
    const sheet = marks.get(key)?.sheet;
    const number = model.getWorksheetsProperties().findIndex(({ name }) => fromEngineName(name) === sheet);
    if (number < 0) continue;
    for (const { name, ref } of namesOf(model))
      if (parseReference(ref)?.sheet === sheet) model.deleteDefinedName(name, null);
    model.deleteSheet(number);
  }
}

/** Runs `work`, which may go from sheet to sheet, and leaves the user's selection as it was. */
export function keepView(model: Model, work: () => void): void {
  const { sheet, row, column, range, top_row: top, left_column: left } = model.getSelectedView();
  work();
  model.setSelectedSheet(sheet);
  model.setSelectedCell(row, column);
  model.setSelectedRange(...range);
  model.setTopLeftVisibleCell(top, left);
}
