/**
 * Brings the embedded workbook from one plan to the next by writing only the cells that differ. Writing the whole
 * plan takes seconds and makes a new workbook; an edit in the pane changes some tens of cells.
 */
import type { Model } from '@ironcalc/wasm';
import { mapSheets } from '../hosts/address.js';
import { applyCellStyles } from '../hosts/browser-styles.js';
import { fromEngineName, toEngineFormula } from '../hosts/browser-text.js';
import { extentOf, splitMarks } from '../hosts/marks.js';
import { eachCell } from '../hosts/rectangles.js';
import type { Cell, SheetPlan, WorkbookPlan } from '../workbook/plan.js';

interface Change {
  readonly row: number;
  readonly column: number;
  readonly cell: Cell;
  readonly isContent: boolean;
  readonly isStyle: boolean;
}

/** Whether it could be done; not when sheets, or the rectangles they fill, differ from `before`. */
export function patchWorkbook(model: Model, before: WorkbookPlan, after: WorkbookPlan): boolean {
  const numbers = findSheets(model, before);
  if (numbers === undefined || !sameShape(before, after)) return false;
  const changes = after.sheets.map((sheet, index) => changesOf(before.sheets[index], sheet, before, after));
  if (changes.every((list) => list.length === 0)) return true;
  model.pauseEvaluation();
  keepView(model, () => {
    changes.forEach((list, index) => {
      const number = numbers[index];
      const sheet = after.sheets[index];
      if (number !== undefined && sheet !== undefined) writeChanges(model, number, sheet, after, list);
    });
  });
  model.resumeEvaluation();
  model.evaluate();
  return true;
}

/** Numbers of the plan's sheets in the workbook, found by their marks; undefined when one is gone or was moved. */
function findSheets(model: Model, plan: WorkbookPlan): readonly number[] | undefined {
  const names = model
    .getDefinedNameList()
    .map(({ name, formula }) => ({ name, ref: mapSheets(formula, fromEngineName) }));
  const { marks } = splitMarks(names);
  const sheets = model.getWorksheetsProperties().map(({ name }) => fromEngineName(name));
  const numbers: number[] = [];
  for (const sheet of plan.sheets) {
    const mark = marks.get(sheet.key);
    const number = mark === undefined ? -1 : sheets.indexOf(mark.sheet);
    const area = extentOf(sheet);
    if (mark === undefined || number < 0 || !sameArea(mark.area, area)) return undefined;
    numbers.push(number);
  }
  return numbers;
}

type Area = ReturnType<typeof extentOf>;

function sameArea(a: Area, b: Area): boolean {
  return a.row === b.row && a.column === b.column && a.rows === b.rows && a.columns === b.columns;
}

function sameShape(before: WorkbookPlan, after: WorkbookPlan): boolean {
  return (
    before.language === after.language &&
    before.sheets.length === after.sheets.length &&
    after.sheets.every((sheet, index) => {
      const old = before.sheets[index];
      return old?.key === sheet.key && old.name === sheet.name && sameArea(extentOf(old), extentOf(sheet));
    })
  );
}

function changesOf(
  before: SheetPlan | undefined,
  after: SheetPlan,
  oldPlan: WorkbookPlan,
  newPlan: WorkbookPlan,
): readonly Change[] {
  const old = new Map<string, Cell>();
  if (before !== undefined) eachCell(before, (cell, row, column) => old.set(`${row},${column}`, cell));
  const changes: Change[] = [];
  eachCell(after, (cell, row, column) => {
    const was = old.get(`${row},${column}`);
    old.delete(`${row},${column}`);
    const isContent = inputOf(was) !== inputOf(cell);
    const isStyle = was?.style !== cell.style && !sameStyle(oldPlan, was?.style, newPlan, cell.style);
    if (isContent || isStyle) changes.push({ row, column, cell, isContent, isStyle });
  });
  for (const place of old.keys()) {
    const [row = 0, column = 0] = place.split(',').map(Number);
    changes.push({ row, column, cell: {}, isContent: true, isStyle: true });
  }
  return changes;
}

function sameStyle(
  before: WorkbookPlan,
  a: string | undefined,
  after: WorkbookPlan,
  b: string | undefined,
): boolean {
  return JSON.stringify(before.styles[a ?? '']) === JSON.stringify(after.styles[b ?? '']);
}

/** As typed into the cell: see hosts/browser.ts. */
function inputOf(cell: Cell | undefined): string {
  if (cell?.formula !== undefined) return toEngineFormula(cell.formula);
  const value = cell?.value ?? '';
  if (value === '') return '';
  return typeof value === 'string' ? `'${value}` : String(value).toUpperCase();
}

/**
 * Texts get their style first, because typing adds the sign that a cell holds text; all else gets it last, because
 * typing a number or formula may take over another cell's number format.
 */
function writeChanges(
  model: Model,
  number: number,
  sheet: SheetPlan,
  plan: WorkbookPlan,
  changes: readonly Change[],
): void {
  const style = (list: readonly Change[]): void => {
    const styled = list.filter(({ cell }) => cell.style !== undefined);
    const blocks = styled.map(({ row, column, cell }) => ({ row, column, cells: [[cell]] }));
    if (blocks.length > 0) applyCellStyles(model, number, { ...sheet, blocks }, plan);
  };
  const isText = ({ cell }: Change): boolean => typeof cell.value === 'string';
  style(changes.filter((change) => change.isStyle && isText(change)));
  for (const { row, column, cell, isContent, isStyle } of changes) {
    if (isStyle && cell.style === undefined)
      model.rangeClearFormatting(number, row + 1, column + 1, row + 1, column + 1);
    if (isContent) model.setUserInput(number, row + 1, column + 1, inputOf(cell));
  }
  style(changes.filter((change) => !isText(change)));
}

/** Runs `work`, which may go from sheet to sheet, and leaves the user's selection as it was. */
function keepView(model: Model, work: () => void): void {
  const { sheet, row, column, range, top_row: top, left_column: left } = model.getSelectedView();
  work();
  model.setSelectedSheet(sheet);
  model.setSelectedCell(row, column);
  model.setSelectedRange(...range);
  model.setTopLeftVisibleCell(top, left);
}
