/** Carries out a `SheetUpdate` in IronCalc: insertions, cells, rules, and deletions of lines and sheets. */
import type { Model } from '@ironcalc/wasm';
import type { Area, Cell, Content, SheetPlan, SheetUpdate, WorkbookPlan } from '../../workbook/plan/plan.js';
import { eachCell, insideArea } from '../../workbook/plan/rectangles.js';
import { mapSheets } from '../../workbook/plan/references.js';
import { parseReference, type Reference } from '../../workbook/plan/address.js';
import type { Move } from './lines.js';
import { unmarkPicks } from './picks.js';
import { applyCellStyles, applyRules, applySizes } from './styles.js';
import { fromEngineName, inputOf, namesOf, toEngineFormula } from './text.js';
import { CHANGED_MEANWHILE, HostError } from '../failure.js';
import { partOf } from '../updates.js';

/**
 * Refuses if the plan was made for other contents because somebody typed meanwhile. A cell that already has its new content is
 * accepted: an edit in the grid comes back as a change of the pane.
 */
export function refuseChanged(
  model: Model,
  number: number,
  sheet: SheetPlan,
  mark: Reference,
  { area, seen, insertRows, insertColumns }: SheetUpdate,
): void {
  const isStill = insertRows.length + insertColumns.length === 0;
  const wanted = new Map<string, Cell>();
  if (isStill) eachCell(sheet, (cell, row, column) => wanted.set(`${row},${column}`, cell));
  const isSame = (content: Content, row: number, column: number): boolean => {
    const found = model.getCellContent(number, row + 1, column + 1);
    const cell = wanted.get(`${row},${column}`);
    return isContent(found, content) || (cell !== undefined && isContent(found, contentOf(cell)));
  };
  const isThere =
    [area.row - mark.area.row, area.column - mark.area.column].every((by) => by === 0) &&
    [area.rows - mark.area.rows, area.columns - mark.area.columns].every((by) => by === 0);
  const isSeen = seen.every(({ area: box, cells }) =>
    cells.every((line, r) => line.every((content, c) => isSame(content, box.row + r, box.column + c))),
  );
  if (!isThere || !isSeen) throw new HostError(CHANGED_MEANWHILE, 'cells are not what they were', sheet.name);
}

/** Whether a cell has the planned content; undefined: none. */
export function holds(
  model: Model,
  number: number,
  cell: Cell | undefined,
  row: number,
  column: number,
): boolean {
  return isContent(
    model.getCellContent(number, row + 1, column + 1),
    cell === undefined ? '' : contentOf(cell),
  );
}

function contentOf({ formula, value }: Cell): Content {
  return formula === undefined ? (value ?? '') : { formula };
}

/** `found` as typed: a text with its prefix, a formula in the engine's form. */
function isContent(found: string, content: Content): boolean {
  if (typeof content === 'object') return worded(found) === worded(toEngineFormula(content.formula));
  if (typeof content === 'string') return found.replace(/^'/, '') === content;
  return typeof content === 'number'
    ? found !== '' && Number(found) === content
    : found.toUpperCase() === String(content).toUpperCase();
}

/** The formula without IronCalc's own spelling: quotes around sheet names, spaces, letter case, `@` before INDEX. */
function worded(formula: string): string {
  return unmarkPicks(mapSheets(formula, (name) => name))
    .replace(/\s+/g, '')
    .toUpperCase();
}

/** Lines to insert before the cells are written, and lines to delete after. */
export function movesOf(update: SheetUpdate): {
  readonly before: readonly Move[];
  readonly after: readonly Move[];
} {
  const { insertRows, insertColumns, deleteRows, deleteColumns } = update;
  return {
    before: [
      ...insertRows.map(({ at, count }): Move => ({ axis: 'row', at, count })),
      ...insertColumns.map(({ at, count }): Move => ({ axis: 'column', at, count })),
    ],
    after: [
      ...deleteRows.map(({ at, count }): Move => ({ axis: 'row', at, count: -count })),
      ...deleteColumns.map(({ at, count }): Move => ({ axis: 'column', at, count: -count })),
    ],
  };
}

/** Writes only the cells that have changed according to the plan. */
export function writeCells(
  model: Model,
  number: number,
  sheet: SheetPlan,
  plan: WorkbookPlan,
  { write, fresh, clear, rules }: SheetUpdate,
): void {
  for (const { row, column, rows, columns } of clear)
    model.rangeClearAll(number, row + 1, column + 1, row + rows, column + columns);
  // Looks are applied first, because typing a text adds the text prefix to the style.
  applyCellStyles(model, number, partOf(sheet, fresh), plan);
  eachCell(partOf(sheet, [...write, ...fresh]), (cell, row, column) => {
    const format = formatOf(model, number, row, column);
    model.setUserInput(number, row + 1, column + 1, inputOf(cell) ?? '');
    // IronCalc derives the format of a typed formula from the cells in it.
    if (formatOf(model, number, row, column) !== format)
      model.updateRangeStyle(
        { sheet: number, row: row + 1, column: column + 1, width: 1, height: 1 },
        'num_fmt',
        format,
      );
  });
  applyCellStyles(model, number, partOf(sheet, fresh), plan);
  if (rules !== undefined) {
    clearRules(model, number, rules);
    applyRules(model, number, sheet, plan);
  }
  applySizes(model, number, sheet);
}

function formatOf(model: Model, number: number, row: number, column: number): string {
  return model.getCellStyle(number, row + 1, column + 1).style.num_fmt;
}

/** Removes the conditional formats that begin inside one of the areas. */
export function clearRules(model: Model, number: number, areas: readonly Area[]): void {
  const ours = model.getConditionalFormattingList(number).filter(({ range }) => {
    const rule = parseReference(`x!${range}`);
    return rule !== undefined && areas.some((area) => insideArea(area, rule.area.row, rule.area.column));
  });
  // From the last, because deleting one moves the next ones.
  for (const { index } of ours.sort((a, b) => b.index - a.index))
    model.deleteConditionalFormatting(number, index);
}

/** Deletes the sheets that are no longer in the plan. */
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

/** Runs `work`, which may select other sheets, and restores the user's selection. */
export function keepView(model: Model, work: () => void): void {
  const { sheet, row, column, range, top_row: top, left_column: left } = model.getSelectedView();
  work();
  model.setSelectedSheet(sheet);
  model.setSelectedCell(row, column);
  model.setSelectedRange(...range);
  model.setTopLeftVisibleCell(top, left);
}
